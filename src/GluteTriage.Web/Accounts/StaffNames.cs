using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>What colleagues are called, by account id: read anew when an unknown one is met, and after a minute at the latest.</summary>
internal sealed class StaffNames(IDbContextFactory<AccountDb> dbs, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private (FrozenDictionary<string, string> Names, long At) known = (FrozenDictionary<string, string>.Empty, 0);

    /// <returns>The name of each that has one.</returns>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IReadOnlyCollection<string> accounts, CancellationToken cancel)
    {
        if (accounts.Count > 0 && (clock.GetElapsedTime(known.At) > Kept || accounts.Any(account => !known.Names.ContainsKey(account))))
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            var names = await db.Users.Select(account => new { account.Id, account.UserName }).ToListAsync(cancel);
            known = (names.ToFrozenDictionary(one => one.Id, one => one.UserName ?? ""), clock.GetTimestamp());
        }

        return known.Names;
    }

    /// <returns>Whoever may do that as their account stands now, by name.</returns>
    public async Task<ImmutableArray<(string Id, string Name)>> WhoMayAsync(Permission permission, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var accounts = await db.Users.AsNoTracking().Where(account => account.DisabledAt == null).OrderBy(account => account.UserName).ToListAsync(cancel);
        var may = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var account in accounts)
        {
            if (AccessMatrix.Allows(await SoloPractice.RolesNowAsync(db, account, cancel), permission))
            {
                may.Add((account.Id, account.UserName ?? ""));
            }
        }

        return may.ToImmutable();
    }
}
