using System.Globalization;
using GluteTriage.Content;
using GluteTriage.Engine.Assessments;
using GluteTriage.Web.Accounts;

namespace GluteTriage.Web.Reviewing;

/// <summary>Every sentence of the clinician area; what a person was asked, told and shown comes from the release they saw.</summary>
internal static partial class ReviewText
{
    public const string PartsLabel = "Parts of the clinician area";

    /// <summary>What the head of every page leads to, for whoever may.</summary>
    public static readonly (string Address, string Name, Permission Needs)[] Parts =
    [
        (ReviewUrl.Inbox, "Inbox", Permission.ListSessions),
        (ReviewUrl.Code, "Open by code", Permission.OpenByCode),
        (ReviewUrl.Insights, "Insights", Permission.ReadInsights),
        (ReviewUrl.Agreement, "Agreement", Permission.ReadAgreement),
        (ReviewUrl.Concerns, "Concerns", Permission.ReadConcerns),
        (ReviewUrl.Export, "Export", Permission.ExportSessions),
        (ReviewUrl.Audit, "Audit", Permission.ReadAudit),
        (ReviewUrl.Staff, "Staff", Permission.ManageStaff),
        (ReviewUrl.Glass, "Break-glass", Permission.ReviewGlass),
    ];

    public const string NeedsScript =
        "This area is live and needs JavaScript, which is switched off here. "
        + "The questions and results for people work without it.";
    public const string Title = "GluteTriage sessions";
    public const string ListHeading = "Logged sessions";
    public const string Consented = "Only sessions whose person agreed that clinicians may read them, newest first.";
    public const string Empty = "No session may be read yet.";
    public const string Older = "Older sessions";
    public const string Started = "Started (UTC)";
    public const string Urgency = "Urgency";
    public const string Release = "Release";
    public const string Answers = "Answers";
    public const string Region = "Region";
    public const string NoResult = "No result yet";
    public const string NoSession = "There is no such session, or its person did not agree that clinicians may read it.";
    public const string Differs =
        "The same answers under the same release now give another result than the person was shown. Do not rely on either; report it.";
    public const string DiffersCaption = "What the person was shown, and what comes now";
    public const string Agrees = "The same answers under the same release give the same result now.";
    public const string NothingShown = "The person has not been shown a result. This is what these answers give now.";
    public const string Shown = "Shown to the person";
    public const string Recomputed = "Computed now";
    public const string Raised = "Red flags raised";
    public const string NotExcluded = "Red flags not excluded";
    public const string None = "None.";
    public const string StoryNotTold = "The questions ended before it.";
    public const string Causes = "Causes, best fit first";
    public const string For = "For";
    public const string Against = "Against";
    public const string FellAway = "Does not count: the question fell away after a later answer.";
    public const string Said = "Answer";
    public const string Incomplete = "Questions that feed a red flag were not asked: the urgency is a lower bound.";

    public const string AsCsv = "These figures as a CSV file";

    /// <summary>The title of the window of a page of the area. The live part of a page comes too late to name it.</summary>
    public static string DocumentTitle(PathString path)
    {
        var part = path.StartsWithSegments(ReviewUrl.Session, out var id)
            ? $"Session #{id.Value?.Trim('/')}"
            : Parts.Where(one => path.StartsWithSegments(one.Address)).OrderBy(one => one.Address.Length).Select(one => one.Name).LastOrDefault();
        return part is null ? Title : $"{part} - {Title}";
    }

    public static string Heading(long id) => $"Session {id}";

    public static string Before(string said) => $"Before: {said}";

    public static string When(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    public static string Word(Release release, Urgency urgency) => release.Levels.First(level => level.Urgency == urgency).Word;

    public static string Points(decimal? score) => score?.ToString("0.0", CultureInfo.InvariantCulture) ?? "excluded";
}
