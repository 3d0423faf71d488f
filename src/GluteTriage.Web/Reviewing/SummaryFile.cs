using System.Globalization;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Summaries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GluteTriage.Web.Reviewing;

/// <summary>The whole summary of a session as a PDF file. It is in the audit trail before it leaves, as a copy and a print are.</summary>
internal static class SummaryFile
{
    public static void MapTo(IEndpointRouteBuilder routes) =>
        routes.MapGet(ReviewUrl.Session + "/{id:long}/summary.pdf", GetAsync).RequireAuthorization(nameof(Permission.ReadSession));

    public static byte[] Of(SessionView view, DateTimeOffset at) => SummaryPdf.Write(
        ReviewText.SessionTitle(view.Session.Id), $"{HandoverText.Head(view)}. {ReviewText.NotADiagnosis}", new RecordSummary(view.Shown).Parts, at);

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAsync(
        long id, HttpContext context, StaffRegister register, ReviewLog log, ReleaseShelf shelf, TimeProvider clock, CancellationToken cancel)
    {
        if (await register.FindAsync(context.User, cancel) is not { } staff
            || !staff.May(Permission.ReadSession)
            || await log.OpenAsync(staff.Actor, id, cancel) is not { ToolHidden: false } reviewed
            || shelf.Find(reviewed.Open.Session.Release) is not { } release
            || SessionView.Of(reviewed, release, shelf.Current) is not { } view
            || !await log.RecordAsync(staff.Actor, AuditAct.Copied, id, cancel))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(
            Of(view, clock.GetUtcNow()), "application/pdf", string.Create(CultureInfo.InvariantCulture, $"glutetriage-{id}.pdf"));
    }
}
