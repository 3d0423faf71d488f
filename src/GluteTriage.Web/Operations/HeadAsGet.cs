using Microsoft.AspNetCore.Http.Features;

namespace GluteTriage.Web.Operations;

/// <summary>
/// Answers HEAD wherever GET is answered, with the same status and headers and no body (RFC 9110, 9.3.2). Pages of the framework know GET
/// alone, and link checkers, previews and probes that ask by HEAD would take the site for down.
/// </summary>
internal static class HeadAsGet
{
    /// <summary>Before the route is chosen, and around everything that writes.</summary>
    public static void UseHeadAsGet(this IApplicationBuilder app) =>
        app.Use(async (context, next) =>
        {
            if (!HttpMethods.IsHead(context.Request.Method))
            {
                await next(context);
                return;
            }

            var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
            var nowhere = new StreamResponseBodyFeature(Stream.Null);
            context.Features.Set<IHttpResponseBodyFeature>(nowhere);
            context.Request.Method = HttpMethods.Get;
            try
            {
                await next(context);
                await nowhere.CompleteAsync();
            }
            finally
            {
                // The server and the log are to see what was asked.
                context.Request.Method = HttpMethods.Head;
                context.Features.Set(body);
            }
        });
}
