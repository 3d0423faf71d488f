using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace GluteTriage.Web.Operations;

/// <summary>
/// Counters and traces for whoever runs the site, sent by OpenTelemetry to the address in <c>Telemetry:Endpoint</c>; without one
/// nothing leaves the program.
/// </summary>
internal static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder, Uri? endpoint)
    {
        builder.Services.AddSingleton<TriageMeter>();
        if (endpoint is null)
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddMeter(TriageMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                .AddOtlpExporter(otlp => otlp.Endpoint = endpoint))
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation()
                .AddProcessor(new RouteOnly())
                .AddOtlpExporter(otlp => otlp.Endpoint = endpoint));
    }

    /// <summary>Leaves the method, the route as it is written in the program, and the status; everything else may tell of a person.</summary>
    internal sealed class RouteOnly : BaseProcessor<Activity>
    {
        private static readonly string[] Kept = ["http.request.method", "http.route", "http.response.status_code", "error.type"];

        public override void OnEnd(Activity data)
        {
            foreach (var (tag, _) in data.TagObjects.ToList())
            {
                if (!Kept.Contains(tag))
                {
                    data.SetTag(tag, null);
                }
            }

            data.DisplayName = $"{data.GetTagItem("http.request.method")} {data.GetTagItem("http.route") ?? "none"}";
        }
    }
}
