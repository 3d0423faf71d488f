using GluteTriage.Sessions;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Api;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Circuits;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reading;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Shell;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppFolders.OfPublishedSite });

// A build that was not published serves its files as a published one does: compressed, and kept by browsers for good.
builder.WebHost.UseStaticWebAssets();
builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true";

// Beside all that follows, so that the first person's answer need not wait for it.
var rehearsal = SessionLogRehearsal.RunAsync();

// Content first: without it there is nothing to show, and its faults are for whoever starts the app.
var folders = AppFolders.Of(builder.Configuration, builder.Environment);
var opening = await ShelfOpening.OfAsync(folders, builder.Environment.IsDevelopment() ? Audience.Authors : Audience.People, TimeProvider.System);
if (opening is not ShelfOpening.Opened content)
{
    Console.Error.Write(((ShelfOpening.Refused)opening).Report);
    return 1;
}

builder.AddOperations(folders, content);
builder.Services.AddRazorComponents();
builder.Services.AddPublicPages();
builder.Services.AddApi();
builder.AddAccounts(folders);
builder.AddReviewing();
builder.AddCircuits();

var app = builder.Build();

app.UseOperations();
app.UseOutputCache();
app.UseResponseCompression();
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
await app.RunAsync();
return 0;
