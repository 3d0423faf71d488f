namespace GluteTriage.Web.Accounts;

/// <summary>Passwords, codes and what they open do not travel in clear: over plain http the area is for the machine itself only.</summary>
internal static class PlainHttp
{
    public const string Refused =
        "Staff sign in over https only. If a proxy in front of this site speaks https, name it in the setting Proxies, so that the site knows.";

    /// <summary>After forwarded headers are read, before anything of the area or the accounts.</summary>
    public static void UsePlainHttpRefusal(this WebApplication app) => app.Use((context, next) =>
        context.Request.IsHttps || IsOwnMachine(context.Request.Host.Host) || !IsForStaff(context.Request.Path)
            ? next(context)
            : RefuseAsync(context));

    private static bool IsForStaff(PathString path) =>
        path.StartsWithSegments("/account") || path.StartsWithSegments("/review") || path.StartsWithSegments("/_blazor");

    private static bool IsOwnMachine(string host) => host is "localhost" or "127.0.0.1" or "[::1]" || host.EndsWith(".localhost", StringComparison.Ordinal);

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(Refused, context.RequestAborted);
    }
}
