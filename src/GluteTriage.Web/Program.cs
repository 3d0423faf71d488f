using GluteTriage.Sessions;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Api;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Circuits;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reading;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Shell;

try
{
    var builder = Starting.CreateBuilder(args);

    // A build that was not published serves its files as a published one does: compressed, and kept by browsers for good.
    builder.WebHost.UseStaticWebAssets();
    builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
    builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true";

    var settings = SiteSettings.Of(builder.Configuration, builder.Environment);

    // Beside all that follows, so that the first person's answer need not wait for it.
    var rehearsal = SessionLogRehearsal.RunAsync();

    // Content first: without it there is nothing to show, and its faults are for whoever starts the app.
    var audience = builder.Environment.IsDevelopment() ? Audience.Authors : Audience.People;
    var opening = await ShelfOpening.OfAsync(settings.Folders, audience, TimeProvider.System, settings.Approvers);
    if (opening is not ShelfOpening.Opened content)
    {
        Console.Error.Write(((ShelfOpening.Refused)opening).Report);
        return 1;
    }

    builder.AddOperations(settings, content);
    builder.Services.AddRazorComponents();
    builder.Services.AddPublicPages();
    builder.Services.AddApi();
    builder.AddAccounts(settings.Folders);
    builder.AddReviewing();
    builder.AddCircuits();

    var app = builder.Build();
    await app.TakeDataAsync();

    app.UseOperations();
    app.UseOutputCache();
    app.UseResponseCompression();
    app.UsePlainHttpRefusal();
    app.UseAuthentication();
    app.UseCircuitGates();
    app.UseAuthorization();
    app.UseAntiforgery();

    app.MapStaticAssets();
    app.MapThemeSheet();
    app.MapSiteMap();
    app.MapSecurityText();
    OfflinePages.MapTo(app);
    app.MapChecking();
    app.MapRazorComponents<App>().LetReviewingComeAlive();
    app.MapApi();
    app.MapAccounts();
    app.MapReviewing();
    app.MapCircuits();
    app.MapHealth();

    await app.PreparePublicPagesAsync();
    await rehearsal;
    await Starting.ListenAsync(app);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (SettingsException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
