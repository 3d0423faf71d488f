using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>Reads the account behind a sign-in; null when there is none, or it may not be used any more.</summary>
public delegate Task<Staff?> StaffReading(ClaimsPrincipal user, CancellationToken cancel);

/// <summary>The staff as their accounts stand now, or stood at most two seconds ago.</summary>
public sealed class StaffRegister(StaffReading read, TimeProvider clock)
{
    public const string FactorClaim = "factor-given-at";

    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan FactorIsFresh = TimeSpan.FromMinutes(10);

    private const int MostKept = 1000;

    private readonly ConcurrentDictionary<string, (string Account, Staff? Staff, long At)> kept = new();

    /// <summary>An account was disabled, or lost a role, a factor or its sign-ins. Gets the id of the account.</summary>
    public event Action<string>? Revoked;

    /// <returns>The account behind a sign-in, or null when there is none, or it may not be used any more.</returns>
    public async Task<Staff?> FindAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        if (user.Identity is not { IsAuthenticated: true } || user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
        {
            return null;
        }

        var key = KeyOf(user);
        if (kept.TryGetValue(key, out var known) && clock.GetElapsedTime(known.At) < Kept)
        {
            return known.Staff;
        }

        // The time before the reading, so that what changes meanwhile is not kept longer than it may.
        var at = clock.GetTimestamp();
        var found = await read(user, cancel);
        if (kept.Count > MostKept)
        {
            kept.Clear();
        }

        kept[key] = (id, found, at);
        return found;
    }

    /// <summary>Whether the second factor was given lately enough for what must not rest on a sign-in alone.</summary>
    public bool IsFresh(Staff staff) => clock.GetUtcNow() - staff.FactorGivenAt < FactorIsFresh;

    /// <summary>Forgets what is known of an account and tells whoever keeps its pages open. Call after the change is stored.</summary>
    public void Revoke(string account)
    {
        foreach (var (key, value) in kept)
        {
            if (value.Account == account)
            {
                kept.TryRemove(key, out _);
            }
        }

        Revoked?.Invoke(account);
    }

    /// <summary>This one sign-in has ended, and its account has others.</summary>
    public void Forget(ClaimsPrincipal user) =>
        kept.TryRemove(KeyOf(user), out _);

    internal static StaffReading Of(IDbContextFactory<AccountDb> dbs, SignInSessions sessions) => async (user, cancel) =>
    {
        if ((await sessions.FindEndAsync(user, cancel)).HasCome)
        {
            return null;
        }

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var found = await SignInSessions.Of(db, user)
            .Join(db.Users.AsNoTracking(), session => session.AccountId, account => account.Id, (session, account) => new { session.FactorGivenAt, account })
            .FirstOrDefaultAsync(cancel);
        return found is { account.DisabledAt: null }
            ? new Staff(found.account.Id, found.account.UserName!, await SoloPractice.RolesNowAsync(db, found.account, cancel), found.FactorGivenAt)
            : null;
    };

    private static string KeyOf(ClaimsPrincipal user) =>
        $"{user.FindFirstValue(ClaimTypes.NameIdentifier)}/{user.FindFirstValue(SignInSessions.Claim)}";
}
