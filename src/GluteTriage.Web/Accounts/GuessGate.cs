using System.Collections.Concurrent;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// How often a secret of one name may be guessed: five times at once, then after waits that double up to five minutes, so about
/// twenty times an hour. A try during a wait lengthens nothing. It counts names whether they exist or not, and never stands before a passkey: a
/// stranger who guesses at a password can lock nobody out who has one, nor in a browser they have used before; see <see cref="KnownBrowser"/>.
/// </summary>
internal sealed class GuessGate(TimeProvider clock)
{
    private const int FreeTries = 5;
    private const int NamesKept = 50_000;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Tries> names = new();
    private readonly Lock counting = new();

    /// <summary>Counts a try before it is made, so that many at once are no more than many.</summary>
    /// <returns>Null when it may be made, otherwise how long to wait.</returns>
    public TimeSpan? Enter(string name)
    {
        var now = clock.GetUtcNow();
        lock (counting)
        {
            if (names.Count >= NamesKept && !names.ContainsKey(name))
            {
                ForgetOldest();
            }

            var known = names.GetValueOrDefault(name);
            if (known is null || now - known.Last > Forgotten)
            {
                known = new Tries(0, now, now);
            }

            if (now < known.NotBefore)
            {
                return known.NotBefore - now;
            }

            var count = known.Count + 1;
            names[name] = new Tries(count, now, now + WaitAfter(count));
            return null;
        }
    }

    /// <summary>The guess was right: the next one is the first again.</summary>
    public void Open(string name) => names.TryRemove(name, out _);

    /// <summary>Whoever tries tens of thousands of names would otherwise keep everybody else waiting, or fill the memory.</summary>
    private void ForgetOldest()
    {
        foreach (var (old, _) in names.OrderBy(one => one.Value.Last).Take(NamesKept / 2).ToList())
        {
            names.TryRemove(old, out _);
        }
    }

    private static TimeSpan WaitAfter(int count) =>
        count < FreeTries ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, FirstWait.TotalSeconds * Math.Pow(2, Math.Min(count - FreeTries, 10))));

    private sealed record Tries(int Count, DateTimeOffset Last, DateTimeOffset NotBefore);
}
