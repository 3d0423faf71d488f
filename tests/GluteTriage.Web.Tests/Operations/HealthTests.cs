using System.Net;
using Microsoft.Extensions.Time.Testing;

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

    [Fault(6,
        Injected = "where the log should be there is something that cannot be written",
        Seen = "emergency advice and numbers; nothing can be started",
        Lost = "nothing")]
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

    [Fault(4,
        Injected = "the file that is tried lies on /dev/full",
        Seen = "the balancer is told to send nobody; ready again once there is room, without a restart",
        Lost = "nothing")]
    [Fact]
    public async Task Ready_is_taken_back_when_the_disk_is_full_and_given_again_when_it_has_room()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a file that is always full.");
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var site = new Site { Clock = clock };
        var stranger = site.Browser();
        var probe = Path.Combine(site.Data, "sessions.db.probe");
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(stranger));

        File.CreateSymbolicLink(probe, "/dev/full");
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(stranger));

        File.Delete(probe);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(stranger));
        Assert.Contains(site.Log.Events, one => one.RenderMessage(null).Contains("No answer can be saved", StringComparison.Ordinal));
        Assert.Contains(site.Log.Events, one => one.RenderMessage(null).Contains("Answers can be saved again", StringComparison.Ordinal));
    }

    [Fault(10,
        Injected = "the files are unlinked under the running site",
        Seen = "nothing can be started until the log is back, then all goes on",
        Lost = "nothing that was there")]
    [Fact]
    public async Task When_the_log_is_deleted_under_it_the_site_says_so_refuses_answers_and_recovers_when_it_is_back()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var site = new Site { Clock = clock };
        var stranger = site.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, (await new Walk(site).StartAsync()).StatusCode);
        var away = Directory.CreateDirectory(Path.Combine(site.Data, "away")).FullName;
        foreach (var file in Directory.GetFiles(site.Data, "sessions.db*"))
        {
            File.Copy(file, Path.Combine(away, Path.GetFileName(file)));
            File.Delete(file);
        }

        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(stranger));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await new Walk(site).StartAsync()).StatusCode);

        foreach (var file in Directory.GetFiles(away))
        {
            File.Move(file, Path.Combine(site.Data, Path.GetFileName(file)));
        }

        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(stranger));
        Assert.Equal(HttpStatusCode.SeeOther, (await new Walk(site).StartAsync()).StatusCode);
    }

    private static async Task<HttpStatusCode> ReadyAsync(HttpClient stranger)
    {
        using var answer = await stranger.GetAsync("/health/ready");
        return answer.StatusCode;
    }
}
