namespace GluteTriage.Web.Reviewing;

/// <summary>
/// Tells open pages that something happened to a session: it has a new result, was taken on, judged or deleted. It carries the number
/// only; whoever wants to know more asks, and is asked who they are.
/// </summary>
internal sealed class ReviewFeed
{
    /// <summary>Raised on the thread of whoever caused it, after the commit; a listener must not block and must not throw.</summary>
    public event Action<ReviewNews>? Changed;

    public void Tell(long sessionId, object? by = null, bool isListed = true, bool isDeleted = false) =>
        Changed?.Invoke(new ReviewNews(sessionId, by, isListed, isDeleted));
}

/// <summary>Something happened to a session.</summary>
/// <param name="By">What caused it, where a page has to know its own acts from those of others.</param>
/// <param name="IsListed">Whether the list could show it: a note stands on the session's page alone.</param>
/// <param name="IsDeleted">Whether it is gone: whoever shows it hides it without asking anybody, as nobody may be able to answer.</param>
internal readonly record struct ReviewNews(long Session, object? By, bool IsListed, bool IsDeleted);
