using GluteTriage.Sessions;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Reading;
using GluteTriage.Web.Shell;
using Microsoft.AspNetCore.DataProtection;

var builder = WebApplication.CreateBuilder(args);

// A build that was not published serves its files as a published one does: compressed, and kept by browsers for good.
builder.WebHost.UseStaticWebAssets();
builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true";

var data = builder.Configuration["Data:Folder"] ?? Path.Combine(builder.Environment.ContentRootPath, "App_Data");
var content = builder.Configuration["Content:Folder"] ?? Path.Combine(builder.Environment.ContentRootPath, "..", "..", "content");

builder.Services.AddSingleton(_ => ReleasesAtStart.Load(content, Path.Combine(data, "content"), builder.Environment.IsProduction()));
builder.Services.AddSessionLog(Path.Combine(data, "sessions.db"));
builder.Services.AddDataProtection()
    .SetApplicationName("GluteTriage")
    .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(data, "keys")));
builder.Services.AddRazorComponents();
builder.Services.AddPublicPages();

var app = builder.Build();
app.UseResponseCompression();
app.UseTroublePages();
app.UsePrivatePages();
app.UseRouting();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapThemeSheet();
app.MapChecking();
app.MapRazorComponents<App>();

await app.PreparePublicPagesAsync();
await app.Services.GetRequiredService<SessionDbStart>().PrepareAsync(CancellationToken.None);
await app.RunAsync();
