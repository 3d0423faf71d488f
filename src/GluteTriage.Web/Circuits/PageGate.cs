using GluteTriage.Web.Accounts;
using GluteTriage.Web.Reviewing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace GluteTriage.Web.Circuits;

/// <summary>
/// Stands before the pages of staff: says why a sign-in has ended by its time, counts every page as something done, and says kindly that there
/// is no room for another live page before one is drawn.
/// </summary>
internal sealed class PageGate(LiveConnections connections, SignInSessions sessions)
{
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var (user, path) = (context.User, context.Request.Path);
        if (path.StartsWithSegments(StandingRoutes.Address) || path == EndedUrl.Path || IsStyleOrScript(path))
        {
            await next(context);
        }
        else if (context.Features.Get<SignInEnded>() is { Why: WhyOut.Idle or WhyOut.Over } ended)
        {
            context.Response.Redirect(EndedUrl.For(ended.Why));
        }
        else if (user.Identity?.IsAuthenticated != true)
        {
            await next(context);
        }
        else if (IsNewLivePage(context.Request) && !connections.HasRoomFor(LiveConnections.AccountOf(user)))
        {
            context.Response.Headers[HeaderNames.RetryAfter] = HubGate.RetryAfterSeconds;
            await new RazorComponentResult<BusyDocument> { StatusCode = StatusCodes.Status503ServiceUnavailable }.ExecuteAsync(context);
        }
        else
        {
            await sessions.TouchAsync(user, context.RequestAborted);
            await next(context);
        }
    }

    /// <summary>Loaded along with a page: by itself it is nothing that was done, and it needs no place.</summary>
    private static bool IsStyleOrScript(PathString path) => Path.GetExtension(path.Value) is ".css" or ".js";

    /// <summary>A step from one live page to the next keeps its connection, and needs no room.</summary>
    private static bool IsNewLivePage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Path.StartsWithSegments(ReviewArea.Address)
        && !request.Headers.Accept.Any(accept => accept?.Contains("blazor-enhanced-nav", StringComparison.OrdinalIgnoreCase) == true);
}
