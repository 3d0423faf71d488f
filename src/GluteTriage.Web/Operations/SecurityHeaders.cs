using GluteTriage.Web.Api.V1;

namespace GluteTriage.Web.Operations;

/// <summary>What every response tells the browser not to do, errors included.</summary>
internal static class SecurityHeaders
{
    private const string ForPublicPages =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>MudBlazor writes style elements and attributes; Blazor needs a base address and its live connection.</summary>
    private const string ForClinicians =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private const string Permissions =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), "
        + "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private static readonly PathString[] Personal = ["/check", "/withdraw", "/review", "/account", Reading.ReadUrl.Search, AssessmentApi.Address];
    private static readonly PathString[] Clinicians = ["/review", "/_blazor"];

    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            // An error page replaces the request's path, and the headers set so far: the first path counts, at the end.
            var path = context.Request.Path;
            context.Response.OnStarting(() =>
            {
                Write(context.Response.Headers, path);
                return Task.CompletedTask;
            });
            return next(context);
        });

    private static void Write(IHeaderDictionary headers, PathString path)
    {
        headers.ContentSecurityPolicy = IsUnder(path, Clinicians) ? ForClinicians : ForPublicPages;
        headers.XContentTypeOptions = "nosniff";
        if (headers.ContentType is [{ } type] && type.StartsWith("text/", StringComparison.Ordinal) && !type.Contains(';', StringComparison.Ordinal))
        {
            headers.ContentType = type + "; charset=utf-8";
        }

        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (IsUnder(path, Personal))
        {
            headers["X-Robots-Tag"] = "noindex";
            headers.CacheControl = "no-store";
        }
    }

    private static bool IsUnder(PathString path, PathString[] areas) =>
        Array.Exists(areas, area => path.StartsWithSegments(area));
}
