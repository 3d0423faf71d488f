using Microsoft.AspNetCore.Http.Extensions;

namespace GluteTriage.Web.Operations;

/// <summary>
/// Sends nobody from https to http: behind a proxy that is not named in <c>Proxies</c> the site takes every request for http, and the
/// framework writes redirects of pages as whole addresses. Without scheme and host a browser stays where it is.
/// </summary>
internal static class RelativeRedirects
{
    public static void UseRelativeRedirects(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.Location = Shortened(context.Request, context.Response.Headers.Location.ToString());
                return Task.CompletedTask;
            });
            return next(context);
        });

    /// <returns>Null for no address. One of another site, or that would become one, is left as it is.</returns>
    private static string? Shortened(HttpRequest request, string location)
    {
        var here = UriHelper.BuildAbsolute(request.Scheme, request.Host);
        return location.Length == 0 ? null
            : location.StartsWith(here, StringComparison.OrdinalIgnoreCase) && !location[here.Length..].StartsWith('/') ? $"/{location[here.Length..]}"
            : location;
    }
}
