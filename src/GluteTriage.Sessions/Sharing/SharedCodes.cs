using System.Security.Cryptography;
using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Sharing;

/// <summary>
/// Codes by which people show their answers to a clinician. Making one is the consent, for as long as it lives, whatever else the
/// person chose. One a session: a new one ends the one before.
/// </summary>
public sealed class SharedCodes(AuditedLog audited, IDbContextFactory<SessionDb> dbs, ShareKey key, CodeTries tries, TimeProvider clock)
{
    public const int LifetimeHours = 24;

    private readonly CodeGate gate = new(audited, tries);

    /// <summary>Makes the session's code. It is given out here once and can never be read back.</summary>
    /// <returns>Null when the session has been deleted.</returns>
    public async Task<(ShareCode Code, DateTimeOffset ExpiresAt)?> MakeAsync(long sessionId, CancellationToken cancel)
    {
        await using var reading = await dbs.CreateDbContextAsync(cancel);
        if (await reading.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, cancel) is not { } session)
        {
            return null;
        }

        var (code, now) = (ShareCode.New(), clock.GetUtcNow());
        var expires = Ends(session, now);
        try
        {
            await audited.RunAsync(Actor.Person, AuditAct.CodeMade, sessionId, "", async db =>
            {
                // With the code before go the grants it gave.
                await db.SharedCodes.Where(one => one.SessionId == sessionId).ExecuteDeleteAsync(cancel);
                db.SharedCodes.Add(new SharedCode
                {
                    SessionId = sessionId,
                    CodeHash = key.Hash(code),
                    MadeAt = now,
                    ExpiresAt = expires,
                    RevokedAt = null,
                });
                return await db.SaveChangesAsync(cancel);
            }, cancel);
        }
        catch (DbUpdateException)
        {
            // Deleted in the meantime, or real trouble.
            if (await reading.Sessions.AnyAsync(s => s.Id == sessionId, cancel))
            {
                throw;
            }

            return null;
        }

        return (code, expires);
    }

    /// <summary>Takes the code back: from now on nobody reads the session by it, those who opened it before included.</summary>
    public Task RevokeAsync(long sessionId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return audited.RunAsync(Actor.Person, AuditAct.CodeRevoked, sessionId, "", db => db.SharedCodes
            .Where(one => one.SessionId == sessionId && one.RevokedAt == null)
            .ExecuteUpdateAsync(one => one.SetProperty(code => code.RevokedAt, now), cancel), cancel);
    }

    /// <param name="shown">The code a person's browser still holds; null for none.</param>
    /// <returns>The code that is out for the session, or null when there is none that works.</returns>
    public async Task<StandingCode?> StandingAsync(long sessionId, ShareCode? shown, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var standing = await db.StandingCodes(clock.GetUtcNow()).AsNoTracking().SingleOrDefaultAsync(one => one.SessionId == sessionId, cancel);
        return standing is null
            ? null
            : new StandingCode(standing.ExpiresAt, shown is not null && CryptographicOperations.FixedTimeEquals(standing.CodeHash, key.Hash(shown)));
    }

    /// <summary>Opens a session by its code for a clinician, who may then read it while the code stands.</summary>
    /// <param name="actor">The clinician, whose tries are counted.</param>
    /// <returns>The session's id, where the code is right.</returns>
    public Task<ByCode<long>> FindAsync(Actor actor, string? typed, CancellationToken cancel) => TryAsync(
        actor.Account,
        typed,
        actor,
        AuditAct.OpenedByCode,
        async (db, session) =>
        {
            if (!await db.ShareGrants.AnyAsync(grant => grant.SessionId == session && grant.Account == actor.Account, cancel))
            {
                db.ShareGrants.Add(new ShareGrant { SessionId = session, Account = actor.Account, At = clock.GetUtcNow() });
                await db.SaveChangesAsync(cancel);
            }

            return session;
        },
        cancel);

    /// <summary>Everything a session holds, for its person, who has nothing but the code.</summary>
    /// <param name="client">Address of whoever tries, as far as tries are counted by it.</param>
    public Task<ByCode<OpenSession>> ReadAsync(string client, string? typed, CancellationToken cancel) => TryAsync(
        client, typed, Actor.Person, AuditAct.AnswersDownloaded, (db, session) => db.ReadAnyAsync(session, cancel), cancel);

    /// <summary>The same, for a person whose browser holds the key.</summary>
    /// <returns>Null when the session has been deleted.</returns>
    public async Task<OpenSession?> ReadOwnAsync(long sessionId, CancellationToken cancel)
    {
        try
        {
            return await audited.RunAsync(
                Actor.Person, AuditAct.AnswersDownloaded, sessionId, "", db => db.ReadAnyAsync(sessionId, cancel), cancel);
        }
        catch (InvalidOperationException)
        {
            // There is no such session any more: nothing was read, and the entry went back with the transaction.
            return null;
        }
    }

    /// <summary>Deletes the session of a code, for its person, and overwrites its bytes.</summary>
    /// <inheritdoc cref="ReadAsync" path="/param"/>
    public async Task<ByCode<long>> DeleteAsync(string client, string? typed, CancellationToken cancel)
    {
        var deleted = await TryAsync(
            client, typed, Actor.Person, AuditAct.Deleted, (db, session) => db.DeleteSessionAsync(session, cancel), cancel);
        await dbs.EmptyWriteAheadLogAfterAsync(deleted, cancel);
        return deleted;
    }

    private Task<ByCode<T>> TryAsync<T>(
        string client, string? typed, Actor actor, AuditAct act, Func<SessionDb, long, Task<T>> run, CancellationToken cancel)
    {
        var (hash, now) = (key.Hash(ShareCode.Parse(typed)), clock.GetUtcNow());
        return gate.TryAsync(
            client,
            actor,
            act,
            "by code",
            db => db.StandingCodes(now).Where(one => one.CodeHash == hash).Select(one => (long?)one.SessionId).SingleOrDefaultAsync(cancel),
            run,
            cancel);
    }

    /// <summary>A day, and no longer than the session itself is kept.</summary>
    private static DateTimeOffset Ends(TriageSession session, DateTimeOffset now)
    {
        var day = now.AddHours(LifetimeHours);
        var deleted = session.StartedAt.AddHours(RetentionPeriods.UnreviewableHours);
        return session.MayBeReviewed || day < deleted ? day : deleted;
    }
}
