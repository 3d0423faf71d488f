using GluteTriage.Web.Accounts;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace GluteTriage.Web.Circuits;

/// <summary>
/// Stands before the hub of the live pages: only our own pages, only staff whose sign-in holds, only as many as there is room for, and
/// only over a web socket.
/// </summary>
internal sealed class HubGate(LiveConnections connections, Standing standing)
{
    public const string Address = "/_blazor";
    public const string RetryAfterSeconds = "30";

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var (isSocket, part) = (IsSocket(context), PartOf(context.Request));
        if (part == "/initializers" && HttpMethods.IsGet(context.Request.Method))
        {
            // A list of our own script names, the same for everybody.
            await next(context);
        }
        else if (!IsOurs(context.Request, part))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "Only pages of this site may connect here.");
        }
        else if (context.User.Identity?.IsAuthenticated != true || await standing.AskAsync(context.User, context.RequestAborted) is not null)
        {
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "Sign in first.");
        }
        else if (part == "" && !isSocket)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "Only web sockets are spoken here.");
        }
        else if (isSocket)
        {
            await EnterAsync(context, next);
        }
        else if (part == "/negotiate" && !connections.HasRoomFor(LiveConnections.AccountOf(context.User)))
        {
            await RefuseBusyAsync(context);
        }
        else
        {
            await next(context);
        }
    }

    /// <summary>The request of a web socket lasts as long as the socket.</summary>
    private async Task EnterAsync(HttpContext context, RequestDelegate next)
    {
        var connection = new LiveConnection(context.User, context.Abort);
        if (!connections.TryEnter(connection))
        {
            await RefuseBusyAsync(context);
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            connections.Leave(connection);
        }
    }

    private static string PartOf(HttpRequest request) =>
        request.Path.StartsWithSegments(Address, out var rest) ? rest.Value!.TrimEnd('/').ToLowerInvariant() : "";

    private static bool IsSocket(HttpContext context) =>
        context.Request.Headers.Upgrade.Any(value => string.Equals(value, "websocket", StringComparison.OrdinalIgnoreCase))
        || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };

    /// <summary>
    /// A browser says where a page comes from. The farewell of a closing page may not say it, as pages here send no referrer; it may be
    /// known by the browser's own word instead, and can only close what it can name.
    /// </summary>
    private static bool IsOurs(HttpRequest request, string part) =>
        SameOrigin.Is(request) || (part == "/disconnect" && request.Headers["Sec-Fetch-Site"] == "same-origin");

    private static Task RefuseBusyAsync(HttpContext context)
    {
        context.Response.Headers[HeaderNames.RetryAfter] = RetryAfterSeconds;
        return RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "All places are taken.");
    }

    private static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why, context.RequestAborted);
    }
}
