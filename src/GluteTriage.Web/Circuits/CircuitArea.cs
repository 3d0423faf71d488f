using GluteTriage.Web.Reviewing;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace GluteTriage.Web.Circuits;

/// <summary>The live connection of the clinician area: who may have one, how many, how long, and what happens when it is lost.</summary>
internal static class CircuitArea
{
    /// <summary>The most one message from a browser may carry.</summary>
    public const int MessageBytesAtMost = 32 * 1024;

    public static void AddCircuits(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<HubGate>();
        services.AddSingleton<PageGate>();
        services.AddSingleton<KeptTexts>();
        services.AddScoped<KeptText>();
        services.AddScoped<CircuitHandler, CircuitActivity>();
        services.AddScoped<BrowserLine>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<BrowserLine>());
        services.AddHostedService<ConnectionWatch>();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(Tighten).AddHubOptions(hub =>
        {
            hub.MaximumReceiveMessageSize = MessageBytesAtMost;
            hub.EnableDetailedErrors = false;
        });
    }

    /// <summary>After authentication, before anything that reads or answers for staff.</summary>
    public static void UseCircuitGates(this WebApplication app) =>
        app.Use((context, next) =>
        {
            var path = context.Request.Path;
            var services = context.RequestServices;
            return path.StartsWithSegments(HubGate.Address) ? services.GetRequiredService<HubGate>().PassAsync(context, next)
                : path.StartsWithSegments(ReviewArea.Address) || path.StartsWithSegments("/account")
                    ? services.GetRequiredService<PageGate>().PassAsync(context, next)
                    : next(context);
        });

    public static void MapCircuits(this WebApplication app)
    {
        app.MapStanding();
        app.MapKept();
    }

    private static void Tighten(CircuitOptions circuits)
    {
        circuits.DetailedErrors = false;
        circuits.DisconnectedCircuitMaxRetained = 50;
        circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);
        circuits.MaxBufferedUnacknowledgedRenderBatches = 10;
        circuits.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(15);

        // Nothing of a page is kept beside the database: a page whose circuit is gone is opened anew.
        circuits.PersistedCircuitInMemoryMaxRetained = 0;
    }
}
