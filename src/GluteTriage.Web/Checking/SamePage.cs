using GluteTriage.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GluteTriage.Web.Checking;

/// <summary>Answers a post with the page it came from, and what is wrong. Nothing was stored.</summary>
internal static class SamePage
{
    /// <param name="refused">What the page shows: the choice that was made and the problem with it.</param>
    public static IResult With<T>(HttpContext context, T refused)
    {
        context.Features.Set(refused);
        return new RazorComponentResult<App> { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
