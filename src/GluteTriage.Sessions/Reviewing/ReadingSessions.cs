using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>Who may read which session, and what of it.</summary>
internal static class ReadingSessions
{
    /// <returns>Whether the person agreed to review, or this account opened the session by a code that still stands.</returns>
    public static Task<bool> MayReadAsync(
        this SessionDb db, Actor actor, long sessionId, DateTimeOffset now, CancellationToken cancel) =>
        db.Sessions.AnyAsync(
            session => session.Id == sessionId
                && (session.MayBeReviewed
                    || db.ShareGrants.Any(grant => grant.SessionId == sessionId && grant.Account == actor.Account
                        && db.SharedCodes.Any(code => code.SessionId == sessionId && code.RevokedAt == null && code.ExpiresAt > now))),
            cancel);

    /// <summary>
    /// The session as this account may see it: who is to give a blinded review, or to judge before they see the tool's result, gets nothing of
    /// what others thought.
    /// </summary>
    /// <param name="hides">Tells whether the tool's result is kept from it; asked only of a session that can be judged.</param>
    public static async Task<ReviewedSession> ReadForAsync(
        this SessionDb db, Actor actor, long sessionId, Func<Task<bool>> hides, CancellationToken cancel)
    {
        var session = await db.Sessions.AsNoTracking()
            .Include(one => one.AnsweredItems.OrderBy(reply => reply.Revision))
            .SingleAsync(one => one.Id == sessionId, cancel);
        var snapshot = await db.Snapshots.AsNoTracking()
            .Where(one => one.SessionId == sessionId).OrderByDescending(one => one.Revision).FirstOrDefaultAsync(cancel);
        var line = await db.InboxLines.AsNoTracking().SingleOrDefaultAsync(one => one.SessionId == sessionId, cancel);
        var reviews = await db.Reviews.AsNoTracking().Where(one => one.SessionId == sessionId).OrderBy(one => one.Id).ToListAsync(cancel);
        var blinded = line is { SecondWanted: true } && reviews.Count > 0 && reviews.All(review => review.Reviewer != actor.Account);
        var toolHidden = line is not null && await hides();
        var alone = blinded || toolHidden;
        if (alone)
        {
            // Read without tracking: this is a copy, and nothing is stored.
            line!.Verdict = null;
        }

        var notes = db.Notes.AsNoTracking().Where(note => note.SessionId == sessionId && (!alone || note.Author == actor.Account));
        return new ReviewedSession(
            new OpenSession(session, session.AnsweredItems),
            snapshot,
            line,
            blinded,
            toolHidden,
            alone ? [] : [.. reviews],
            alone ? [] : [.. await db.Outcomes.AsNoTracking().Where(one => one.SessionId == sessionId).OrderBy(one => one.Id).ToListAsync(cancel)],
            [.. await notes.OrderBy(note => note.Author).ThenBy(note => note.Version).ToListAsync(cancel)])
        {
            Activity = await SessionActivity.OfAsync(db, actor, sessionId, alone, cancel),
        };
    }
}
