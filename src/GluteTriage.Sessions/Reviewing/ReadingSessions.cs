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

    /// <summary>The session as this account may see it: who is to give a blinded review gets nothing of what others thought.</summary>
    public static async Task<ReviewedSession> ReadForAsync(this SessionDb db, Actor actor, long sessionId, CancellationToken cancel)
    {
        var session = await db.Sessions.AsNoTracking()
            .Include(one => one.AnsweredItems.OrderBy(reply => reply.Revision))
            .SingleAsync(one => one.Id == sessionId, cancel);
        var snapshot = await db.Snapshots.AsNoTracking()
            .Where(one => one.SessionId == sessionId).OrderByDescending(one => one.Revision).FirstOrDefaultAsync(cancel);
        var line = await db.InboxLines.AsNoTracking().SingleOrDefaultAsync(one => one.SessionId == sessionId, cancel);
        var reviews = await db.Reviews.AsNoTracking().Where(one => one.SessionId == sessionId).OrderBy(one => one.Id).ToListAsync(cancel);
        var blinded = line is { SecondWanted: true } && reviews.Count > 0 && reviews.All(review => review.Reviewer != actor.Account);
        if (blinded)
        {
            // Read without tracking: this is a copy, and nothing is stored.
            line!.Verdict = null;
        }

        var notes = db.Notes.AsNoTracking().Where(note => note.SessionId == sessionId && (!blinded || note.Author == actor.Account));
        return new ReviewedSession(
            new OpenSession(session, session.AnsweredItems),
            snapshot,
            line,
            blinded,
            blinded ? [] : [.. reviews],
            blinded ? [] : [.. await db.Outcomes.AsNoTracking().Where(one => one.SessionId == sessionId).OrderBy(one => one.Id).ToListAsync(cancel)],
            [.. await notes.OrderBy(note => note.Author).ThenBy(note => note.Version).ToListAsync(cancel)]);
    }
}
