using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace GluteTriage.Web.Circuits;

/// <summary>
/// From one sign-in to its end. When it began is part of its claim, so that a restart lengthens none; what was last done is kept in
/// memory, so a restart counts as something done.
/// </summary>
internal sealed class Sittings(IOptions<ReviewLimits> limits, TimeProvider clock)
{
    /// <summary>Names one sign-in: when it began, in Unix seconds, and something that cannot be guessed.</summary>
    public const string Claim = "sitting";

    private readonly ConcurrentDictionary<string, Sitting> open = new();

    public static Claim NewClaim(DateTimeOffset now) => new(
        Claim, string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeSeconds()}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}"));

    /// <summary>Something was done. It revives no sitting that has ended.</summary>
    public void Touch(ClaimsPrincipal user)
    {
        var now = clock.GetUtcNow();
        open.AddOrUpdate(KeyOf(user), _ => Begun(user, now), (_, sitting) => IsOver(sitting, now) ? sitting : sitting with { ActiveAt = now });
    }

    /// <returns>What ends the sitting next, and in how long; no time at all, or less, when it has ended.</returns>
    public (WhyOut Why, TimeSpan Left) NextEnd(ClaimsPrincipal user)
    {
        var now = clock.GetUtcNow();
        var sitting = open.GetOrAdd(KeyOf(user), _ => Begun(user, now));
        var (idle, whole) = (sitting.ActiveAt + limits.Value.Idle - now, sitting.Since + limits.Value.Whole - now);
        return idle < whole ? (WhyOut.Idle, idle) : (WhyOut.Over, whole);
    }

    public void Forget(ClaimsPrincipal user)
    {
        // A sitting with a name of its own is kept until its time is over: its cookie may come back.
        if (user.FindFirstValue(Claim) is null)
        {
            open.TryRemove(KeyOf(user), out _);
        }
    }

    /// <summary>Forgets what the time alone has ended: its claim says so.</summary>
    public void ForgetOld()
    {
        foreach (var (key, sitting) in open.Where(one => one.Value.Since + limits.Value.Whole <= clock.GetUtcNow()).ToList())
        {
            open.TryRemove(new KeyValuePair<string, Sitting>(key, sitting));
        }
    }

    private bool IsOver(Sitting sitting, DateTimeOffset now) =>
        sitting.ActiveAt + limits.Value.Idle <= now || sitting.Since + limits.Value.Whole <= now;

    private static string KeyOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) + "/" + user.FindFirstValue(Claim);

    private static Sitting Begun(ClaimsPrincipal user, DateTimeOffset now) => new(
        long.TryParse(user.FindFirstValue(Claim)?.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            ? DateTimeOffset.FromUnixTimeSeconds(since)
            : now,
        now);

    private sealed record Sitting(DateTimeOffset Since, DateTimeOffset ActiveAt);
}
