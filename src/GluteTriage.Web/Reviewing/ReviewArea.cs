using GluteTriage.Web.Accounts;
using GluteTriage.Web.Reviewing.Agreement;
using GluteTriage.Web.Reviewing.Audit;
using GluteTriage.Web.Reviewing.ByCode;
using GluteTriage.Web.Reviewing.Export;
using GluteTriage.Web.Reviewing.Glass;
using GluteTriage.Web.Reviewing.Inbox;
using GluteTriage.Web.Reviewing.Insights;
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
        builder.Services.AddSingleton<LookingNow>();
        builder.Services.AddSingleton<ExportRuns>();
        builder.Services.AddSingleton<GlassFeed>();
        builder.Services.AddScoped<GlassDesk>();
        builder.Services.AddScoped<RenewalDesk>();
        builder.Services.AddScoped<SessionDesk>();
        builder.Services.AddScoped<ConcernDesk>();
        builder.Services.AddScoped<CodeDesk>();
        builder.Services.AddScoped<InsightsDesk>();
        builder.Services.AddScoped<AgreementDesk>();
        builder.Services.AddScoped<AuditDesk>();
        builder.Services.AddScoped<InboxDesk>();
        builder.Services.AddScoped<ListInSight>();
        builder.Services.AddSingleton<StaffNames>();
        builder.Services.AddHostedService<TakenAwayWatch>();
        builder.Services.AddHostedService<InboxUpkeep>();
        builder.Services.AddHostedService<SealUpkeep>();
    }

    public static void MapReviewing(this WebApplication app)
    {
        ReviewThemeSheet.MapTo(app);
        DraftFiles.MapTo(app);
        SummaryFile.MapTo(app);
        ExportRoutes.MapTo(app);
        FigureFiles.MapTo(app);

        // Without compression, which over one secret and one guess would leak the secret.
        app.MapBlazorHub(hub => hub.AllowStatefulReconnects = false);
    }

    /// <summary>
    /// Pages are mapped as static, all of them: a page that might come alive is written with the form token and the state of its live
    /// parts, which would give each reader a cookie and leave no page that could be kept. Only the pages of this area lose the mark that
    /// says so. The framework's type is its own and is known by name; no live page works if it is renamed, so the journeys would tell.
    /// </summary>
    public static void LetReviewingComeAlive(this RazorComponentsEndpointConventionBuilder pages) => pages.Finally(endpoint =>
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } pattern }
            && new PathString("/" + pattern.TrimStart('/')).StartsWithSegments(Address)
            && endpoint.Metadata.FirstOrDefault(metadata => metadata.GetType().Name == "ConfiguredRenderModesMetadata") is { } modes)
        {
            endpoint.Metadata.Remove(modes);
        }
    });
}
