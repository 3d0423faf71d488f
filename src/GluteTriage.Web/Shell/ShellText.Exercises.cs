using System.Globalization;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Web.Shell;

/// <summary>What a person reads about the exercises of a cause, on its page and on its leaflet.</summary>
internal static partial class ShellText
{
    public static class Exercises
    {
        public const string NotYetHeading = "Do not start yet if";
        public const string SignsLink = "Look through the warning signs first";
        public const string StopHeading = "Stop at once if";
        public const string Feels = "How it should feel";
        public const string MoveOn = "Move on when";
        public const string GoBack = "Go back when";
        public const string LeafletLink = "Print a leaflet (one page)";
        public const string LeafletBack = "Back to the whole page";
        public const string Leaflet = "Leaflet";
        public const string WhatItIs = "What it is";
        public const string ExercisesHeading = "Exercises";
        public const string HelpHeading = "When to get help";
        public const string StagesHeading = "Exercises in three steps";
        public const string Today = "To be seen today:";
        private const int WholeWeek = 7;

        private static readonly CultureInfo English = CultureInfo.InvariantCulture;

        public static string Heading(StageKind stage) => stage switch
        {
            StageKind.Calm => "Step 1: calm it down",
            StageKind.Build => "Step 2: build strength",
            _ => "Step 3: back to activity",
        };

        /// <returns>How much and how often, as one line.</returns>
        public static string Amount(Dose dose) => string.Join(", ", Parts(dose));

        public static string LeafletTitle(Cause cause) => $"{Leaflet}: {Reading.BothNames(cause)}";

        public static string LeafletFoot(ReleaseNote release, DateOnly reviewBy, string address) =>
            $"From {address} · {ReleaseLine(release)} · To be read again by {reviewBy.ToString("d MMMM yyyy", English)}";

        private static IEnumerable<string> Parts(Dose dose)
        {
            yield return dose switch
            {
                { Sets: { } sets, Repeats: { } repeats } => $"{Counted(sets, "set")} of {Numbers(repeats)}",
                { Repeats: { To: 1 } } => "once",
                { Repeats: { } repeats } => $"{Numbers(repeats)} times",
                { Minutes: { } minutes } => Counted(minutes, "minute"),
                _ => $"hold for {Counted(dose.Seconds!, "second")}",
            };
            if (dose is { Seconds: { } seconds, Repeats: { } each })
            {
                yield return $"hold {(each.To == 1 ? "" : "each ")}for {Counted(seconds, "second")}";
            }

            var days = dose.DaysAWeek.To == WholeWeek && dose.DaysAWeek.From == WholeWeek ? "every day" : $"{Counted(dose.DaysAWeek, "day")} a week";
            yield return dose.TimesADay is { To: > 1 } times ? $"{Numbers(times)} times a day, {days}" : days;
        }

        private static string Numbers(Span span) => span.From == span.To ? $"{span.From}" : $"{span.From} to {span.To}";

        private static string Counted(Span span, string what) => span.To == 1 ? $"1 {what}" : $"{Numbers(span)} {what}s";
    }
}
