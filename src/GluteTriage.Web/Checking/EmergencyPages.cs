using System.Text;
using GluteTriage.Content.Reading;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GluteTriage.Web.Checking;

/// <summary>
/// The emergency page of every region, made at start and kept in memory: it answers without database, session or script. An
/// unknown region gets the page with every region's number.
/// </summary>
internal sealed class EmergencyPages(ReleaseShelf releases, SiteAssets siteAssets)
{
    private const string Unknown = "";

    private readonly Dictionary<(string Region, bool HasSession), byte[]> pages = [];

    public static void MapTo(IEndpointRouteBuilder routes) => routes.MapGet(CheckUrl.Emergency, Handle);

    public async Task MakeAsync(HtmlRenderer renderer)
    {
        foreach (var region in releases.Current.Regions.Append(null))
        {
            foreach (var hasSession in new[] { false, true })
            {
                pages[(region?.Code ?? Unknown, hasSession)] = await RenderAsync(renderer, region, hasSession);
            }
        }
    }

    private static FileContentHttpResult Handle(HttpContext context, EmergencyPages emergency)
    {
        // Whether the person has a session is theirs to know; the numbers may be kept for when the network fails.
        context.Response.Headers.CacheControl = "private, no-cache";
        var hasSession = SessionCookie.Read(context.Request) is not null;
        var region = RegionCookie.Read(context.Request) ?? Unknown;
        var page = emergency.pages.GetValueOrDefault((region, hasSession)) ?? emergency.pages[(Unknown, hasSession)];
        return TypedResults.Bytes(page, "text/html; charset=utf-8");
    }

    private Task<byte[]> RenderAsync(HtmlRenderer renderer, Region? region, bool hasSession) =>
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var document = await renderer.RenderComponentAsync<EmergencyDocument>(ParameterView.FromDictionary(
                new Dictionary<string, object?>
                {
                    [nameof(EmergencyDocument.SiteAssets)] = siteAssets,
                    [nameof(EmergencyDocument.Release)] = releases.Current,
                    [nameof(EmergencyDocument.Region)] = region,
                    [nameof(EmergencyDocument.HasSession)] = hasSession,
                }));
            return Encoding.UTF8.GetBytes(document.ToHtmlString());
        });
}
