using System.IO.Compression;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reading;
using GluteTriage.Web.Results;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.ResponseCompression;

namespace GluteTriage.Web.Shell;

/// <summary>What the pages for people need, registered and made ready.</summary>
internal static class PublicPages
{
    /// <summary>The cookie that proves a form is ours; the session of the browser long.</summary>
    public const string FormCookie = "form";

    public static IServiceCollection AddPublicPages(this IServiceCollection services)
    {
        services.AddSingleton<SiteAssets>();
        services.AddSingleton<EmergencyPages>();
        services.AddSingleton<OfflinePages>();
        services.AddSingleton<SearchShelf>();
        PageCache.AddTo(services);
        services.AddSingleton<TriageSessions>();
        services.AddSingleton<RefusedPosts>();
        services.AddSingleton<SafetyLog>();
        services.AddSingleton<ResultRecorder>();
        services.AddSingleton<ResultTelemetry>();
        services.AddSingleton<MissingResults>();
        services.AddHostedService(made => made.GetRequiredService<MissingResults>());
        services.AddSingleton<SharedCodeCookie>();
        services.AddSingleton<WithdrawalCodeCookie>();
        services.AddSingleton<MyAnswersDesk>();
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, FormSeal>();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = FormCookie;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });

        // Pages echo nothing an attacker sends beside a secret, and form tokens change with every page, so https may be compressed.
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        return services;
    }

    /// <summary>Call once every route is mapped, before the first person comes.</summary>
    public static async Task PreparePublicPagesAsync(this WebApplication app)
    {
        app.Services.GetRequiredService<SiteAssets>().ReadFrom(app);
        await app.Services.MakeKeptPagesAsync();
    }

    /// <summary>Makes anew what is kept of the current release: the pages that need no store, and the search.</summary>
    public static async Task MakeKeptPagesAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, services.GetRequiredService<ILoggerFactory>());
        await services.GetRequiredService<EmergencyPages>().MakeAsync(renderer);
        await services.GetRequiredService<OfflinePages>().MakeAsync(renderer);
        services.GetRequiredService<SearchShelf>().Renew();
    }
}
