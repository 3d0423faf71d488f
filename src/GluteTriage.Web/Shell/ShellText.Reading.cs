using System.Globalization;

namespace GluteTriage.Web.Shell;

internal static partial class ShellText
{
    /// <summary>The pages drawn from the content store for people who read.</summary>
    public static class Reading
    {
        public const string SignsHeading = "Warning signs";
        public const string SignsLead = "Most pain in the buttock is harmless. These are the signs that it may not be. Each stands at its most urgent, because we do not know your other answers. Open one to see what it may mean and what to do.";
        public const string SignsUnsure = "If you are not sure about a sign, it is not the same as not having it. The questions take that into account.";
        public const string CausesHeading = "What may be behind the pain";
        public const string CausesLead = "These are the causes the questions know. Several can look alike, and more than one can be there at once.";
        public const string ForHeading = "What speaks for it";
        public const string ForLead = "If these fit you, it becomes more likely. The strongest come first.";
        public const string AgainstHeading = "What speaks against it";
        public const string AgainstLead = "If these fit you, something else becomes more likely.";
        public const string HelpsHeading = "Looking after it";
        public const string OthersHeading = "What else it can be";
        public const string AllCauses = "All causes";
        public const string GetHelpHeading = "When to get help";
        public const string CheckHeading = "Check your own pain";
        public const string CheckText = "The questions look for warning signs first, then for the likely cause, and give their reasons.";
        public const string CompareHeading = "Knot, irritated nerve, wallet or sciatica?";
        public const string CompareLead = "Four causes that are often mistaken for each other, side by side: for each question, the answer that speaks most for each.";
        public const string CompareNote = "No single answer decides. Answers often point different ways, and the questions weigh them together.";
        public const string CompareItem = "What we ask";
        public const string CompareNothing = "no clear sign";
        public const string CompareRests = "Drawn from the weights the questions use. Most of them are judgement; each one is named with its source on the page about the evidence.";
        public const string EvidenceHeading = "The evidence behind every rule";
        public const string EvidenceLead = "For clinicians, and for everyone who wants to check us: what each warning sign and each weight rests on. It is printed from the rules this site is running.";
        public const string WeightsHeading = "Weights of the causes";
        public const string WeightsLead = "Points are ten times the logarithm of a likelihood ratio: +3 doubles the odds, −3 halves them, +10 is ten times. Related answers are capped together and shrunk, because they are not independent.";
        public const string AnswerColumn = "Answer";
        public const string PointsColumn = "Points";
        public const string SourceColumn = "Rests on";
        public const string PriorRow = "Before any answer";
        public const string ReadHeading = "Read about it";

        public static string Medical(string name) => $"Clinicians call it {name}.";

        public static string EvidenceCount(int flags, int weights, int sources) => $"{flags} warning signs, {weights} weights, {sources} sources.";

        public static string FlagFacts(string levels, string reference) => $"Levels: {levels}. Rows of the clinical reference and its amendments: {reference}.";

        public static string CanBe(string level) => $"Sometimes less urgent: {level}";

        public static string SignCount(int count) => count == 1 ? "1 sign" : $"{count} signs";

        public static string Review(DateOnly by, string signedOff) => string.Create(CultureInfo.InvariantCulture,
            $"To be read again by {by:d MMMM yyyy}. {(signedOff == "none" ? "No clinician has signed this page off." : $"Signed off by {signedOff}.")}");
    }
}
