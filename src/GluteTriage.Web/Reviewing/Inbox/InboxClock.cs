using System.Globalization;
using Microsoft.JSInterop;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>The time where the clinician sits, and how long ago something was.</summary>
public sealed record InboxClock(TimeZoneInfo Zone)
{
    /// <summary>Used until the browser has said where it is, and when it cannot.</summary>
    public static readonly InboxClock Utc = new(TimeZoneInfo.Utc);

    /// <summary>Asks the browser.</summary>
    public static async Task<InboxClock> OfAsync(IJSRuntime browser, CancellationToken cancel)
    {
        try
        {
            await using var format = await browser.InvokeAsync<IJSObjectReference>("Intl.DateTimeFormat", cancel);
            var options = await format.InvokeAsync<Options>("resolvedOptions", cancel);
            return options.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? new InboxClock(zone) : Utc;
        }
        catch (Exception trouble) when (trouble is JSException or JSDisconnectedException or InvalidOperationException)
        {
            return Utc;
        }
    }

    public string Says(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)
        + (Zone.Equals(TimeZoneInfo.Utc) ? " UTC" : "");

    private sealed record Options(string? TimeZone);
}
