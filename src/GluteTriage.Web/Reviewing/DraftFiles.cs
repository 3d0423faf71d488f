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
        long id, long review, StaffAccess access, ReviewLog log, ReleaseShelf shelf, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.JudgeSession, cancel);
        if (await log.OpenAsync(staff.Actor, id, cancel) is not { } reviewed
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
        long id, StaffAccess access, ReviewLog log, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReadConcerns, cancel);
        return (await log.ConcernsAsync(staff.Actor, cancel)).FirstOrDefault(one => one.Id == id) is { } concern
            ? TypedResults.File(Encoding.UTF8.GetBytes(Drafts.Hazard(concern)), Yaml, $"concern-{concern.Id}.yaml")
            : TypedResults.NotFound();
    }
}
