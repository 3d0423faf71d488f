using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Sharing;
using GluteTriage.Web.Api;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Shell;
using Microsoft.Extensions.Options;

namespace GluteTriage.Web.Operations;

/// <summary>Everything that keeps the site running, in the order it takes part in a request.</summary>
internal static class Running
{
    public static void AddOperations(this WebApplicationBuilder builder, SiteSettings settings, ShelfOpening.Opened content)
    {
        // A service that cannot be made, or is kept longer than what it is made of, is found at the start and not by a person.
        builder.Host.UseDefaultServiceProvider(services => services.ValidateOnBuild = services.ValidateScopes = true);
        builder.AddOwnLogging(settings.Logs);
        builder.AddRequestLimits(settings.Proxies);
        builder.AddTelemetry(settings.Telemetry);

        var (services, folders) = (builder.Services, settings.Folders);
        services.AddSingleton(settings);
        services.AddSingleton<OwnAddress>();
        services.AddSingleton(Options.Create(settings.Limits));
        services.AddSingleton(Options.Create(settings.Review));
        services.AddSingleton(Options.Create(settings.SignIn));
        services.AddSingleton(content);
        services.AddSingleton(content.Shelf);
        services.AddSingleton<RetentionChange>();
        services.AddSingleton(provider => provider.GetRequiredService<RetentionChange>().Counts);
        services.AddSingleton(folders);
        services.AddSingleton<FolderInUse>();
        services.AddSingleton(settings.Due);
        services.AddSessionLog(
            folders.Sessions, folders.AuditKey, folders.AuditHeads, settings.SecondShare,
            content.Shelf.Current.Clinical.About(PersonFact.Age)?.Code, settings.JudgeFirst, settings.MasterKey);
        services.AddSharedCodes(folders.ShareKey);
        services.AddSingleton<Housekeeping>();
        services.AddHostedService<ServingLog>();
        services.AddHostedService<PullWatch>();
        services.AddHostedService<RetentionJob>();
        services.AddHealth();
        services.AddKeys(folders, settings.KeyCertificate);
        services.AddHostedService<MasterKeyPlace>();
        services.AddHsts(hsts =>
        {
            hsts.MaxAge = TimeSpan.FromDays(365);
            hsts.IncludeSubDomains = true;
        });
    }

    /// <summary>
    /// What has to hold before anybody is served. The folder first: whatever opens the keys of sessions, or notes a setting, writes in it already.
    /// </summary>
    /// <exception cref="SettingsException">The site must not run on this data with these settings.</exception>
    public static async Task TakeDataAsync(this WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<FolderInUse>().Take();
            MasterKeySetting.Demand(app.Services.GetRequiredService<SessionKeys>());
            await app.Services.GetRequiredService<RetentionChange>().DecideAsync(CancellationToken.None);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public static void UseOperations(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecureCookieNames();
        app.UseSecurityHeaders();
        app.UseRelativeRedirects();
        app.UseOwnRequestLogging();
        app.UseHeadAsGet();
        app.UseTroublePages();

        // Behind the pages of trouble, which take away every header set before them.
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseWhen(ApiEndpoints.IsApi, api => api.UseApiProblems());
        app.UseStoppedRelease();
        app.UseRouting();
        app.UseBodyLimit();
        app.UseRateLimiter();
    }
}
