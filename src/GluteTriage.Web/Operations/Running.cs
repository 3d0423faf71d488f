using GluteTriage.Sessions;
using GluteTriage.Sessions.Sharing;
using GluteTriage.Web.Api;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Operations;

/// <summary>Everything that keeps the site running, in the order it takes part in a request.</summary>
internal static class Running
{
    public static void AddOperations(this WebApplicationBuilder builder, AppFolders folders, ShelfOpening.Opened content)
    {
        // A service that cannot be made, or is kept longer than what it is made of, is found at the start and not by a person.
        builder.Host.UseDefaultServiceProvider(services => services.ValidateOnBuild = services.ValidateScopes = true);
        builder.AddOwnLogging();
        builder.AddRequestLimits();
        builder.AddTelemetry();

        var services = builder.Services;
        services.AddSingleton(content);
        services.AddSingleton(content.Shelf);
        services.AddSingleton(new RetentionPeriods { RetentionDays = builder.Configuration.GetValue("Sessions:RetentionDays", 180) });
        services.AddSingleton(folders);
        services.AddSessionLog(folders.Sessions, folders.AuditKey, folders.AuditHeads);
        services.AddSharedCodes(folders.ShareKey);
        services.AddSingleton<Housekeeping>();
        services.AddHostedService<FolderInUse>();
        services.AddHostedService<ServingLog>();
        services.AddHostedService<RetentionJob>();
        services.AddHealth();
        builder.AddKeys(folders);
        services.AddHsts(hsts =>
        {
            hsts.MaxAge = TimeSpan.FromDays(365);
            hsts.IncludeSubDomains = true;
        });
    }

    public static void UseOperations(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseOwnRequestLogging();
        app.UseTroublePages();
        app.UseWhen(ApiEndpoints.IsApi, api => api.UseApiProblems());
        app.UseBodyLimit();
        app.UseRateLimiter();
    }
}
