using GluteTriage.Web.Operations;
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
    }

    public static void MapReviewing(this WebApplication app) => ReviewThemeSheet.MapTo(app);
}
