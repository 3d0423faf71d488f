using System.Linq.Expressions;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>
/// What clinicians read and write about one session. Every call is one transaction with its audit entry; a session whose person did not
/// agree, and whose code this account has not opened, is the same as none.
/// </summary>
public sealed partial class ReviewLog(AuditedLog log, SecondReviews second, JudgeFirst first, TimeProvider clock)
{
    /// <summary>A claim that nobody gave back ends by itself. Rests on judgement: a shift.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromHours(8);

    /// <summary>What the entry says of a session that was taken from a colleague.</summary>
    public const string TakenOver = "taken over";

    /// <summary>Opens a session, and marks a new one as opened.</summary>
    /// <returns>Null when there is none, or this account may not read it: the two look the same.</returns>
    public async Task<ReviewedSession?> OpenAsync(Actor actor, long sessionId, CancellationToken cancel)
    {
        var hidden = false;
        return await log.RunAsync(
            actor,
            async db =>
            {
                var said = await first.OpeningAsync(db, actor, sessionId, cancel);
                hidden = said.Length > 0;
                return [(AuditAct.Opened, said)];
            },
            sessionId,
            async db =>
            {
                if (!await db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel))
                {
                    return null;
                }

                await ChangeLineAsync(
                    db, line => line.SessionId == sessionId && line.Status == ReviewStatus.New, line => line.Status = ReviewStatus.Opened, cancel);
                return await db.ReadForAsync(actor, sessionId, () => Task.FromResult(hidden), cancel);
            },
            cancel);
    }

    /// <summary>
    /// The session as it stands now, for whoever has had it open for less long than an entry speaks of. Without an entry: what the person
    /// answered is what was opened, and only what colleagues did may be new. Where it is not, the session has to be opened.
    /// </summary>
    /// <param name="replies">How many replies the session had when it was opened.</param>
    /// <returns>Null when there is none, this account may not read it, or the person has answered since.</returns>
    public Task<ReviewedSession?> AgainAsync(Actor actor, long sessionId, int replies, CancellationToken cancel) => log.RunManyAsync(
        actor, AuditAct.Opened,
        async db => await db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel)
            && await db.ReadForAsync(actor, sessionId, () => first.HidesAsync(db, actor, sessionId, cancel), cancel) is { } read
            && read.Open.Replies.Count == replies
                ? read
                : null,
        _ => [],
        cancel);

    /// <summary>From now on this account is shown what the tool made of the session, whether or not it has judged it.</summary>
    /// <returns>Made, or gone when the session may not be read.</returns>
    public Task<SessionChange> ShowToolAsync(Actor actor, long sessionId, CancellationToken cancel) => ChangeAsync(
        actor, AuditAct.ToolShown, sessionId, "",
        async db => await db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel) ? new SessionChange.Made() : new SessionChange.Gone(),
        cancel);

    /// <summary>Opens a session for somebody who broke the glass. It is no step of a review, so the status stays.</summary>
    /// <returns>Null when there is none, or its person did not agree: an emergency of ours does not undo that.</returns>
    public Task<ReviewedSession?> OpenThroughGlassAsync(Actor actor, long sessionId, CancellationToken cancel) => log.RunAsync(
        actor, AuditAct.Opened, sessionId, "through the glass",
        async db => await db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel)
            ? await db.ReadForAsync(actor, sessionId, () => Task.FromResult(false), cancel)
            : null,
        cancel);

    /// <summary>
    /// Whether an account that has a session on its screen may still read it. Without an entry: nothing of it is given out.
    /// </summary>
    public Task<bool> MayStillReadAsync(Actor actor, long sessionId, CancellationToken cancel) => log.RunManyAsync(
        actor, AuditAct.Opened, db => db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel), _ => [], cancel);

    /// <summary>Records what an account does with what it has on the screen: copies, prints, draws a vignette.</summary>
    /// <returns>False when it may not read the session.</returns>
    public Task<bool> RecordAsync(Actor actor, AuditAct act, long sessionId, CancellationToken cancel) => log.RunAsync(
        actor, act, sessionId, "", db => db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel), cancel);

    /// <summary>Takes a session on. Of any number who try at once, one has it.</summary>
    /// <param name="takeOver">Whether a claim of somebody else that still holds may be taken away.</param>
    /// <returns>Made, with a colleague, or gone where it has no line.</returns>
    public Task<SessionChange> ClaimAsync(Actor actor, long sessionId, bool takeOver, CancellationToken cancel) => ChangeAsync(
        actor, AuditAct.Claimed, sessionId, takeOver ? TakenOver : "",
        async db =>
        {
            var now = clock.GetUtcNow();
            var over = now - ClaimLasts;
            return await ChangeLineAsync(
                db,
                line => line.SessionId == sessionId
                    && (takeOver || line.ClaimedBy == null || line.ClaimedBy == actor.Account || line.ClaimedAt < over),
                line => (line.ClaimedBy, line.ClaimedAt) = (actor.Account, now),
                cancel)
                    ? new SessionChange.Made()
                    : await RefusedAsync(db, sessionId, new SessionChange.WithColleague(), cancel);
        },
        cancel);

    /// <summary>Gives a session back.</summary>
    /// <returns>Made, not held, or gone where it has no line.</returns>
    public Task<SessionChange> ReleaseAsync(Actor actor, long sessionId, CancellationToken cancel) => ChangeAsync(
        actor, AuditAct.Released, sessionId, "",
        async db => await ChangeLineAsync(
            db,
            line => line.SessionId == sessionId && line.ClaimedBy == actor.Account,
            line => (line.ClaimedBy, line.ClaimedAt) = (null, null),
            cancel)
                    ? new SessionChange.Made()
                    : await RefusedAsync(db, sessionId, new SessionChange.NotHeld(), cancel),
        cancel);

    /// <summary>Stores a note as version <paramref name="expected"/> + 1, if its author's latest still is <paramref name="expected"/>.</summary>
    /// <param name="expected">The version the writer started from; 0 for the first.</param>
    public Task<NoteSaved> SaveNoteAsync(Actor actor, long sessionId, int expected, string text, CancellationToken cancel) =>
        log.RunAsync<NoteSaved>(
            actor, AuditAct.NoteSaved,
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
            saved => (sessionId, saved is NoteSaved.Saved(var version, _) ? TrailFacts.NoteDetail(version) : AuditedLog.Refused),
            cancel);

    /// <summary>Closes a session, or opens it again.</summary>
    /// <param name="seen">How urgent the result was that whoever closes it has seen.</param>
    /// <returns>Made; gone where it has no line; more urgent where it has become so meanwhile: what nobody has seen is not closed; unjudged.</returns>
    public Task<SessionChange> SetClosedAsync(Actor actor, long sessionId, bool closed, Urgency seen, CancellationToken cancel) => ChangeAsync(
        actor, closed ? AuditAct.Closed : AuditAct.Reopened, sessionId, "",
        async db => closed && await IsUnjudgedAsync(db, actor, sessionId, cancel) ? new SessionChange.Unjudged()
            : await ChangeLineAsync(
                db,
                line => line.SessionId == sessionId && (!closed || line.Urgency <= seen),
                line => line.Status = closed ? ReviewStatus.Closed : ReviewStatus.Opened,
                cancel)
                    ? new SessionChange.Made()
                    : await RefusedAsync(db, sessionId, new SessionChange.MoreUrgent(), cancel),
        cancel);

    /// <summary>Whether nobody has judged it as it is now, and this account does not know what the tool made of it.</summary>
    private async Task<bool> IsUnjudgedAsync(SessionDb db, Actor actor, long sessionId, CancellationToken cancel) =>
        await db.InboxLines.AnyAsync(
            line => line.SessionId == sessionId && (line.Status == ReviewStatus.New || line.Status == ReviewStatus.Opened), cancel)
        && await first.HidesAsync(db, actor, sessionId, cancel);

    private Task<SessionChange> ChangeAsync(
        Actor actor, AuditAct act, long sessionId, string detail, Func<SessionDb, Task<SessionChange>> change, CancellationToken cancel) =>
        log.RunAsync(actor, act, sessionId, detail, change, cancel, made => made is SessionChange.Made);

    /// <summary>Through the row and not past it, as its seal goes with it. One act writes at a time, so what was asked of the line still holds.</summary>
    /// <returns>False when no line is so.</returns>
    private static async Task<bool> ChangeLineAsync(
        SessionDb db, Expression<Func<InboxLine, bool>> which, Action<InboxLine> change, CancellationToken cancel)
    {
        if (await db.InboxLines.SingleOrDefaultAsync(which, cancel) is not { } line)
        {
            return false;
        }

        change(line);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <returns>Why a line was not changed, or that there is none.</returns>
    private static async Task<SessionChange> RefusedAsync(SessionDb db, long sessionId, SessionChange why, CancellationToken cancel) =>
        await db.InboxLines.AnyAsync(line => line.SessionId == sessionId, cancel) ? why : new SessionChange.Gone();
}
