using Microsoft.AspNetCore.Components.Server.Circuits;

namespace GluteTriage.Web.Circuits;

/// <summary>
/// Whether the browser of a live page is there. Its circuit outlives a lost line by two minutes; what a page shows of sessions by itself
/// meanwhile would be shown to nobody, and stand in the trail as read.
/// </summary>
internal sealed class BrowserLine : CircuitHandler
{
    /// <summary>Raised when the browser is there again; a listener must not throw.</summary>
    public event Action? Back;

    /// <summary>Raised when the browser has gone, for now or for good; a listener must not throw.</summary>
    public event Action? Lost;

    public bool IsDown { get; private set; }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        IsDown = true;
        Lost?.Invoke();
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            IsDown = false;
            Back?.Invoke();
        }

        return Task.CompletedTask;
    }
}
