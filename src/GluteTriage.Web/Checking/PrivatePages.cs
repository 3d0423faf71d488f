namespace GluteTriage.Web.Checking;

/// <summary>Pages about one person: no browser or proxy keeps them, no search engine lists them.</summary>
internal static class PrivatePages
{
    public static void UsePrivatePages(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(CheckUrl.Start, StringComparison.Ordinal))
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "no-store";
                context.Response.Headers["X-Robots-Tag"] = "noindex";
                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}
