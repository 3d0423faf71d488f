using GluteTriage.Web.Operations;
using GluteTriage.Web.Reviewing.Audit;
using MudBlazor.Services;

namespace GluteTriage.Web.Reviewing;

/// <summary>The clinician area: live pages for staff who are signed in.</summary>
internal static class ReviewArea
{
    public const string Address = "/review";

    public static void AddReviewing(this WebApplicationBuilder builder)
    {
        builder.Services.AddMudServices();
        builder.Services.AddSingleton<ReviewThemeSheet>();
        builder.Services.AddSingleton<ReviewFeed>();
        builder.Services.AddSingleton<SessionReviews>();
        builder.Services.AddScoped<AuditDesk>();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DisconnectedCircuitMaxRetained = 50;
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);
        });
    }

    public static void MapReviewing(this WebApplication app) => ReviewThemeSheet.MapTo(app);
}
