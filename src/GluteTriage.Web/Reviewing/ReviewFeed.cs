namespace GluteTriage.Web.Reviewing;

/// <summary>
/// Tells open pages that something happened to a session: it has a new result, was taken on, judged or deleted. It carries the number
/// only; whoever wants to know more asks, and is asked who they are.
/// </summary>
internal sealed class ReviewFeed
{
    /// <summary>Raised on the thread of whoever caused it, after the commit; a listener must not block and must not throw.</summary>
    public event Action<long>? Changed;

    public void Tell(long sessionId) => Changed?.Invoke(sessionId);
}
