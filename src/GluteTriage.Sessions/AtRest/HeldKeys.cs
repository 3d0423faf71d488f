namespace GluteTriage.Sessions.AtRest;

/// <summary>
/// Keys in use, for a short time and in a bounded number: two generations, the older of which goes when the younger is full or old. Safe for
/// several threads.
/// </summary>
internal sealed class HeldKeys(TimeProvider clock)
{
    private const int AtMost = 4096;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly Lock turn = new();
    private Dictionary<long, byte[]> young = [];
    private Dictionary<long, byte[]> old = [];
    private long since = clock.GetTimestamp();
    private long endings;

    /// <summary>
    /// Counts up whenever keys are let go. Whoever reads one takes the count first, or a key that was read before it was destroyed would be held after.
    /// </summary>
    public long Endings
    {
        get
        {
            lock (turn)
            {
                return endings;
            }
        }
    }

    public byte[]? Find(long session)
    {
        lock (turn)
        {
            Age();
            if (young.TryGetValue(session, out var key))
            {
                return key;
            }

            if (old.TryGetValue(session, out key))
            {
                young[session] = key;
            }

            return key;
        }
    }

    /// <param name="before">The count of <see cref="Endings"/> before the key was read.</param>
    public void Hold(long session, byte[] key, long before)
    {
        lock (turn)
        {
            Age();
            if (before == endings)
            {
                young[session] = key;
            }
        }
    }

    public void LetGo(IEnumerable<long> sessions)
    {
        lock (turn)
        {
            endings++;
            foreach (var session in sessions)
            {
                young.Remove(session);
                old.Remove(session);
            }
        }
    }

    public void Clear()
    {
        lock (turn)
        {
            endings++;
            (young, old) = ([], []);
        }
    }

    private void Age()
    {
        if (young.Count >= AtMost || clock.GetElapsedTime(since) > Kept)
        {
            (old, young, since) = (young, [], clock.GetTimestamp());
        }
    }
}
