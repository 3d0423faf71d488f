using System.Globalization;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Insights;

namespace GluteTriage.Web.Reviewing;

internal static partial class ReviewText
{
    /// <summary>The insights.</summary>
    public static class Counts
    {
        public const string Title = "Insights - GluteTriage sessions";
        public const string Heading = "Insights";
        public const string Lead = "How the tool is used, counted over sessions whose people agreed to review. Counts remain when sessions are deleted.";
        public const string Counting = "Adding up the counts.";
        public const string Synthetic = "Made-up sessions are among these. The figures do not describe real people.";
        public const string NotUnderstood = "Part of the address was not one of the choices below, so it was left out.";
        public const string HowShown =
            "To protect people, counts are rounded up or down to a multiple of five, so parts may not add up to their whole. Nothing under 10 is shown; "
            + "some counts a little above it are hidden too, and so is any other count by which a hidden one could be worked out. The same question always "
            + "has the same answer. Counts are brought up to date every ten minutes.";
        public const string NotShown = "Not shown";
        public const string AsTable = "Show as a table";
        public const string Count = "Sessions";
        public const string Began = "Sessions begun";
        public const string Finished = "Given a result";
        public const string Completion = "Share given a result";
        public const string When = "Days (UTC)";
        public const string VolumeHeading = "Sessions over time";
        public const string UrgencyHeading = "Urgency";
        public const string UrgencySays = "How urgent the latest result of each session was, most urgent first.";
        public const string DevicesHeading = "Device";
        public const string DevicesSays = "What kind of device each session was begun on, whichever device is chosen above.";
        public const string CausesHeading = "Likeliest cause";
        public const string CausesSays =
            "The group of the cause the person saw first, commonest first. People told to be seen at once, and those under 16, are shown none.";
        public const string ReleasesHeading = "Content release";
        public const string ReleasesSays = "Which release each session was begun with, whichever release is chosen above.";
        public const string OtherCause = "No cause was shown, or one of an earlier release";
        public const string QuestionsHeading = "Question by question";
        public const string QuestionsSays =
            "In the order of asking. First answers only: a changed answer is not a second asking. People who left are those who went away without a "
            + "result for a day or more; they stand beside the last question they answered.";
        public const string Answered = "Answered";
        public const string LeftAfter = "Left after it";
        public const string NotSure = "Not sure or skipped";
        public const string MedianTime = "Median time";
        public const string BeforeTheFirst = "Before the first answer";
        public const string PeriodLabel = "Period";
        public const string OwnDays = "The months chosen here";
        public const string FromLabel = "From the month of";
        public const string ToLabel = "To the month of";
        public const string AllReleases = "All releases";
        public const string AllDevices = "All devices";
        public const string Device = "Device";
        public const string Cause = "Cause";
        public const string Show = "Show";

        public static string MoreNotShown(int count) => $"{count} are not shown. Their names are in the table.";

        public static string ChartLabel(string heading) => $"Chart: {heading}. The same figures are in a table below it.";

        public static string LastDays(string days) => $"Last {days} days";

        public static string DeviceName(string code) => code switch
        {
            "phone" => "Phone",
            "tablet" => "Tablet",
            "desktop" => "Computer",
            TriageSession.UnknownDevice => "Not known",
            _ => code,
        };

        public static string VolumeSays(IReadOnlyList<ShownPeriod> periods) => periods[0].From == periods[0].To
            ? "Sessions begun on each day. A short mark at the bottom stands for a day that is not shown."
            : "Sessions begun in each stretch of seven days; the last may be shorter. A short mark at the bottom stands for a stretch that is not shown.";

        public static string Date(int day) => Day.Date(day).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

        public static string Stretch(ShownPeriod period) =>
            period.From == period.To ? Date(period.From) : $"{Date(period.From)} to {Date(period.To)}";

        public static string Number(int? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? NotShown;

        public static string NumberOf(int? count, int? whole) => count is { } part && whole is { } all
            ? $"{Number(part)} ({Percent(Math.Min(1, (double)part / all))})"
            : Number(count);

        public static string Percent(double? share) =>
            share is { } known ? (known * 100).ToString("0", CultureInfo.InvariantCulture) + " %" : NotShown;

        public static string Seconds(double? seconds) => seconds switch
        {
            null => NotShown,
            >= 900 => "15 min or more",
            >= 120 => (seconds.Value / 60).ToString("0", CultureInfo.InvariantCulture) + " min",
            _ => seconds.Value.ToString("0", CultureInfo.InvariantCulture) + " s",
        };

        /// <summary>For the lengths of a drawing.</summary>
        public static string Plain(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);
    }
}
