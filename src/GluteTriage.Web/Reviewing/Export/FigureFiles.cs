using System.Text;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Reviewing.Agreement;
using GluteTriage.Web.Reviewing.Audit;
using GluteTriage.Web.Reviewing.Insights;

namespace GluteTriage.Web.Reviewing.Export;

/// <summary>Counts, agreement and the trail as files, for whoever may read the page: the same figures, asked for by the same address.</summary>
internal static class FigureFiles
{
    public static void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet(ReviewUrl.Insights + ReviewUrl.Csv, InsightsAsync).RequireAuthorization(nameof(Permission.ReadInsights));
        routes.MapGet(ReviewUrl.Agreement + ReviewUrl.Csv, AgreementAsync).RequireAuthorization(nameof(Permission.ReadAgreement));
        routes.MapGet(ReviewUrl.Audit + ReviewUrl.Csv, TrailAsync).RequireAuthorization(nameof(Permission.ReadAudit));
    }

    private static Task<IResult> InsightsAsync(HttpContext context, InsightsDesk desk, CancellationToken cancel) =>
        SendAsync(context, "insights", async () => FigureTables.Of(await desk.ReadAsync(Asked(context), cancel)));

    private static Task<IResult> AgreementAsync(HttpContext context, AgreementDesk desk, CancellationToken cancel) =>
        SendAsync(context, "agreement", async () => FigureTables.Of(await desk.ReadAsync(Asked(context), cancel)));

    private static async Task<IResult> TrailAsync(HttpContext context, AuditDesk desk, CancellationToken cancel) =>
        Filter(context.Request.Query) is { } filter
            ? await SendAsync(context, "audit", async () => FigureTables.Of(await desk.TakeAsync(filter, cancel)))
            : TypedResults.BadRequest();

    /// <returns>Null where it says something that cannot be asked for.</returns>
    private static AuditFilter? Filter(IQueryCollection asked) =>
        AuditFilter.Read(asked["act"], asked["person"], asked["session"], asked["from"], asked["to"], asked["before"]);

    /// <summary>The desk asks who they are and whether they may, as it does for the page.</summary>
    private static async Task<IResult> SendAsync(HttpContext context, string name, Func<Task<IEnumerable<IReadOnlyList<string?>>>> read)
    {
        AccountRoutes.Introduce(context);
        try
        {
            var rows = await read();
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.File((byte[])[.. Encoding.UTF8.Preamble, .. SafeCsv.Rows(rows)], SafeCsv.ContentType, $"glutetriage-{name}.csv");
        }
        catch (AccessDeniedException)
        {
            return TypedResults.Forbid();
        }
    }

    private static Asked Asked(HttpContext context)
    {
        return new Asked(Of(Period.LengthKey), Of(Period.FromKey), Of(Period.ToKey), Of(Period.ReleaseKey), Of(Period.DeviceKey));

        string? Of(string key) => context.Request.Query[key];
    }
}
