using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Tests.Checking;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>Counting tells how many got how far, and nothing of anybody.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_whole_session_is_counted_by_item_and_urgency_and_by_nothing_else()
    {
        await using var site = new Site();
        var own = site.Services.GetRequiredService<IMeterFactory>();
        var counted = new ConcurrentBag<(string Name, string Tags)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            // Other tests run sites of their own in this process. Asking the site for its services in here would start it inside its start.
            if (instrument.Meter.Name == TriageMeter.Name && instrument.Meter.Scope == own)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
            counted.Add((instrument.Name, string.Join(",", tags.ToArray().Select(tag => tag.Key)))));
        listener.Start();

        var person = await site.BegunAsync();
        await person.WalkAsync();
        await person.GetAsync("/check/result");

        Assert.Single(counted, count => count.Name == "glutetriage.sessions.started");
        Assert.InRange(counted.Count(count => count == ("glutetriage.items.answered", "item")), 20, 60);
        Assert.Single(counted, count => count == ("glutetriage.results.shown", "urgency"));
        Assert.Equal(["", "item", "urgency"], counted.Select(count => count.Tags).Distinct().Order());
    }

    [Fact]
    public void A_trace_keeps_the_route_and_nothing_a_person_sent()
    {
        using var activity = new Activity("request").Start();
        foreach (var (tag, value) in new (string, object)[]
        {
            ("http.request.method", "GET"), ("http.route", "/check/{Code}"), ("http.response.status_code", 200), ("url.path", "/check/age"),
            ("url.query", "?q=my+secret"), ("user_agent.original", "Phone"), ("client.address", "192.0.2.1"), ("server.address", "example.org"),
        })
        {
            activity.SetTag(tag, value);
        }

        activity.Stop();
        using var processor = new Telemetry.RouteOnly();
        processor.OnEnd(activity);

        Assert.Equal(["http.request.method", "http.response.status_code", "http.route"], activity.TagObjects.Select(tag => tag.Key).Order());
        Assert.Equal("GET /check/{Code}", activity.DisplayName);
    }
}
