using GluteTriage.Web.Operations;
using Microsoft.AspNetCore.Http.HttpResults;
using MudBlazor.Services;

namespace GluteTriage.Web.Reviewing;

/// <summary>
/// A first look at logged sessions for clinicians, until they can sign in. It exists only on a developer's machine, and only
/// when asked for; otherwise neither its pages nor its live connection have an address.
/// </summary>
internal static class ReviewArea
{
    public const string Address = "/review";

    public static void AddReviewing(this WebApplicationBuilder builder)
    {
        if (IsOpen(builder.Configuration, builder.Environment))
        {
            builder.Services.AddMudServices();
            builder.Services.AddSingleton<SessionReviews>();
            builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
            {
                circuits.DisconnectedCircuitMaxRetained = 50;
                circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);
            });
        }
    }

    public static void MapReviewing(this WebApplication app)
    {
        if (!IsOpen(app.Configuration, app.Environment))
        {
            return;
        }

        app.MapGet(Address, () => new RazorComponentResult<ReviewDocument>());
        app.MapGet(Address + "/{id:long}", (long id) => new RazorComponentResult<ReviewDocument>(new { SessionId = id }));
        app.MapBlazorHub(hub => hub.AllowStatefulReconnects = false).Add(OnlyForOurPages);
    }

    public static bool IsOpen(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment() && configuration.GetValue("Review:OpenInDevelopment", false);

    /// <summary>A browser lets any page open a web socket to us and only says which page it was.</summary>
    private static void OnlyForOurPages(EndpointBuilder endpoint)
    {
        var next = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = context =>
        {
            var origin = context.Request.Headers.Origin.ToString();
            if (origin.Length == 0 || origin == $"{context.Request.Scheme}://{context.Request.Host}")
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    }
}
