using System.Collections.Immutable;
using System.Globalization;
using GluteTriage.Content;
using GluteTriage.Engine;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;
using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Web.Reviewing.Export;

/// <summary>
/// A session as named values, the same for both forms of file: codes and instants (UTC, ISO 8601), lists with semicolons, nothing for
/// what there is none of. One value for each question of the current release, of earlier ones together in the last. The answers are those
/// the result was computed from, so that a row does not contradict itself.
/// </summary>
/// <param name="find">The release with a hash, or null when it cannot be read any more.</param>
internal sealed class SessionTable(Release current, Func<string, Release?> find)
{
    private const char Between = ';';
    private const string OtherAnswers = "other-answers";

    private readonly ImmutableArray<string> items = [.. current.Clinical.Items.Select(item => item.Code.Value)];

    public IReadOnlyList<string> Columns =>
    [
        "session", "synthetic", "started-at", "result-at", "release", "region", "device", "urgency", "red-flags-raised", "red-flags-not-excluded",
        "first-cause", "places", "status", "judgements-withheld", "verdict", "judged-before-tool", "verdict-on-urgency", "judged-urgency", "judged-cause",
        "judged-red-flags", "reason",
        "second-verdict", "second-urgency", "seen-where", "final-cause", "final-diagnosis",
        .. items.Select(item => "answer-" + item), OtherAnswers,
    ];

    /// <returns>One value for each of <see cref="Columns"/>, in their order; null where there is none.</returns>
    public IReadOnlyList<string?> Row(ExportedSession one)
    {
        var (session, line) = (one.Open.Session, one.Line);
        var review = one.Reviews.LastOrDefault(review => !review.Second);
        var second = one.Reviews.LastOrDefault(review => review.Second);
        var outcome = one.Outcomes.LastOrDefault();
        var answers = AnswersOf(one);
        return
        [
            line.SessionId.ToString(CultureInfo.InvariantCulture), session.Synthetic ? "yes" : "no", Instant(session.StartedAt), Instant(line.ArrivedAt),
            line.Release, session.Region, session.Device, line.Urgency.Code(), List(one.Flags.Where(flag => flag.Raised)),
            List(one.Flags.Where(flag => !flag.Raised)), line.FirstCause, line.Places.Replace(',', Between), Inbox.InboxAddress.Code(line.Status),
            one.Withheld ? "yes" : "no", Code(review?.Verdict), review is null ? null : review.BeforeTool ? "yes" : "no",
            review?.ToolUrgency.Code(), review?.Urgency.Code(), review?.Cause,
            review?.Flags.Replace(',', Between), review?.Reason,
            Code(second?.Verdict), second?.Urgency.Code(), outcome?.SeenWhere, outcome?.Cause, outcome?.Diagnosis,
            .. items.Select(item => answers.GetValueOrDefault(item)),
            string.Join(Between, answers.Where(answer => !items.Contains(answer.Key)).Select(answer => $"{answer.Key}={answer.Value}")),
        ];
    }

    /// <summary>Without replies that came after the result, and without those whose question fell away, where the release can say so.</summary>
    private Dictionary<string, string> AnswersOf(ExportedSession one)
    {
        var settled = Settled(one);
        return one.Open.Replies.Take(one.Line.Revision)
            .Where(reply => settled?.IsApplicable(reply.Item) ?? true)
            .GroupBy(reply => reply.Item.Value)
            .ToDictionary(replies => replies.Key, replies => replies.Last().Reply.Replace(',', Between));
    }

    private SettledAnswers? Settled(ExportedSession one)
    {
        try
        {
            return find(one.Line.Release) is { } release
                ? Interview.Settle(release.Clinical, one.Open.AnswersUnder(release.Clinical, one.Line.Revision))
                : null;
        }
        catch (Exception cause) when (cause is InvalidDataException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static string List(IEnumerable<InboxFlag> flags) => string.Join(Between, flags.Select(flag => flag.Flag).Distinct());

    private static string? Code(Verdict? verdict) => verdict is { } said ? Inbox.InboxAddress.Code(said) : null;

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
