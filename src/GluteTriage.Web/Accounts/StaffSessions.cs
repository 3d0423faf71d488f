using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// The browsers that are signed in. A sign-in ends when its sitting does, 30 minutes after the last thing its person did or 12 hours after
/// it began, or when somebody ends it.
/// </summary>
internal sealed class StaffSessions(IDbContextFactory<AccountDb> dbs, TimeProvider clock)
{
    /// <summary>Names one sign-in: when it began, in Unix seconds, a point, and 256 random bits.</summary>
    public const string Claim = "sitting";

    /// <summary>A little longer than a sitting, which ends first and says why: this holds where the program has started anew.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(35);
    public static readonly TimeSpan Whole = TimeSpan.FromHours(12) + TimeSpan.FromMinutes(5);

    private const int IdBytes = 32;

    /// <summary>How much of the idle time a crash may give back: activity is written down this often.</summary>
    private static readonly TimeSpan WrittenEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> written = new();

    /// <returns>The id for the cookie.</returns>
    public Task<string> BeginAsync(AccountDb db, string account, CancellationToken cancel) => BeginAsync(db, account, clock.GetUtcNow(), cancel);

    /// <param name="since">When it counts as begun: a second factor given again lengthens no day.</param>
    /// <returns>The id for the cookie.</returns>
    public async Task<string> BeginAsync(AccountDb db, string account, DateTimeOffset since, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = string.Create(CultureInfo.InvariantCulture, $"{since.ToUnixTimeSeconds()}.{OneTimeToken.Make(IdBytes)}");
        var old = now - Whole;
        await db.Sessions.Where(session => session.StartedAt < old).ExecuteDeleteAsync(cancel);
        db.Sessions.Add(new StaffSession
        {
            IdHash = OneTimeToken.Hash(id),
            AccountId = account,
            StartedAt = since,
            SeenAt = now,
            FactorGivenAt = now,
        });
        await db.SaveChangesAsync(cancel);
        return id;
    }

    /// <summary>Their person did something. It revives no sign-in that has ended. A heartbeat is nothing done: do not call it for one.</summary>
    public async Task TouchAsync(string id, CancellationToken cancel)
    {
        var (hash, now) = (OneTimeToken.Hash(id), clock.GetUtcNow());
        if (written.TryGetValue(hash, out var last) && now - last < WrittenEvery)
        {
            return;
        }

        var (idle, whole) = (now - Idle, now - Whole);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.Sessions
            .Where(session => session.IdHash == hash && session.EndedAt == null && session.SeenAt > idle && session.StartedAt > whole)
            .ExecuteUpdateAsync(session => session.SetProperty(one => one.SeenAt, now), cancel);
        foreach (var (key, at) in written)
        {
            if (now - at > Idle)
            {
                written.TryRemove(key, out _);
            }
        }

        written[hash] = now;
    }

    /// <returns>When a sign-in that has not ended began.</returns>
    public async Task<DateTimeOffset?> FindStartAsync(AccountDb db, string id, CancellationToken cancel)
    {
        var hash = OneTimeToken.Hash(id);
        return await Live(db).Where(session => session.IdHash == hash).Select(session => (DateTimeOffset?)session.StartedAt).FirstOrDefaultAsync(cancel);
    }

    public Task TouchAsync(ClaimsPrincipal user, CancellationToken cancel) =>
        user.FindFirstValue(Claim) is { } id ? TouchAsync(id, cancel) : Task.CompletedTask;

    public async Task<bool> IsLiveAsync(string id, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await Live(db).AnyAsync(session => session.IdHash == OneTimeToken.Hash(id), cancel);
    }

    public IQueryable<StaffSession> Live(AccountDb db)
    {
        var (idle, whole) = (clock.GetUtcNow() - Idle, clock.GetUtcNow() - Whole);
        return db.Sessions.Where(session => session.EndedAt == null && session.SeenAt > idle && session.StartedAt > whole);
    }

    /// <param name="except">The id of one that goes on; null to end all.</param>
    public Task EndAllAsync(AccountDb db, string account, string? except, CancellationToken cancel)
    {
        var (now, kept) = (clock.GetUtcNow(), except is null ? "" : OneTimeToken.Hash(except));
        return db.Sessions
            .Where(session => session.AccountId == account && session.IdHash != kept && session.EndedAt == null)
            .ExecuteUpdateAsync(session => session.SetProperty(one => one.EndedAt, now), cancel);
    }

    public Task EndAsync(AccountDb db, string id, CancellationToken cancel)
    {
        var (now, hash) = (clock.GetUtcNow(), OneTimeToken.Hash(id));
        return db.Sessions
            .Where(session => session.IdHash == hash && session.EndedAt == null)
            .ExecuteUpdateAsync(session => session.SetProperty(one => one.EndedAt, now), cancel);
    }
}
