using GluteTriage.Web.Reviewing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace GluteTriage.Web.Circuits;

/// <summary>
/// Stands before the pages of staff: shows out whose sign-in has ended, counts every page as something done, and says kindly that there
/// is no room for another live page before one is drawn.
/// </summary>
internal sealed class PageGate(LiveConnections connections, Standing standing, Sittings sittings)
{
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var (user, path) = (context.User, context.Request.Path);
        if (user.Identity?.IsAuthenticated != true || path.StartsWithSegments(StandingRoutes.Address) || IsStyleOrScript(path))
        {
            await next(context);
        }
        else if (await standing.AskAsync(user, context.RequestAborted) is { } why)
        {
            await ShowOutAsync(context, why);
            if (path == EndedUrl.Path)
            {
                await next(context);
            }
            else
            {
                context.Response.Redirect(EndedUrl.For(why));
            }
        }
        else if (IsNewLivePage(context.Request) && !connections.HasRoomFor(LiveConnections.AccountOf(user)))
        {
            context.Response.Headers[HeaderNames.RetryAfter] = HubGate.RetryAfterSeconds;
            await new RazorComponentResult<BusyDocument> { StatusCode = StatusCodes.Status503ServiceUnavailable }.ExecuteAsync(context);
        }
        else
        {
            sittings.Touch(user);
            await next(context);
        }
    }

    private async Task ShowOutAsync(HttpContext context, WhyOut why)
    {
        if (why != WhyOut.Disabled)
        {
            sittings.Forget(context.User);
        }

        var schemes = context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>();
        await context.SignOutAsync((await schemes.GetDefaultAuthenticateSchemeAsync())?.Name);
        context.User = new();
    }

    /// <summary>Loaded along with a page: by itself it is nothing that was done, and it needs no place.</summary>
    private static bool IsStyleOrScript(PathString path) => Path.GetExtension(path.Value) is ".css" or ".js";

    /// <summary>A step from one live page to the next keeps its connection, and needs no room.</summary>
    private static bool IsNewLivePage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Path.StartsWithSegments(ReviewArea.Address)
        && !request.Headers.Accept.Any(accept => accept?.Contains("blazor-enhanced-nav", StringComparison.OrdinalIgnoreCase) == true);
}
