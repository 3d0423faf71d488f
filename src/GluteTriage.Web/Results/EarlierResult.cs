using System.Collections.Immutable;
using GluteTriage.Content;
using GluteTriage.Engine.Assessments;
using GluteTriage.Web.Checking;

namespace GluteTriage.Web.Results;

/// <summary>What the person was told before the replies that came since.</summary>
internal static class EarlierResult
{
    /// <summary>
    /// The urgency at the last earlier point at which all that makes a result was answered.
    /// </summary>
    /// <param name="now">What the answers give now.</param>
    /// <returns>Null when it is the same, when there was none, and when nothing was changed or added since.</returns>
    public static Urgency? Before(Progress progress, Urgency now)
    {
        var replies = progress.Open.Replies;
        var changed = replies.Select(reply => reply.Item).Distinct().Count() < replies.Count
            || replies.Any(reply => progress.Content.Ranking.AfterResult.Contains(reply.Item));
        return progress.HasResult && changed ? Told(progress, replies.Count - 1, now) : null;
    }

    private static Urgency? Told(Progress progress, int replies, Urgency now)
    {
        for (var count = replies; count > 0; count--)
        {
            var then = Progress.Of(progress.Open with { Replies = progress.Open.Replies.Take(count).ToImmutableArray() }, progress.Release);
            if (then.HasResult)
            {
                var told = CheckedTriage.Assess(then.Content, then.Answers).Assessment.Urgency;
                return told == now ? null : told;
            }
        }

        return null;
    }
}
