using GluteTriage.Sessions.AtRest;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Sharing;

internal static class Sharing
{
    /// <summary>Codes that work: neither past their time nor taken back.</summary>
    public static IQueryable<SharedCode> StandingCodes(this SessionDb db, DateTimeOffset now) =>
        db.SharedCodes.Where(code => code.RevokedAt == null && code.ExpiresAt > now);

    /// <summary>Sessions an account may read because it opened them by a code that still works.</summary>
    public static IQueryable<long> SessionsShownTo(this SessionDb db, string account, DateTimeOffset now) =>
        from grant in db.ShareGrants
        join code in db.StandingCodes(now) on grant.SessionId equals code.SessionId
        where grant.Account == account
        select grant.SessionId;

    /// <summary>Deletes a session with all that belongs to it, within the caller's transaction.</summary>
    /// <returns>Its id.</returns>
    public static async Task<long> DeleteSessionAsync(this SessionDb db, long sessionId, CancellationToken cancel)
    {
        await db.Sessions.Where(one => one.Id == sessionId).ExecuteDeleteAsync(cancel);
        return sessionId;
    }

    /// <summary>Clears what was deleted by a code out of the files too.</summary>
    public static async Task EmptyWriteAheadLogAfterAsync(this IDbContextFactory<SessionDb> dbs, ByCode<long> deleted, CancellationToken cancel)
    {
        if (deleted is ByCode<long>.Found(var session))
        {
            // Whether or not whoever asked for it still waits.
            await using var db = await dbs.CreateDbContextAsync(CancellationToken.None);
            db.DestroyKeys([session]);
            await SqliteSettings.EmptyWriteAheadLogAsync(db.Database, cancel);
        }
    }

    /// <summary>A session whatever was consented to.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static async Task<OpenSession> ReadAnyAsync(this SessionDb db, long sessionId, CancellationToken cancel)
    {
        var session = await db.Sessions.AsNoTracking()
            .Include(s => s.AnsweredItems.OrderBy(a => a.Revision))
            .Include(s => s.AnsweredScreens.OrderBy(a => a.Number))
            .AsSingleQuery()
            .SingleAsync(s => s.Id == sessionId, cancel);
        return new OpenSession(session, session.AnsweredItems) { Screens = session.AnsweredScreens };
    }
}
