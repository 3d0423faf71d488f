using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace GluteTriage.Web.Operations;

/// <summary>
/// Logs carry codes, counts and times: never a reply, a cookie, a token, a query string, an address or a user agent.
/// </summary>
internal static class Logging
{
    private static readonly PrivateProperties WithoutPrivateProperties = new();

    public static void AddOwnLogging(this WebApplicationBuilder builder, LogLevels levels) =>
        builder.Services.AddSerilog(
            (services, log) =>
            {
                levels.ApplyTo(log)
                    .Enrich.FromLogContext()
                    .Enrich.With(WithoutPrivateProperties)
                    .ReadFrom.Services(services);
                if (builder.Environment.IsDevelopment())
                {
                    log.WriteTo.Console(formatProvider: null);
                }
                else
                {
                    log.WriteTo.Console(new RenderedCompactJsonFormatter());
                }
            },
            preserveStaticLogger: true);

    /// <summary>One event a request. The route is the pattern that matched, so that nothing a person typed is in it.</summary>
    public static void UseOwnRequestLogging(this IApplicationBuilder app) =>
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
            options.GetLevel = LevelOf;
            options.MessageTemplate = "{Method} {Route} {Status} in {ElapsedMs:0.0} ms";
            options.GetMessageTemplateProperties = (context, _, elapsedMs, status) =>
            [
                new LogEventProperty("Method", new ScalarValue(MethodOf(context.Request))),
                new LogEventProperty("Route", new ScalarValue(RouteOf(context))),
                new LogEventProperty("Status", new ScalarValue(status)),
                new LogEventProperty("ElapsedMs", new ScalarValue(elapsedMs)),
            ];
        });

    /// <summary>
    /// Pages that are kept and read by thousands are counted, not written down one by one; what went wrong with them is.
    /// </summary>
    private static LogEventLevel LevelOf(HttpContext context, double elapsedMs, Exception? thrown) =>
        thrown is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
        : context.Response.Headers.Age.Count > 0 ? LogEventLevel.Debug
        : LogEventLevel.Information;

    private static string MethodOf(HttpRequest request) =>
        request.Method is "GET" or "HEAD" or "POST" or "OPTIONS" ? request.Method : "other";

    private static string RouteOf(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern } ? "/" + pattern.TrimStart('/') : "none";

    /// <summary>The framework adds these to every event of a request.</summary>
    private sealed class PrivateProperties : ILogEventEnricher
    {
        private static readonly string[] Names = ["RequestPath", "ConnectionId", "RequestId", "TransportConnectionId", "ActionName"];

        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            foreach (var name in Names)
            {
                logEvent.RemovePropertyIfPresent(name);
            }
        }
    }
}
