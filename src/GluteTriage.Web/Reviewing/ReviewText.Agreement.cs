using System.Globalization;
using GluteTriage.Sessions.Agreement;

namespace GluteTriage.Web.Reviewing;

internal static partial class ReviewText
{
    /// <summary>The agreement of reviewers and the tool.</summary>
    public static class Judged
    {
        public const string Title = "Agreement - GluteTriage sessions";
        public const string Heading = "Agreement";
        public const string Lead =
            "How far clinicians agree with the tool, and with each other, in the sessions they chose to review. Reviewed sessions are not a random "
            + "sample, and a reviewer has seen the tool's result before judging it, unless it says otherwise.";
        public const string Synthetic = "Made-up sessions are among those reviewed. The figures say nothing of the tool's safety.";
        public const string TooFew = "Not shown: it needs 10 judgements and has fewer.";
        public const string TooFewFlags = "Not shown: a red flag needs to be held present, or raised, in 10 reviews, and none was yet.";
        public const string NoKappa = "Cannot be computed: everything was judged the same.";
        public const string What = "Measure";
        public const string Scale = "From 0 to 1";
        public const string Value = "Value";
        public const string IntervalHead = "95 % interval";
        public const string N = "n";
        public const string KappaName = "Weighted kappa";
        public const string Same = "The same urgency";
        public const string ToolHeading = "Urgency: clinician and tool";
        public const string ToolSays =
            "The latest first review of each reviewer. Kappa is agreement beyond chance: 1 is perfect, 0 is what chance alone would give. Being apart by "
            + "two levels weighs four times as much as by one.";
        public const string ToolOver = "Over-triage: the tool more urgent than the clinician";
        public const string ToolUnder = "Under-triage: the tool less urgent than the clinician";
        public const string UnseenHeading = "Urgency: clinician and tool, judged first";
        public const string ReviewersHeading = "Urgency: two clinicians";
        public const string ReviewersSays =
            "Second reviews were given without sight of the first. What two clinicians reach with each other is about as much as a tool can be asked for.";
        public const string FirstOver = "The first reviewer more urgent than the second";
        public const string FirstUnder = "The first reviewer less urgent than the second";
        public const string EachPair = "Every pair of judgements";
        public const string Clinician = "Clinician";
        public const string Tool = "Tool";
        public const string FirstReviewer = "First reviewer";
        public const string SecondReviewer = "Second reviewer";
        public const string FlagsHeading = "Red flags";
        public const string FlagsSays =
            "The clinician's judgement is taken as the truth here, which it may not be. "
                + "A flag is listed once it was held present, or raised, in 10 first reviews.";
        public const string Sensitivity = "Sensitivity: of those a clinician held present, how many the tool raised";
        public const string Predictive = "Positive predictive value: of those the tool raised, how many a clinician held present";
        public const string CausesHeading = "Causes: clinician and tool";
        public const string CausesSays =
            "By the group the cause belongs to, the commonest first. Only where the person was shown causes. The clinician may have named none.";
        public const string SameCause = "The same group";
        public const string HowComputed =
            "Kappa with quadratic weights and its large-sample standard error (Cohen 1968; Fleiss, Cohen and Everitt 1969); shares with the score interval "
            + "of Wilson (1927). Both are checked against published worked examples. No measure that rests on fewer than 10 judgements is shown; "
            + "single cells of a table may hold fewer.";

        public static string UnseenSays(int count) =>
            $"{(count == 1 ? "1 judgement was" : $"{Counts.Number(count)} judgements were")} given before the tool's result was shown to whoever gave "
            + "it. These alone count here, whatever their reviewers said once they had seen it.";

        public static string ToolFarUnder(int count) => $"Under-triage by two levels or more: {Counts.Number(count)}.";

        public static string FirstFarUnder(int count) => $"The first reviewer less urgent by two levels or more: {Counts.Number(count)}.";

        public static string Figure(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

        public static string Interval(Estimate estimate) =>
            estimate.HasInterval ? $"{Figure(estimate.Low)} to {Figure(estimate.High)}"
            : estimate.Value > 0.999 ? "None: no two judgements differed, and so few cases cannot show that none ever would."
            : "None: one side judged every case the same, so these cases cannot show how far off the value may be.";

        public static string Shares(Estimate estimate) => string.Create(
            CultureInfo.InvariantCulture, $"{estimate.Low * 100:0} to {estimate.High * 100:0} %");
    }
}
