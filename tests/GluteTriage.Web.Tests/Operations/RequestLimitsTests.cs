using System.Net;

namespace GluteTriage.Web.Tests.Operations;

public sealed class RequestLimitsTests
{
    [Fact]
    public async Task A_client_that_calls_the_api_too_often_is_told_when_to_come_back()
    {
        await using var site = new Site { Settings = new Dictionary<string, string> { ["Limits:ApiCallsPerMinute"] = "2" } };
        var client = site.Browser();
        await client.GetAsync("/api/v1/questionnaire");
        await client.GetAsync("/api/v1/questionnaire");

        var refused = await client.GetAsync("/api/v1/questionnaire");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        SecurityHeadersTests.AssertHeaders(refused, "/api/v1/questionnaire");
    }

    [Fact]
    public async Task Too_many_starts_are_refused_in_words_and_other_pages_are_not()
    {
        await using var site = new Site { Settings = new Dictionary<string, string> { ["Limits:StartsPerMinute"] = "1" } };
        var walk = new Walk(site);
        await walk.StartAsync();

        var refused = await walk.StartAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("Wait one minute", page);
        Assert.Contains("Signs that need emergency help", page);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await walk.GetAsync("/check")).StatusCode);
    }

    [Fact]
    public async Task A_form_larger_than_64_KB_is_refused()
    {
        await using var site = new Site();

        var refused = await site.Browser().PostAsync("/check", new StringContent(new string('x', 64 * 1024 + 1)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("nothing was saved", page);
        Assert.Contains("Signs that need emergency help", page);
    }
}
