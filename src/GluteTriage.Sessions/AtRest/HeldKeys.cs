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

    public void Hold(long session, byte[] key)
    {
        lock (turn)
        {
            Age();
            young[session] = key;
        }
    }

    public void LetGo(IEnumerable<long> sessions)
    {
        lock (turn)
        {
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
