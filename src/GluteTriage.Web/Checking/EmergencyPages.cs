using System.Data.Common;
using System.Text;
using GluteTriage.Content.Reading;
using GluteTriage.Engine;
using GluteTriage.Sessions;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Results;
using GluteTriage.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace GluteTriage.Web.Checking;

/// <summary>
/// The emergency page. Somebody whose answers are an emergency gets it with what was found. For everybody else, and whenever the answers
/// cannot be read, there is one for every region, made at start, or when another release is the current one,
/// and kept in memory: it answers without database, session or script. An
/// unknown region gets the page with every region's number.
/// </summary>
internal sealed partial class EmergencyPages(
    ReleaseShelf releases, SiteAssets siteAssets, TriageSessions sessions, IServiceProvider services, ILoggerFactory loggers, ILogger<EmergencyPages> logger)
{
    private const string Unknown = "";

    private Dictionary<(string Region, bool HasSession), byte[]> pages = [];

    public static void MapTo(IEndpointRouteBuilder routes) => routes.MapGet(CheckUrl.Emergency, HandleAsync);

    public async Task MakeAsync(HtmlRenderer renderer)
    {
        var made = new Dictionary<(string Region, bool HasSession), byte[]>();
        foreach (var region in releases.Current.Regions.Append(null))
        {
            foreach (var hasSession in new[] { false, true })
            {
                made[(region?.Code ?? Unknown, hasSession)] = await RenderAsync(renderer, region, hasSession);
            }
        }

        pages = made;
    }

    private static async Task<IResult> HandleAsync(HttpContext context, EmergencyPages emergency, CancellationToken cancel)
    {
        if (await emergency.OfPersonAsync(SessionCookie.Read(context.Request), cancel) is { } own)
        {
            // A health answer stands on it.
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Bytes(own, "text/html; charset=utf-8");
        }

        // Whether the person has a session is theirs to know; the numbers may be kept for when the network fails.
        context.Response.Headers.CacheControl = "private, no-cache";
        var hasSession = SessionCookie.Read(context.Request) is not null;
        var region = RegionCookie.Read(context.Request) ?? Unknown;
        var page = emergency.pages.GetValueOrDefault((region, hasSession)) ?? emergency.pages[(Unknown, hasSession)];
        return TypedResults.Bytes(page, "text/html; charset=utf-8");
    }

    /// <returns>The page with the signs found; null when there are none, or they cannot be read, whatever the trouble is.</returns>
    private async Task<byte[]?> OfPersonAsync(SessionKey? key, CancellationToken cancel)
    {
        try
        {
            if (await sessions.FindAsync(key, cancel) is not { Next: Step.Stop } progress)
            {
                return null;
            }

            await using var scope = services.CreateAsyncScope();
            await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
            return await RenderAsync(renderer, progress.Region, hasSession: true, new ResultView(progress));
        }
        catch (Exception trouble) when (trouble is DbException or InvalidOperationException or InvalidDataException or IOException)
        {
            LogNotRead(trouble);
            return null;
        }
    }

    private Task<byte[]> RenderAsync(HtmlRenderer renderer, Region? region, bool hasSession, ResultView? found = null) =>
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var document = await renderer.RenderComponentAsync<EmergencyDocument>(ParameterView.FromDictionary(
                new Dictionary<string, object?>
                {
                    [nameof(EmergencyDocument.SiteAssets)] = siteAssets,
                    [nameof(EmergencyDocument.Release)] = found?.Release ?? releases.Current,
                    [nameof(EmergencyDocument.Region)] = region,
                    [nameof(EmergencyDocument.HasSession)] = hasSession,
                    [nameof(EmergencyDocument.Found)] = found,
                }));
            return Encoding.UTF8.GetBytes(document.ToHtmlString());
        });

    [LoggerMessage(LogLevel.Warning, "The emergency page could not name the sign found; the page for everybody was given")]
    private partial void LogNotRead(Exception trouble);
}
