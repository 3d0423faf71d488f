namespace GluteTriage.Sessions.Sharing;

/// <summary>
/// How often codes may be guessed: with 60 bits, a hundred wrong tries a minute find one of a thousand codes that are out in two hundred
/// million years. A try counts as wrong from its beginning until it is found right, so that many at once gain nothing.
/// </summary>
public sealed class CodeTries(TimeProvider clock)
{
    public const int WrongForOne = 5;
    public const int WrongForAll = 100;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Queue<Try> tries = new();

    /// <summary>Begins a try.</summary>
    /// <param name="client">Who tries: an address, or a staff account.</param>
    /// <param name="isStaff">Staff wait for their own tries only, so that strangers who guess cannot keep a clinician waiting.</param>
    /// <param name="wait">How long to wait first; zero when the try may go on.</param>
    /// <returns>The try, to be found right; null when there were too many.</returns>
    internal Try? Begin(string client, bool isStaff, out TimeSpan wait)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            while (tries.TryPeek(out var oldest) && (oldest.Right || oldest.At + Window <= now))
            {
                tries.Dequeue();
            }

            var wrong = tries.Where(one => !one.Right).ToList();
            var own = wrong.Where(one => one.IsStaff == isStaff && one.Client == client).ToList();
            var strangers = wrong.Where(one => !one.IsStaff).ToList();
            var until = own.Count >= WrongForOne ? own[^WrongForOne].At + Window
                : !isStaff && strangers.Count >= WrongForAll ? strangers[^WrongForAll].At + Window
                : now;
            wait = until - now;
            if (wait > TimeSpan.Zero)
            {
                return null;
            }

            var begun = new Try(client, isStaff, now);
            tries.Enqueue(begun);
            return begun;
        }
    }

    internal void FoundRight(Try one)
    {
        lock (gate)
        {
            one.Right = true;
        }
    }

    internal sealed class Try(string client, bool isStaff, DateTimeOffset at)
    {
        public string Client { get; } = client;

        public bool IsStaff { get; } = isStaff;

        public DateTimeOffset At { get; } = at;

        public bool Right { get; set; }
    }
}
