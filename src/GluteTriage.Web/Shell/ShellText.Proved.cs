using System.Globalization;
using System.Numerics;
using GluteTriage.Content;
using GluteTriage.Engine.Verification;

namespace GluteTriage.Web.Shell;

internal static partial class ShellText
{
    /// <summary>The page "What is proved".</summary>
    public static class Proved
    {
        public const string Heading = "What is proved";
        public const string Lead = "Most symptom checkers are tried on some examples. We tried ours on examples too. "
            + "Then a program proved the points below for every way of answering the questions.";

        public const string Size = "All ways of answering";
        public const string SizeNote = "That is every mix of answers, skipped questions and “not sure”. Nobody could try them one by one, "
            + "so the program works with whole groups of answers at once.";

        public const string HowLabel = "How it was checked";
        public const string NotHeading = "What is not proved";
        public const string PropertiesHeading = "What holds for every person";
        public const string ReleaseHeading = "Which content this is about";
        public const string AboutRelease = "The points above were proved for the very content this site is running. Change one letter of it, "
            + "and the site will not show it to people until it is proved again.";

        public const string InterviewHeading = "The questions at a glance";
        public const string InterviewText = "From top to bottom, the order of asking. Questions with a broken edge are asked of some people only; the lines "
            + "on the left lead from the answers that decide it. The numbers say how many warning signs look at the answer.";

        public static readonly IReadOnlyList<string> InterviewLegend =
            ["E: signs that are an emergency", "D: to be seen the same day", "S: to be seen soon", "R: a routine visit"];

        public const string NameLabel = "Content";
        public const string DateLabel = "Date";
        public const string HashLabel = "Fingerprint";
        public const string None = "Nothing is proved of this content yet. A site for people would not show it.";
        public const string CheckYourself = "You can check this yourself. Get the program’s source and run “gt verify”: it takes seconds, and it prints "
            + "a made-up person wherever a point does not hold.";

        public static readonly IReadOnlyList<string> Not =
        [
            "That the rules are medically right. They come from published sources and judgement; no clinician has signed them off.",
            "That an answer is true. People can misread a question, or not notice a sign.",
            "That the first cause on the list is what you have. The scores have not been tested on patients.",
            "That it is safe to wait. If you are worried, get help whatever this tool says.",
        ];

        public static string Outcome(Outcome outcome) => outcome is Engine.Verification.Outcome.Proved ? "Proved" : "Tested, not proved";

        public static string Scope(CertifiedProperty property, BigInteger all) => property.Combinations == all
            ? "for all ways of answering"
            : string.Create(CultureInfo.InvariantCulture, $"over all {property.Combinations:N0} cases");

        /// <summary>The number as a person can take it in, e.g. "about 4.5 × 10" and the exponent 54.</summary>
        public static (string Number, int Exponent) Rounded(BigInteger number)
        {
            var exponent = number.ToString(CultureInfo.InvariantCulture).Length - 1;
            return (Math.Pow(10, BigInteger.Log10(number) - exponent).ToString("0.0", CultureInfo.InvariantCulture), exponent);
        }
    }
}
