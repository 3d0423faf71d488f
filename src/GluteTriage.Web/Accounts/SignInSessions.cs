using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GluteTriage.Web.Accounts;

/// <summary>What ends a sign-in next.</summary>
/// <param name="Left">How long until then; no time at all, or less, when it has ended.</param>
internal readonly record struct SignInEnd(WhyOut Why, TimeSpan Left)
{
    public bool HasCome => Left <= TimeSpan.Zero;
}

/// <summary>
/// The sign-in sessions: one browser signed in, from the sign-in to its end. One ends so long after the last thing its person did, so long
/// after it began, or when somebody ends it. The database knows them all, so that a restart lengthens none; when something was last done is
/// written down once a minute, and known to the moment in memory.
/// </summary>
internal sealed class SignInSessions(IDbContextFactory<AccountDb> dbs, IOptions<SignInLifetime> lifetime, TimeProvider clock)
{
    /// <summary>The claim that names one sign-in by 256 random bits.</summary>
    public const string Claim = "sitting";

    /// <summary>How long after its longest life a sign-in is still known, so that whoever comes back the next morning is told why it ended.</summary>
    public static readonly TimeSpan KnownAfterwards = TimeSpan.FromDays(1);

    private const int IdBytes = 32;

    /// <summary>By how much a restart may shorten the idle time: activity is written down this often.</summary>
    private static readonly TimeSpan WrittenEvery = TimeSpan.FromMinutes(1);

    /// <summary>So many sign-ins of late are known to have been ended by their own people.</summary>
    private const int OwnEndsKnown = 1000;

    private readonly ConcurrentDictionary<string, Times> known = new();

    private readonly ConcurrentDictionary<string, byte> endedByOwner = new();

    /// <returns>The id for the cookie.</returns>
    public Task<string> BeginAsync(AccountDb db, string account, CancellationToken cancel) => BeginAsync(db, account, clock.GetUtcNow(), cancel);

    /// <param name="since">When it counts as begun: a second factor given again lengthens no day.</param>
    /// <returns>The id for the cookie.</returns>
    public async Task<string> BeginAsync(AccountDb db, string account, DateTimeOffset since, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = OneTimeToken.Make(IdBytes);
        var old = now - lifetime.Value.Whole - KnownAfterwards;
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
    public async Task TouchAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        var (hash, now) = (HashOf(user), clock.GetUtcNow());
        if (await FindAsync(hash, cancel) is not { } times || EndOf(times, now).HasCome)
        {
            return;
        }

        known[hash] = times with { SeenAt = now };
        if (now - times.WrittenAt >= WrittenEvery)
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            await db.Sessions
                .Where(session => session.IdHash == hash && session.EndedAt == null)
                .ExecuteUpdateAsync(session => session.SetProperty(one => one.SeenAt, now), cancel);
            known[hash] = times with { SeenAt = now, WrittenAt = now };
            ForgetEnded(now);
        }
    }

    /// <returns>What ends a sign-in next or has ended it; <see cref="WhyOut.Disabled"/> for one that somebody ended or nobody knows.</returns>
    public async Task<SignInEnd> FindEndAsync(ClaimsPrincipal user, CancellationToken cancel) =>
        await FindAsync(HashOf(user), cancel) is { } times ? EndOf(times, clock.GetUtcNow())
        : new SignInEnd(endedByOwner.ContainsKey(HashOf(user)) ? WhyOut.SignedOut : WhyOut.Disabled, TimeSpan.Zero);

    /// <returns>When a sign-in that nobody has ended began.</returns>
    public async Task<DateTimeOffset?> FindStartAsync(ClaimsPrincipal user, CancellationToken cancel) =>
        (await FindAsync(HashOf(user), cancel))?.StartedAt;

    /// <summary>Those that have not ended, as far as they are written down.</summary>
    public IQueryable<StaffSession> Live(AccountDb db)
    {
        var (idle, whole) = (clock.GetUtcNow() - lifetime.Value.Idle, clock.GetUtcNow() - lifetime.Value.Whole);
        return db.Sessions.Where(session => session.EndedAt == null && session.SeenAt > idle && session.StartedAt > whole);
    }

    /// <returns>The one of a person, unless somebody has ended it. Whether its time is over is asked with <see cref="FindEndAsync"/>.</returns>
    public static IQueryable<StaffSession> Of(AccountDb db, ClaimsPrincipal user)
    {
        var (hash, account) = (HashOf(user), user.FindFirstValue(ClaimTypes.NameIdentifier));
        return db.Sessions.Where(session => session.IdHash == hash && session.AccountId == account && session.EndedAt == null);
    }

    /// <param name="except">The id of one that goes on; null to end all.</param>
    public Task EndAllAsync(AccountDb db, string account, string? except, CancellationToken cancel)
    {
        var kept = except is null ? "" : OneTimeToken.Hash(except);
        return EndAsync(db.Sessions.Where(session => session.AccountId == account && session.IdHash != kept), cancel);
    }

    /// <summary>Its own person ends it. What their open pages are told afterwards is no alarm.</summary>
    public Task EndAsync(AccountDb db, ClaimsPrincipal user, CancellationToken cancel)
    {
        if (endedByOwner.Count >= OwnEndsKnown)
        {
            endedByOwner.Clear();
        }

        endedByOwner[HashOf(user)] = 0;
        return EndAsync(Of(db, user), cancel);
    }

    private async Task EndAsync(IQueryable<StaffSession> sessions, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ended = sessions.Where(session => session.EndedAt == null);
        var hashes = await ended.Select(session => session.IdHash).ToListAsync(cancel);
        await ended.ExecuteUpdateAsync(session => session.SetProperty(one => one.EndedAt, now), cancel);
        hashes.ForEach(hash => known.TryRemove(hash, out _));
    }

    /// <returns>Null when somebody has ended it, or nobody knows it.</returns>
    private async Task<Times?> FindAsync(string hash, CancellationToken cancel)
    {
        if (known.TryGetValue(hash, out var times))
        {
            return times;
        }

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var read = await db.Sessions
            .Where(session => session.IdHash == hash && session.EndedAt == null)
            .Select(session => new Times(session.StartedAt, session.SeenAt, session.SeenAt))
            .FirstOrDefaultAsync(cancel);
        return read is null ? null : known.GetOrAdd(hash, read);
    }

    private SignInEnd EndOf(Times times, DateTimeOffset now)
    {
        var (idle, whole) = (times.SeenAt + lifetime.Value.Idle - now, times.StartedAt + lifetime.Value.Whole - now);
        return idle < whole ? new SignInEnd(WhyOut.Idle, idle) : new SignInEnd(WhyOut.Over, whole);
    }

    /// <summary>What has ended is known well enough from the database.</summary>
    private void ForgetEnded(DateTimeOffset now)
    {
        foreach (var one in known.Where(one => EndOf(one.Value, now).HasCome))
        {
            known.TryRemove(one);
        }
    }

    private static string HashOf(ClaimsPrincipal user) => OneTimeToken.Hash(user.FindFirstValue(Claim) ?? "");

    private sealed record Times(DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset WrittenAt);
}
