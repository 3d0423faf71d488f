using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>
/// Whether clinicians judge a session before they are shown what the tool made of it. What a person said is never kept from them, and whoever
/// needs the tool's result at once asks for it, which is in the trail: what they judge afterwards was not judged first. Nor is what somebody
/// judges who saw the result any other way: in an export, through the glass, by a code before its person agreed, or before the setting was on.
/// </summary>
public sealed record JudgeFirst(bool IsOn)
{
    /// <summary>What the entry of a judgement ends with that was given before the tool's result was shown.</summary>
    internal const string Said = "before the tool";

    /// <summary>What the entry of an opening says in which nothing of the tool was shown.</summary>
    internal const string Unseen = "without the tool's result";

    /// <returns>Whether what the tool made of a session is kept from this account: it has neither judged it nor seen it.</returns>
    internal async Task<bool> HidesAsync(SessionDb db, Actor actor, long sessionId, CancellationToken cancel) =>
        IsOn
        && !await db.Reviews.AnyAsync(review => review.SessionId == sessionId && review.Reviewer == actor.Account, cancel)
        && !await db.AuditEntries.AnyAsync(
            entry => entry.SessionId == sessionId && entry.Actor == actor.Account && !entry.Detail.EndsWith(AuditedLog.Refused)
                && (entry.Act == AuditAct.ToolShown || entry.Act == AuditAct.Exported || (entry.Act == AuditAct.Opened && entry.Detail != Unseen)),
            cancel);

    /// <returns>What the entry of an opening says. Only a session with a line can be judged, so nothing of any other is kept back.</returns>
    internal async Task<string> OpeningAsync(SessionDb db, Actor actor, long sessionId, CancellationToken cancel) =>
        await HidesAsync(db, actor, sessionId, cancel) && await db.InboxLines.AnyAsync(line => line.SessionId == sessionId, cancel) ? Unseen : "";
}
