using GluteTriage.Content;
using GluteTriage.Sessions.Insights;

namespace GluteTriage.Web.Reviewing.Insights;

/// <summary>Counts as bars, with the words of the release.</summary>
internal static class Bars
{
    /// <summary>Share of the sessions begun that were given a result, of the rounded counts.</summary>
    public static double? Completion(InsightsFigures figures) =>
        figures.Finished is { } finished && figures.Started is { } started ? Math.Min(1, (double)finished / started) : null;

    /// <summary>Most pressing first.</summary>
    public static IReadOnlyList<Bar> Urgencies(Release release, InsightsFigures figures) =>
    [
        .. figures.Urgencies.Reverse().Select(urgency => Of(
            ReviewText.Word(release, Engine.Assessments.Urgencies.Find(urgency.Code)!.Value), urgency.Count, figures.Finished, urgency.Code)),
    ];

    /// <summary>The commonest first, what is not shown last.</summary>
    public static IReadOnlyList<Bar> Causes(Release release, InsightsFigures figures) =>
    [
        .. figures.Causes
            .OrderByDescending(cause => cause.Count ?? -1)
            .Select(cause => Of(CauseGroups.Title(release, cause.Code), cause.Count, figures.Finished)),
    ];

    public static IReadOnlyList<Bar> Devices(InsightsFigures figures) =>
        [.. figures.Devices.Select(device => Of(ReviewText.Counts.DeviceName(device.Code), device.Count, null))];

    public static IReadOnlyList<Bar> Releases(InsightsView view) =>
        [.. view.Figures.Releases.Select(release => Of(view.Releases.First(known => known.Hash == release.Code).Name, release.Count, null))];

    private static Bar Of(string label, int? count, int? whole, string tone = "plain") =>
        new(label, count, ReviewText.Counts.NumberOf(count, whole), tone);
}
