namespace GluteTriage.Web.Reviewing.Glass;

/// <summary>Tells open pages that the glass was broken, or a breaking was looked into; whoever wants to know more asks.</summary>
internal sealed class GlassFeed
{
    /// <summary>Raised on the thread of whoever caused it; a listener must not block and must not throw.</summary>
    public event Action? Changed;

    public void Tell() => Changed?.Invoke();
}
