using System.Net.Http.Json;
using System.Text.Json;
using GluteTriage.Web.Tests.Checking;
using GluteTriage.Web.Tests.Operations;
using Serilog.Events;

namespace GluteTriage.Web.Tests.Results;

/// <summary>The site on content that lost an emergency, which the guard still knows.</summary>
public sealed class SecondEvaluationTests : IDisposable
{
    private readonly ContentCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task An_emergency_the_content_lost_is_told_all_the_same_with_the_reason_and_a_safety_event()
    {
        await using var site = Weakened();
        var person = await site.BegunAsync();
        await person.WalkAsync(null, ("injury", ["dark-pee"]));

        var result = await person.GetAsync("/check/result");

        Assert.StartsWith("Your result: Emergency", result.Page.Title);
        Assert.Contains("the more urgent of the two", result.Page.QuerySelector(".disposition")!.TextContent);
        var safetyEvent = Assert.Single(site.Log.Events, logged => logged.Level is LogEventLevel.Fatal);
        Assert.Contains("dark-pee", safetyEvent.RenderMessage());
    }

    [Fact]
    public async Task The_api_tells_the_higher_urgency_too()
    {
        await using var site = Weakened();

        var response = await site.Browser().PostAsJsonAsync("/api/v1/assessments", new { answers = new { injury = "dark-pee" } });

        Assert.Equal("emergency", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("urgency").GetString());
        Assert.Single(site.Log.Events, logged => logged.Level is LogEventLevel.Fatal);
    }

    private Site Weakened()
    {
        copy.WeakenDarkPee();
        return new Site { Settings = new Dictionary<string, string> { ["Content:Folder"] = copy.Content } };
    }
}
