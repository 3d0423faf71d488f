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
        public const string ReadHeading = "Read about it";

        public static string Medical(string name) => $"Clinicians call it {name}.";

        public static string CanBe(string level) => $"Sometimes less urgent: {level}";

        public static string SignCount(int count) => count == 1 ? "1 sign" : $"{count} signs";

        public static string Review(DateOnly by, string signedOff) => string.Create(CultureInfo.InvariantCulture,
            $"To be read again by {by:d MMMM yyyy}. {(signedOff == "none" ? "No clinician has signed this page off." : $"Signed off by {signedOff}.")}");
    }
}
