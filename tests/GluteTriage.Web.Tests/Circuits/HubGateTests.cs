using System.Net;
using System.Net.WebSockets;
using System.Text;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Circuits;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Circuits;

public sealed class HubGateTests : IAsyncLifetime
{
    private readonly Site site = new() { Settings = new Dictionary<string, string> { ["Review:CircuitsAtMost"] = "3", ["Review:CircuitsPerAccount"] = "2" } };
    private Uri address = null!;
    private string cookie = null!;

    public async ValueTask InitializeAsync()
    {
        address = site.Listen();
        cookie = await site.CookieAsync("dr-a", StaffRole.Reviewer);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fault(42,
        Injected = "the handshake from pages of other sites",
        Seen = "403 before the hub",
        Lost = "nothing")]
    [Fact]
    public Task A_page_that_is_not_ours_is_refused_before_the_hub() => Assert.AllAsync(
        [
            "https://elsewhere.example", "null", null, $"{StaffOnSite.OriginOf(address)}.evil", $"http://{address.Host}:1", $"https://{address.Authority}",
        ],
        async (string? origin) =>
        {
            var (socket, status) = await StaffOnSite.KnockAsync(address, cookie, origin);
            var negotiated = await site.Browser(address, cookie, origin).PostAsync("_blazor/negotiate?negotiateVersion=1", null);

            Assert.Null(socket);
            Assert.Equal((403, HttpStatusCode.Forbidden), (status, negotiated.StatusCode));
        });

    [Fact]
    public async Task Who_is_not_signed_in_opens_no_circuit()
    {
        var (_, status) = await StaffOnSite.KnockAsync(address, null, StaffOnSite.OriginOf(address));
        var negotiated = await site.Browser(address, null, StaffOnSite.OriginOf(address)).PostAsync("_blazor/negotiate?negotiateVersion=1", null);

        Assert.Equal((401, HttpStatusCode.Unauthorized), (status, negotiated.StatusCode));
    }

    [Fact]
    public async Task Staff_on_our_own_page_are_let_in_and_over_web_sockets_only()
    {
        var (socket, status) = await StaffOnSite.KnockAsync(address, cookie, StaffOnSite.OriginOf(address));
        var polled = await site.Browser(address, cookie, StaffOnSite.OriginOf(address)).GetAsync("_blazor?id=x");

        Assert.Equal((101, HttpStatusCode.BadRequest), (status, polled.StatusCode));
        socket!.Dispose();
    }

    [Fact]
    public async Task Beyond_the_cap_a_plain_page_says_so_and_a_place_that_is_left_is_free_again()
    {
        var origin = StaffOnSite.OriginOf(address);
        var other = await site.CookieAsync("dr-b", StaffRole.Reviewer);
        var (first, _) = await StaffOnSite.KnockAsync(address, cookie, origin);
        var (second, _) = await StaffOnSite.KnockAsync(address, cookie, origin);

        var (_, ofTheAccount) = await StaffOnSite.KnockAsync(address, cookie, origin);
        var (third, _) = await StaffOnSite.KnockAsync(address, other, origin);
        var (_, ofAll) = await StaffOnSite.KnockAsync(address, other, origin);
        var page = await site.Browser(address, other).GetAsync("review");
        var negotiated = await site.Browser(address, other, origin).PostAsync("_blazor/negotiate?negotiateVersion=1", null);

        Assert.Equal((503, 503), (ofTheAccount, ofAll));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (page.StatusCode, negotiated.StatusCode));
        Assert.NotNull(page.Headers.RetryAfter);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("All places are taken", html);
        Assert.DoesNotContain("blazor.web.js", html);

        first!.Abort();
        second!.Abort();
        third!.Abort();
        await StaffOnSite.SeeAsync(() => site.Services.GetRequiredService<LiveConnections>().Open.Count == 0);
        var (again, status) = await StaffOnSite.KnockAsync(address, other, origin);
        Assert.Equal(101, status);
        again!.Dispose();
    }

    [Fault(42,
        Injected = "twenty live connections at once where there are three places",
        Seen = "503 and a plain page beyond the third",
        Lost = "nothing")]
    [Fact]
    public async Task A_burst_of_knocks_never_holds_more_places_than_there_are()
    {
        var origin = StaffOnSite.OriginOf(address);
        var cookies = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => site.CookieAsync($"dr-{n}", StaffRole.Reviewer)));

        var knocks = await Task.WhenAll(cookies.Select(one => StaffOnSite.KnockAsync(address, one, origin)));

        Assert.Equal(3, knocks.Count(knock => knock.Status == 101));
        Assert.All(knocks.Where(knock => knock.Status != 101), knock => Assert.Equal(503, knock.Status));
    }

    [Fault(42,
        Injected = "40,000 bytes in one message of the protocol",
        Seen = "its own connection ends, the neighbour stays",
        Lost = "nothing of others")]
    [Fact]
    public async Task A_message_over_32_KB_ends_its_connection_and_nothing_else()
    {
        var origin = StaffOnSite.OriginOf(address);
        var (socket, _) = await StaffOnSite.KnockAsync(address, cookie, origin);
        var (neighbour, _) = await StaffOnSite.KnockAsync(address, cookie, origin);
        foreach (var one in new[] { socket!, neighbour! })
        {
            await one.SendAsync(
                Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);
        }

        // 40,000 bytes, with their number before them as the protocol wants it.
        await socket!.SendAsync(new byte[] { 0xC0, 0xB8, 0x02 }.Concat(new byte[40_000]).ToArray(), WebSocketMessageType.Binary, true, CancellationToken.None);

        await socket.SeeClosedAsync();
        await StaffOnSite.SeeAsync(() => site.Services.GetRequiredService<LiveConnections>().Open.Count == 1);
        Assert.Equal(HttpStatusCode.OK, (await site.Browser(address, null).GetAsync("health/live")).StatusCode);
        Assert.Equal(WebSocketState.Open, neighbour!.State);
    }
}
