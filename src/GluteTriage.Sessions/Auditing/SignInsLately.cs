using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Auditing;

/// <summary>What the trail has of an account's own sign-ins, for whoever has the account: it is told to nobody else, so reading it is no act.</summary>
public sealed class SignInsLately(IDbContextFactory<SessionDb> dbs)
{
    /// <summary>The detail of a sign-in that only gave a factor again.</summary>
    public const string FactorAgain = "step-up";

    /// <summary>As many as somebody looks through.</summary>
    public const int AtMost = 10;

    /// <returns>Sign-ins and refused tries of one, the latest first.</returns>
    public async Task<IReadOnlyList<AuditEntry>> OfAsync(string account, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.Actor == account
                && ((entry.Act == AuditAct.SignedIn && entry.Detail != FactorAgain) || entry.Act == AuditAct.SignInFailed))
            .OrderByDescending(entry => entry.Sequence).Take(AtMost).ToListAsync(cancel);
    }
}
