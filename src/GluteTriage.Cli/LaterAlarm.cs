using GluteTriage.Content;
using GluteTriage.Content.Reading;
using GluteTriage.Engine;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Screens;

namespace GluteTriage.Cli;

/// <summary>A vignette whose emergency both releases tell, the new one after more pages.</summary>
/// <param name="From">Pages answered before the older release tells it; at least 1.</param>
/// <param name="To">The same in the newer one; greater than <paramref name="From"/>.</param>
internal sealed record LaterAlarm(string Vignette, int From, int To)
{
    /// <summary>
    /// The vignettes that both releases hold, each with the answers it has there. Who is told no emergency by one of them is no case of this:
    /// a lower urgency is found over all answers. In a release without screens a page is a question.
    /// </summary>
    public static IReadOnlyList<LaterAlarm> Between(Release old, Release next) =>
    [
        .. from vignette in next.Vignettes
           join before in old.Vignettes on vignette.Code equals before.Code
           let pages = (From: PagesToAlarm(old, before), To: PagesToAlarm(next, vignette))
           where pages.From < pages.To
           orderby vignette.Code
           select new LaterAlarm(vignette.Code, pages.From!.Value, pages.To!.Value),
    ];

    /// <summary>What CHANGELOG.md must hold, and after it the code of each vignette.</summary>
    public static string Acknowledgement(Release old) => $"tells an emergency later since {old.Hash[..12]}";

    /// <returns>Those whose code the change log does not name after the acknowledgement.</returns>
    public static IReadOnlyList<LaterAlarm> NotOwned(IReadOnlyList<LaterAlarm> later, Release old, string changeLog) =>
        changeLog.IndexOf(Acknowledgement(old), StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            ? [.. later.Where(alarm => !Names(changeLog[at..], alarm.Vignette))]
            : later;

    /// <returns>Null where the person is told no emergency.</returns>
    private static int? PagesToAlarm(Release release, Vignette vignette)
    {
        var answers = VignetteRun.AnswersOf(release.Clinical, vignette);

        // Most people have none, and walking to the end of an interview takes far longer than asking what they are told.
        return Triage.Assess(release.Clinical, answers).Urgency is Urgency.Emergency
            && new TruthfulPerson(release.Clinical, answers).Walk() is { IsStopped: true } walked ? walked.Screens : null;
    }

    /// <summary>The whole code, and not as part of a longer one.</summary>
    private static bool Names(string text, string code) =>
        System.Text.RegularExpressions.Regex.IsMatch(text, $@"(?<![\w-]){System.Text.RegularExpressions.Regex.Escape(code)}(?![\w-])");
}
