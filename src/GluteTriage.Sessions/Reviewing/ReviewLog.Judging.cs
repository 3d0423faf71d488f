using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Typing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>Judgements, the first and the second, blinded one.</summary>
public sealed partial class ReviewLog
{
    /// <summary>Adds a judgement. The first on a session may draw a second, blinded one.</summary>
    /// <returns>
    /// Made; gone when the session may not be read or has no line; more urgent when its result is so than the one that was judged; or with a
    /// colleague, but a second review waits for nobody; or tool seen.
    /// </returns>
    /// <exception cref="ArgumentException">A reason is missing, or what the tool made of it is to be closed unseen.</exception>
    public Task<SessionChange> ReviewAsync(Actor actor, long sessionId, Judgement judgement, CancellationToken cancel)
    {
        if (judgement is { BeforeTool: true, Closes: true })
        {
            throw new ArgumentException("Nobody closes what they have not been shown.", nameof(judgement));
        }

        if (judgement.Verdict is not Verdict.Agree && !judgement.BeforeTool && TypedText.Sentences(judgement.Reason).Length == 0)
        {
            throw new ArgumentException("Whoever does not agree says why.", nameof(judgement));
        }

        var reviewed = (AuditAct.Reviewed, judgement.BeforeTool ? $"{judgement.Verdict} {JudgeFirst.Said}" : judgement.Verdict.ToString());
        return log.RunAsync(
            actor, judgement.Closes ? [reviewed, (AuditAct.Closed, "")] : [reviewed], sessionId,
            db => AddAsync(db, actor, sessionId, judgement, cancel), cancel, made => made is SessionChange.Made);
    }

    private async Task<SessionChange> AddAsync(SessionDb db, Actor actor, long sessionId, Judgement judgement, CancellationToken cancel)
    {
        var line = await db.InboxLines.SingleOrDefaultAsync(line => line.SessionId == sessionId, cancel);
        if (line is null || !await db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel))
        {
            return new SessionChange.Gone();
        }

        if (judgement.Seen < line.Urgency)
        {
            return new SessionChange.MoreUrgent();
        }

        if (judgement.BeforeTool && !await first.HidesAsync(db, actor, sessionId, cancel))
        {
            return new SessionChange.ToolSeen();
        }

        var others = await db.Reviews.AnyAsync(review => review.SessionId == sessionId && review.Reviewer != actor.Account, cancel);
        var mine = await db.Reviews.AnyAsync(review => review.SessionId == sessionId && review.Reviewer == actor.Account, cancel);
        var isSecond = line.SecondWanted && others && !mine;
        if (!isSecond && (line.HolderAt(clock.GetUtcNow()) ?? actor.Account) != actor.Account)
        {
            return new SessionChange.WithColleague();
        }

        db.Reviews.Add(new Review
        {
            SessionId = sessionId,
            Reviewer = actor.Account,
            ReviewerName = actor.Name,
            At = clock.GetUtcNow(),
            Verdict = judgement.Verdict,
            Reason = TypedText.Sentences(judgement.Reason),
            Urgency = judgement.Urgency,
            Cause = judgement.Cause,
            Flags = string.Join(',', judgement.Flags),
            Second = isSecond,
            BeforeTool = judgement.BeforeTool,
            ToolUrgency = judgement.Tool.Urgency,
            ToolCause = judgement.Tool.Cause,
            ToolFlags = string.Join(',', judgement.Tool.Flags),
            Release = judgement.Tool.Release,
        });
        if (isSecond)
        {
            line.SecondWanted = false;
        }
        else
        {
            line.Verdict = others ? line.Verdict ?? judgement.Verdict : judgement.Verdict;
            line.SecondWanted |= !others && !mine && !judgement.Alone && second.Draw();
            line.Status = line.Status is ReviewStatus.Closed ? ReviewStatus.Closed : ReviewStatus.Reviewed;
        }

        if (judgement.Closes)
        {
            line.Status = ReviewStatus.Closed;
        }

        await db.SaveChangesAsync(cancel);
        return new SessionChange.Made();
    }
}
