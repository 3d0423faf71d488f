using System.Globalization;

namespace GluteTriage.Web.Shell;

/// <summary>What a person reads about taking the result along.</summary>
internal static partial class ShellText
{
    public static class Take
    {
        public const string Heading = "Take it along";
        public const string SummaryLink = "Summary for your appointment";
        public const string SummaryHeading = "Summary for my appointment";
        public const string SummaryLead = "One page to show, print, copy or send. We send nothing. It holds your answers, so choose who sees it.";
        public const string Share = "Share";
        public const string Copy = "Copy as text";
        public const string Copied = "Copied";
        public const string AsText = "As plain text, to select and copy";
        public const string CalendarLink = "Calendar: look again in two weeks";
        public const string CalendarTitle = "Look again";
        public const string CalendarText =
            "Two weeks have passed. If it is no better, or anything has changed, answer the questions again. With a danger sign, get help now.";

        public static string Head(DateTimeOffset answeredAt, string release) => string.Create(
            CultureInfo.InvariantCulture,
            $"From answers given on GluteTriage on {answeredAt:d MMMM yyyy}. Nobody was examined; this is not a diagnosis. {release}");
    }
}
