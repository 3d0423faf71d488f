using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>
/// Whether clinicians judge a session before they are shown what the tool made of it. What a person said is never kept from them, and whoever
/// needs the tool's result at once asks for it, which is in the trail: what they judge afterwards was not judged first.
/// </summary>
public sealed record JudgeFirst(bool IsOn)
{
    /// <summary>What the entry of a judgement ends with that was given before the tool's result was shown.</summary>
    internal const string Said = "before the tool";

    /// <returns>Whether what the tool made of a session is kept from this account: it has neither judged it nor asked to see it.</returns>
    internal async Task<bool> HidesAsync(SessionDb db, Actor actor, long sessionId, CancellationToken cancel) =>
        IsOn
        && !await db.Reviews.AnyAsync(review => review.SessionId == sessionId && review.Reviewer == actor.Account, cancel)
        && !await db.AuditEntries.AnyAsync(
            entry => entry.SessionId == sessionId && entry.Actor == actor.Account && entry.Act == AuditAct.ToolShown
                && !entry.Detail.EndsWith(AuditedLog.Refused),
            cancel);
}
