using System.Text;
using System.Text.Json;
using GluteTriage.Content;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GluteTriage.Web.Reading;

/// <summary>
/// What a browser keeps for when there is no connection: one page with the danger signs and every region's numbers, and the
/// small program that shows it. No page with an answer is ever kept. <c>Offline:Enabled=false</c> is the way back: browsers then
/// get a program that removes itself and all it kept.
/// </summary>
internal sealed class OfflinePages(ReleaseShelf releases, SiteAssets assets, SiteSettings settings)
{
    public const string Page = "/offline";
    public const string Worker = "/service-worker.js";
    public const string Manifest = "/manifest.webmanifest";

    /// <summary>The first part of the name browsers keep it under; the release follows.</summary>
    public const string CacheName = "glutetriage-offline";

    private byte[] page = [];

    public static void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Page, (OfflinePages offline) => TypedResults.Bytes(offline.page, "text/html; charset=utf-8"));
        routes.MapGet(Worker, (HttpContext context, OfflinePages offline) => offline.Serve(context));
        routes.MapGet(Manifest, (OfflinePages offline) => TypedResults.Text(offline.ManifestText(), "application/manifest+json", Encoding.UTF8));
    }

    public async Task MakeAsync(HtmlRenderer renderer) =>
        page = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var document = await renderer.RenderComponentAsync<OfflineDocument>(ParameterView.FromDictionary(
                new Dictionary<string, object?> { [nameof(OfflineDocument.SiteAssets)] = assets, [nameof(OfflineDocument.Release)] = releases.Current }));
            return Encoding.UTF8.GetBytes(document.ToHtmlString());
        });

    /// <summary>Not kept by browsers, so that the way back works at the next visit.</summary>
    private ContentHttpResult Serve(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        var script = settings.KeepsOffline
            ? ServiceWorkerScript.Of(KeptName(releases.Current), [Page, assets.SiteCss, assets.ThemeCss, assets.Font, assets.Icon])
            : ServiceWorkerScript.Leaving(CacheName);
        return TypedResults.Text(script, "text/javascript", Encoding.UTF8);
    }

    private static string KeptName(Release release) => $"{CacheName}-{release.Hash[..12]}";

    private string ManifestText() => JsonSerializer.Serialize(new
    {
        name = ShellText.SiteName,
        short_name = ShellText.SiteName,
        description = ShellText.Home.Lead,
        lang = "en-GB",
        start_url = "/",
        scope = "/",
        display = "minimal-ui",
        background_color = Theme.Light.Paper,
        theme_color = Theme.Light.Head,
        icons = new[] { new { src = assets.Icon, sizes = "any", type = "image/svg+xml", purpose = "any" } },
    });
}
