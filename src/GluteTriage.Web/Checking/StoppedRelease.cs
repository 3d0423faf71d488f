using GluteTriage.Web.Api;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reading;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Checking;

/// <summary>
/// While the release is pulled and there is no other: whatever would show its questions, results or pages leads to the page that says so, and programs
/// are told in their language. Answers can still be deleted, and staff still work.
/// </summary>
internal static class StoppedRelease
{
    private static readonly PathString[] Shown = [CheckUrl.Start, ReadUrl.Index, ReadUrl.Search, ApiEndpoints.Root];
    private static readonly PathString[] StillThere =
        [CheckUrl.Stopped, CheckUrl.Leave, CheckUrl.Deleted, CheckUrl.Mine, CheckUrl.NoCookies, CheckUrl.OtherAnswers];

    public static void UseStoppedRelease(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var (path, shelf) = (context.Request.Path, context.RequestServices.GetRequiredService<ReleaseShelf>());
        if (!shelf.IsStopped || (path != "/" && !Array.Exists(Shown, path.StartsWithSegments)) || Array.Exists(StillThere, path.StartsWithSegments))
        {
            await next(context);
        }
        else if (ApiEndpoints.IsApi(context))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await Refusing.WriteAsync(context, ShellText.Stopped.ForPrograms, ShellText.Stopped.ForProgramsWhy);
        }
        else
        {
            await new SeeOther(CheckUrl.Stopped).ExecuteAsync(context);
        }
    });
}
