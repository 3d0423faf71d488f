namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>
/// Gathers what the feed tells within a moment and passes it on once, so that a busy minute does not redraw, and write into the audit
/// trail, for every single session.
/// </summary>
internal sealed class InboxWatch : IDisposable
{
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private readonly Lock gate = new();
    private readonly HashSet<long> told = [];
    private readonly ReviewFeed feed;
    private readonly ITimer timer;
    private readonly Action<IReadOnlySet<long>> pass;
    private bool disposed;

    /// <param name="pass">Gets the numbers of the sessions; called on a thread of the pool and must not throw.</param>
    public InboxWatch(ReviewFeed feed, TimeProvider clock, Action<IReadOnlySet<long>> pass)
    {
        (this.feed, this.pass) = (feed, pass);
        timer = clock.CreateTimer(_ => Pass(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        feed.Changed += Hear;
    }

    public void Dispose()
    {
        feed.Changed -= Hear;
        lock (gate)
        {
            disposed = true;
        }

        timer.Dispose();
    }

    private void Hear(ReviewNews news)
    {
        lock (gate)
        {
            if (news.IsListed && !disposed && told.Add(news.Session) && told.Count == 1)
            {
                timer.Change(Moment, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Pass()
    {
        HashSet<long> all;
        lock (gate)
        {
            if (disposed || told.Count == 0)
            {
                return;
            }

            all = [.. told];
            told.Clear();
        }

        pass(all);
    }
}
