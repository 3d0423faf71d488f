using GluteTriage.Content.Reading;

namespace GluteTriage.Web.Shell;

/// <summary>What a person reads on the chart of what to expect.</summary>
internal static partial class ShellText
{
    public static class Course
    {
        public const string AllId = "cause-by-cause";
        public const string AllHeading = "Cause by cause";
        public const string AllLead =
            "Each square stands for one person in a hundred. The studies asked different people, and counted in different ways. So do not compare them.";
        private const int WeeksInYear = 52;
        private const int WeeksInMonths = 13;

        /// <returns>The time of a stage, counted from the day the pain began.</returns>
        public static string Time(CourseStage stage) => stage.Weeks switch
        {
            null => stage.When!,
            { To: null } weeks => $"After {Named(weeks.From)}",
            { From: 0, To: { } to } => $"The first {Named(to)}",
            { From: var from, To: var to } when from == to => $"At {Named(from)}",
            { From: var from, To: < WeeksInMonths and var to } => $"Weeks {from} to {to}",
            { From: var from, To: { } to } => $"{Capital(Named(from))} to {Named(to)}",
        };

        public static string Tick(int week) => week == 0 ? "start" : Named(week);

        private static string Named(int weeks) => weeks switch
        {
            WeeksInYear => "1 year",
            1 => "1 week",
            _ when weeks % WeeksInMonths == 0 => $"{weeks / WeeksInMonths * 3} months",
            _ => $"{weeks} weeks",
        };

        private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
    }
}
