using System.Text;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GluteTriage.Web.Reviewing;

/// <summary>Files a clinician downloads to bring into the content.</summary>
internal static class DraftFiles
{
    private const string Yaml = "application/yaml; charset=utf-8";

    public static void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet(ReviewUrl.Session + "/{id:long}/vignette/{review:long}", VignetteAsync)
            .RequireAuthorization(nameof(Permission.JudgeSession));
        routes.MapGet(ReviewUrl.Concerns + "/{id:long}/hazard", HazardAsync).RequireAuthorization(nameof(Permission.ReadConcerns));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> VignetteAsync(
        long id, long review, HttpContext context, StaffRegister register, ReviewLog log, ReleaseShelf shelf, CancellationToken cancel)
    {
        if (await register.FindAsync(context.User, cancel) is not { } staff
            || !staff.May(Permission.JudgeSession)
            || await log.OpenAsync(staff.Actor, id, cancel) is not { } reviewed
            || reviewed.Reviews.FirstOrDefault(one => one.Id == review) is not { } judged
            || shelf.Find(reviewed.Open.Session.Release) is not { } release
            || SessionView.Of(reviewed, release, shelf.Current) is not { } view
            || !await log.RecordAsync(staff.Actor, AuditAct.VignetteDrawn, id, cancel))
        {
            return TypedResults.NotFound();
        }

        return TypedResults.File(Encoding.UTF8.GetBytes(Drafts.Vignette(view, judged)), Yaml, Drafts.VignetteCode(view, judged) + ".yaml");
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> HazardAsync(
        long id, HttpContext context, StaffRegister register, ReviewLog log, CancellationToken cancel) =>
        await register.FindAsync(context.User, cancel) is { } staff
            && staff.May(Permission.ReadConcerns)
            && (await log.ConcernsAsync(staff.Actor, cancel)).FirstOrDefault(one => one.Id == id) is { } concern
            ? TypedResults.File(Encoding.UTF8.GetBytes(Drafts.Hazard(concern)), Yaml, $"concern-{concern.Id}.yaml")
            : TypedResults.NotFound();
}
