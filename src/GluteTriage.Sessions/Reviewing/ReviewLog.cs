using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>
/// What clinicians read and write about one session. Every call is one transaction with its audit entry; a session whose person did not
/// agree, and whose code this account has not opened, is the same as none.
/// </summary>
public sealed partial class ReviewLog(AuditedLog log, SecondReviews second, TimeProvider clock)
{
    /// <summary>A claim that nobody gave back ends by itself. Rests on judgement: a shift.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromHours(8);

    /// <summary>Opens a session, and marks a new one as opened.</summary>
    /// <returns>Null when there is none, or this account may not read it: the two look the same.</returns>
    public Task<ReviewedSession?> OpenAsync(Actor actor, long sessionId, CancellationToken cancel) => log.RunAsync(
        actor, AuditAct.Opened, sessionId, "",
        async db =>
        {
            if (!await db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel))
            {
                return null;
            }

            await db.InboxLines.Where(line => line.SessionId == sessionId && line.Status == ReviewStatus.New)
                .ExecuteUpdateAsync(set => set.SetProperty(line => line.Status, ReviewStatus.Opened), cancel);
            return await db.ReadForAsync(actor, sessionId, cancel);
        },
        cancel);

    /// <summary>Opens a session for somebody who broke the glass. It is no step of a review, so the status stays.</summary>
    /// <returns>Null when there is none, or its person did not agree: an emergency of ours does not undo that.</returns>
    public Task<ReviewedSession?> OpenThroughGlassAsync(Actor actor, long sessionId, CancellationToken cancel) => log.RunAsync(
        actor, AuditAct.Opened, sessionId, "through the glass",
        async db => await db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel) ? await db.ReadForAsync(actor, sessionId, cancel) : null,
        cancel);

    /// <returns>Whether the person of a session agreed to review; it reads nothing of the session.</returns>
    public async Task<bool> IsThereAsync(Actor actor, long sessionId, CancellationToken cancel) => await log.RunAsync(
        actor, AuditAct.Listed, null, $"whether session {sessionId} is there",
        db => db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel), cancel);

    /// <summary>Records what an account does with what it has on the screen: copies, prints, draws a vignette.</summary>
    /// <returns>False when it may not read the session.</returns>
    public Task<bool> RecordAsync(Actor actor, AuditAct act, long sessionId, CancellationToken cancel) => log.RunAsync(
        actor, act, sessionId, "", db => db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel), cancel);

    /// <summary>Takes a session on. Of any number who try at once, one has it.</summary>
    /// <param name="takeOver">Whether a claim of somebody else that still holds may be taken away.</param>
    /// <returns>False when somebody else has it, or it has no line.</returns>
    public Task<bool> ClaimAsync(Actor actor, long sessionId, bool takeOver, CancellationToken cancel) => log.RunAsync(
        actor, AuditAct.Claimed, sessionId, takeOver ? "taken over" : "",
        async db =>
        {
            var now = clock.GetUtcNow();
            var over = now - ClaimLasts;
            return await db.InboxLines
                .Where(line => line.SessionId == sessionId
                    && (takeOver || line.ClaimedBy == null || line.ClaimedBy == actor.Account || line.ClaimedAt < over))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(line => line.ClaimedBy, actor.Account).SetProperty(line => line.ClaimedAt, now), cancel) == 1;
        },
        cancel);

    /// <summary>Gives a session back.</summary>
    /// <returns>False when this account did not have it.</returns>
    public Task<bool> ReleaseAsync(Actor actor, long sessionId, CancellationToken cancel) => log.RunAsync(
        actor, AuditAct.Released, sessionId, "",
        async db => await db.InboxLines
            .Where(line => line.SessionId == sessionId && line.ClaimedBy == actor.Account)
            .ExecuteUpdateAsync(
                set => set.SetProperty(line => line.ClaimedBy, (string?)null).SetProperty(line => line.ClaimedAt, (DateTimeOffset?)null),
                cancel) == 1,
        cancel);

    /// <summary>Adds a judgement. The first on a session may draw a second, blinded one.</summary>
    /// <returns>
    /// False when the session may not be read or has no line, when its result has become more urgent than the one that was judged, or when
    /// a colleague has it; a second review waits for nobody.
    /// </returns>
    /// <exception cref="ArgumentException">A reason is missing.</exception>
    public Task<bool> ReviewAsync(Actor actor, long sessionId, Judgement judgement, CancellationToken cancel)
    {
        if (judgement.Verdict is not Verdict.Agree && string.IsNullOrWhiteSpace(judgement.Reason))
        {
            throw new ArgumentException("Whoever does not agree says why.", nameof(judgement));
        }

        return log.RunAsync(
            actor, AuditAct.Reviewed, sessionId, judgement.Verdict.ToString(), db => AddAsync(db, actor, sessionId, judgement, cancel), cancel);
    }

    /// <summary>Stores a note as version <paramref name="expected"/> + 1, if its author's latest still is <paramref name="expected"/>.</summary>
    /// <param name="expected">The version the writer started from; 0 for the first.</param>
    public Task<NoteSaved> SaveNoteAsync(Actor actor, long sessionId, int expected, string text, CancellationToken cancel) =>
        log.RunAsync<NoteSaved>(
            actor, AuditAct.NoteSaved, sessionId, "",
            async db =>
            {
                if (!await db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel))
                {
                    return new NoteSaved.Gone();
                }

                var latest = await db.Notes.AsNoTracking()
                    .Where(note => note.SessionId == sessionId && note.Author == actor.Account)
                    .OrderByDescending(note => note.Version).FirstOrDefaultAsync(cancel);
                if (latest is not null && latest.Text == text)
                {
                    return new NoteSaved.Saved(latest.Version, latest.At);
                }

                if ((latest?.Version ?? 0) != expected)
                {
                    return latest is null ? new NoteSaved.Gone() : new NoteSaved.Stale(latest);
                }

                var saved = new NoteVersion
                {
                    SessionId = sessionId,
                    Author = actor.Account,
                    Version = expected + 1,
                    Text = text.Length > NoteVersion.LengthAtMost ? text[..NoteVersion.LengthAtMost] : text,
                    At = clock.GetUtcNow(),
                };
                db.Notes.Add(saved);
                await db.SaveChangesAsync(cancel);
                return new NoteSaved.Saved(saved.Version, saved.At);
            },
            cancel,
            saved => saved is NoteSaved.Saved);

    /// <summary>Closes a session, or opens it again.</summary>
    /// <param name="seen">How urgent the result was that whoever closes it has seen.</param>
    /// <returns>False when it has no line, or has become more urgent meanwhile: what nobody has seen is not closed.</returns>
    public Task<bool> SetClosedAsync(Actor actor, long sessionId, bool closed, Urgency seen, CancellationToken cancel) => log.RunAsync(
        actor, closed ? AuditAct.Closed : AuditAct.Reopened, sessionId, "",
        async db => await db.InboxLines.Where(line => line.SessionId == sessionId && (!closed || line.Urgency <= seen))
            .ExecuteUpdateAsync(
                set => set.SetProperty(line => line.Status, closed ? ReviewStatus.Closed : ReviewStatus.Opened), cancel) == 1,
        cancel);

    private async Task<bool> AddAsync(SessionDb db, Actor actor, long sessionId, Judgement judgement, CancellationToken cancel)
    {
        var line = await db.InboxLines.SingleOrDefaultAsync(line => line.SessionId == sessionId, cancel);
        if (line is null || judgement.Seen < line.Urgency || !await db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel))
        {
            return false;
        }

        var others = await db.Reviews.AnyAsync(review => review.SessionId == sessionId && review.Reviewer != actor.Account, cancel);
        var mine = await db.Reviews.AnyAsync(review => review.SessionId == sessionId && review.Reviewer == actor.Account, cancel);
        var isSecond = line.SecondWanted && others && !mine;
        if (!isSecond && (line.HolderAt(clock.GetUtcNow()) ?? actor.Account) != actor.Account)
        {
            return false;
        }

        db.Reviews.Add(new Review
        {
            SessionId = sessionId,
            Reviewer = actor.Account,
            ReviewerName = actor.Name,
            At = clock.GetUtcNow(),
            Verdict = judgement.Verdict,
            Reason = judgement.Reason.Trim(),
            Urgency = judgement.Urgency,
            Cause = judgement.Cause,
            Flags = string.Join(',', judgement.Flags),
            Second = isSecond,
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
            line.SecondWanted |= !others && !mine && second.Draw();
            line.Status = line.Status is ReviewStatus.Closed ? ReviewStatus.Closed : ReviewStatus.Reviewed;
        }

        await db.SaveChangesAsync(cancel);
        return true;
    }
}
