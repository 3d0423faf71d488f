using System.Net;

namespace GluteTriage.Web.Tests.Operations;

public sealed class HealthTests
{
    [Fact]
    public async Task A_site_that_can_store_answers_is_alive_and_ready()
    {
        await using var site = new Site();
        var stranger = site.Browser();

        Assert.Equal("Healthy", await stranger.GetStringAsync("/health/live"));
        Assert.Equal("Healthy", await stranger.GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task Without_a_session_log_the_site_lives_and_gives_emergency_advice_but_is_not_ready()
    {
        await using var site = new Site();
        Directory.CreateDirectory(Path.Combine(site.Data, "sessions.db"));
        var stranger = site.Browser();

        var ready = await stranger.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("Unhealthy", await ready.Content.ReadAsStringAsync());
        Assert.Equal("Healthy", await stranger.GetStringAsync("/health/live"));
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/emergency")).StatusCode);
    }

    [Fact]
    public async Task Without_a_session_log_starting_is_refused_in_words_with_every_header()
    {
        await using var site = new Site();
        Directory.CreateDirectory(Path.Combine(site.Data, "sessions.db"));
        var walk = new Walk(site);

        var refused = await walk.StartAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        SecurityHeadersTests.AssertHeaders(refused, "/check");
    }
}
