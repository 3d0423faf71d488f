using System.Net;
using System.Net.WebSockets;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Circuits;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Circuits;

/// <summary>To the second, for what an operator may set: a page in time is shown, and after the end it says why, as does a live page.</summary>
public sealed class SignInEndTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("00:05:00")]
    [InlineData("00:30:00")]
    [InlineData("00:55:00")]
    [InlineData("01:00:00")]
    public async Task Nothing_done_for_the_idle_time_ends_a_sign_in_and_no_less(string setting)
    {
        await using var person = await Signed.InAsync(new() { ["Review:Idle"] = setting });
        var idle = TimeSpan.Parse(setting, System.Globalization.CultureInfo.InvariantCulture);

        person.Clock.Advance(idle - Moment);
        await person.SeesTheInboxAsync();
        person.Clock.Advance(idle - Moment);
        await person.IsConnectedAsync();
        person.Clock.Advance(Moment);

        await person.IsToldAsync("idle", "Nothing was done for a long while");
        person.Clock.Advance(ConnectionWatch.Every);
        await person.Socket.SeeClosedAsync();
        person.Clock.Skip(TimeSpan.FromHours(3));
        await person.IsToldAsync("idle", "Nothing was done for a long while");
    }

    [Theory]
    [InlineData("01:00:00")]
    [InlineData("12:00:00")]
    public async Task A_sign_in_ends_after_its_whole_time_whatever_is_done_and_no_earlier(string setting)
    {
        await using var person = await Signed.InAsync(new() { ["Review:Whole"] = setting });
        var whole = TimeSpan.Parse(setting, System.Globalization.CultureInfo.InvariantCulture);
        var step = TimeSpan.FromMinutes(20);

        for (var gone = step; gone < whole; gone += step)
        {
            person.Clock.Advance(step);
            await person.SeesTheInboxAsync();
        }

        person.Clock.Advance(step - Moment);
        await person.SeesTheInboxAsync();
        await person.IsConnectedAsync();
        person.Clock.Advance(Moment);

        await person.IsToldAsync("over", "A sign-in lasts a working day at most");
        person.Clock.Advance(ConnectionWatch.Every);
        await person.Socket.SeeClosedAsync();
        person.Clock.Skip(TimeSpan.FromHours(11));
        await person.IsToldAsync("over", "A sign-in lasts a working day at most");
    }

    /// <summary>Somebody with an inbox open in a live page, on a site of their own.</summary>
    private sealed class Signed(Site site, FakeTimeProvider clock, HttpClient browser, WebSocket socket) : IAsyncDisposable
    {
        public FakeTimeProvider Clock => clock;

        public WebSocket Socket => socket;

        public static async Task<Signed> InAsync(Dictionary<string, string> settings)
        {
            var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero));
            var site = new Site { Clock = clock, Settings = settings };
            var address = site.Listen();
            var cookie = await site.CookieAsync("dr-a", StaffRole.Reviewer);
            var (socket, status) = await StaffOnSite.KnockAsync(address, cookie, StaffOnSite.OriginOf(address));
            Assert.Equal(101, status);
            var signed = new Signed(site, clock, site.Browser(address, cookie), socket!);
            await signed.SeesTheInboxAsync();
            return signed;
        }

        public async Task SeesTheInboxAsync() => Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("review")).StatusCode);

        public async Task IsConnectedAsync()
        {
            var connection = Assert.Single(site.Services.GetRequiredService<LiveConnections>().Open);
            Assert.Null(await site.Services.GetRequiredService<Standing>().AskAsync(connection.User, CancellationToken.None));
            Assert.Equal(WebSocketState.Open, socket.State);
        }

        public async Task IsToldAsync(string why, string words)
        {
            var page = await browser.GetAsync("review");
            Assert.Equal((HttpStatusCode.Redirect, $"/account/ended?why={why}"), (page.StatusCode, page.Headers.Location!.OriginalString));
            Assert.Contains(words, await browser.GetStringAsync(page.Headers.Location));
            Assert.Contains($"\"out\":\"{why}\"", await browser.GetStringAsync("review/standing"));
        }

        public async ValueTask DisposeAsync()
        {
            socket.Dispose();
            browser.Dispose();
            await site.DisposeAsync();
        }
    }
}
