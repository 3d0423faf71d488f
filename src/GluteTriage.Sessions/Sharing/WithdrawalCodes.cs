using System.Security.Cryptography;
using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Sharing;

/// <summary>
/// Codes by which people take their consent to review back. A key in a browser lives a day and what they consented to half a year, so the way
/// back must be something they can keep. It needs no session and no browser, only the code.
/// </summary>
public sealed class WithdrawalCodes(
    AuditedLog audited, IDbContextFactory<SessionDb> dbs, ShareKey key, CodeTries tries, TimeProvider clock)
{
    private readonly CodeGate gate = new(audited, tries);

    /// <summary>A code for a session, to be stored with the consent it takes back. It is given out here once and can never be read back.</summary>
    public (ShareCode Code, WithdrawalCode Stored) New(long sessionId)
    {
        var code = ShareCode.New();
        return (code, new WithdrawalCode { SessionId = sessionId, CodeHash = key.Hash(code), MadeAt = clock.GetUtcNow() });
    }

    /// <returns>Whether the code a browser still holds is the session's.</returns>
    public async Task<bool> IsOfAsync(long sessionId, ShareCode? held, CancellationToken cancel)
    {
        if (held is null)
        {
            return false;
        }

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var stored = await db.WithdrawalCodes.AsNoTracking().SingleOrDefaultAsync(one => one.SessionId == sessionId, cancel);
        return stored is not null && CryptographicOperations.FixedTimeEquals(stored.CodeHash, key.Hash(held));
    }

    /// <summary>Takes the consent back: deletes the session with all that was made of it, and overwrites its bytes.</summary>
    /// <param name="client">Whose tries are counted.</param>
    public async Task<ByCode<long>> TakeBackAsync(string client, string? typed, CancellationToken cancel)
    {
        var hash = key.Hash(ShareCode.Parse(typed));
        var taken = await gate.TryAsync(
            client,
            Actor.Person,
            AuditAct.Deleted,
            "consent taken back",
            db => db.WithdrawalCodes.Where(one => one.CodeHash == hash).Select(one => (long?)one.SessionId).SingleOrDefaultAsync(cancel),
            (db, session) => db.DeleteSessionAsync(session, cancel),
            cancel);
        await dbs.EmptyWriteAheadLogAfterAsync(taken, cancel);
        return taken;
    }
}
