using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Circuits;
using GluteTriage.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Circuits;

public sealed class SignInSessionsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero));
    private readonly Site site;
    private Uri address = null!;
    private string cookie = null!;

    public SignInSessionsTests() => site = new Site { Clock = clock };

    public async ValueTask InitializeAsync()
    {
        address = site.Listen();
        cookie = await site.CookieAsync("dr-a", StaffRole.Reviewer);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_sign_in_that_is_called_back_is_out_of_an_open_circuit_at_once()
    {
        var (socket, _) = await StaffOnSite.KnockAsync(address, cookie, StaffOnSite.OriginOf(address));
        var (other, _) = await StaffOnSite.KnockAsync(
            address, await site.CookieAsync("dr-b", StaffRole.Reviewer), StaffOnSite.OriginOf(address));

        site.Services.GetRequiredService<StaffRegister>().Revoke("dr-a");

        await socket!.SeeClosedAsync();
        await StaffOnSite.SeeAsync(() => site.Services.GetRequiredService<LiveConnections>().Open.Count == 1);
        other!.Dispose();
    }

    [Fact]
    public async Task An_open_circuit_in_which_nothing_is_done_for_half_an_hour_is_ended_within_five_seconds()
    {
        var (socket, _) = await StaffOnSite.KnockAsync(address, cookie, StaffOnSite.OriginOf(address));

        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(60, (await StandingAsync()).GetProperty("seconds").GetInt32());
        clock.Advance(TimeSpan.FromSeconds(61));
        clock.Advance(ConnectionWatch.Every);

        await socket!.SeeClosedAsync();
        Assert.Equal("idle", (await StandingAsync()).GetProperty("out").GetString());
        Assert.Equal(401, (await StaffOnSite.KnockAsync(address, cookie, StaffOnSite.OriginOf(address))).Status);
    }

    [Fact]
    public async Task What_has_ended_is_not_revived_by_the_cookie_and_every_page_says_why()
    {
        var browser = site.Browser(address, cookie, StaffOnSite.OriginOf(address));
        await browser.GetAsync("review");
        clock.Advance(TimeSpan.FromMinutes(31));

        var stay = await browser.PostAsync("review/standing", null);
        var page = await browser.GetAsync("review");
        var once = await browser.GetAsync("review");
        var ended = await browser.GetAsync("account/ended?why=idle");

        Assert.Equal("idle", (await stay.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("out").GetString());
        Assert.Equal((HttpStatusCode.Redirect, "/account/ended?why=idle"), (page.StatusCode, page.Headers.Location!.OriginalString));
        Assert.Equal(page.StatusCode, once.StatusCode);
        Assert.Contains("Nothing was done", await ended.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Asking_how_long_is_left_is_not_doing_something_and_pressing_stay_is()
    {
        await StandingAsync();
        clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(600, (await StandingAsync()).GetProperty("seconds").GetInt32());

        await site.Browser(address, cookie, StaffOnSite.OriginOf(address)).PostAsync("review/standing", null);

        Assert.Equal(1800, (await StandingAsync()).GetProperty("seconds").GetInt32());
    }

    [Fact]
    public async Task Twelve_hours_are_the_end_whatever_is_done()
    {
        var browser = site.Browser(address, cookie, StaffOnSite.OriginOf(address));
        for (var quarters = 0; quarters < 47; quarters++)
        {
            await browser.PostAsync("review/standing", null);
            clock.Advance(TimeSpan.FromMinutes(15));
        }

        await browser.PostAsync("review/standing", null);
        Assert.Equal("over", (await StandingAsync()).GetProperty("next").GetString());
        clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("over", (await StandingAsync()).GetProperty("out").GetString());
    }

    [Fact]
    public async Task Another_site_cannot_keep_somebody_signed_in()
    {
        var answer = await site.Browser(address, cookie, "https://elsewhere.example").PostAsync("review/standing", null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_sign_in_that_somebody_ended_says_so_even_when_its_time_has_passed_as_well()
    {
        await StandingAsync();
        var sessions = site.Services.GetRequiredService<SignInSessions>();
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<AccountDb>>().CreateDbContextAsync())
        {
            await sessions.EndAllAsync(db, "dr-a", except: null, CancellationToken.None);
        }

        clock.Skip(TimeSpan.FromHours(2));

        Assert.Equal("disabled", (await StandingAsync()).GetProperty("out").GetString());
    }

    [Fact]
    public async Task A_restart_lengthens_no_sign_in_and_shortens_none_by_more_than_a_minute()
    {
        var user = await PersonAsync("dr-c");
        await Restarted().TouchAsync(user, CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(10));
        var sessions = Restarted();
        await sessions.TouchAsync(user, CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(59));
        await sessions.TouchAsync(user, CancellationToken.None);

        Assert.Equal(new SignInEnd(WhyOut.Idle, TimeSpan.FromMinutes(30)), await sessions.FindEndAsync(user, CancellationToken.None));
        Assert.Equal(new SignInEnd(WhyOut.Idle, TimeSpan.FromSeconds((29 * 60) + 1)), await Restarted().FindEndAsync(user, CancellationToken.None));
        clock.Skip(TimeSpan.FromHours(13));
        await Restarted().TouchAsync(user, CancellationToken.None);
        Assert.Equal(WhyOut.Idle, (await Restarted().FindEndAsync(user, CancellationToken.None)).Why);
        Assert.True((await Restarted().FindEndAsync(user, CancellationToken.None)).HasCome);
    }

    [Fact]
    public async Task Somebody_who_goes_on_at_the_idle_limit_is_written_down_as_active()
    {
        var user = await PersonAsync("dr-d");
        var sessions = Restarted();
        await sessions.TouchAsync(user, CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(59));
        await sessions.TouchAsync(user, CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));

        await sessions.TouchAsync(user, CancellationToken.None);

        Assert.Equal(TimeSpan.FromMinutes(30), (await Restarted().FindEndAsync(user, CancellationToken.None)).Left);
    }

    /// <summary>As after a start of the program: nothing in memory, the same database.</summary>
    private SignInSessions Restarted() => ActivatorUtilities.CreateInstance<SignInSessions>(site.Services);

    private async Task<ClaimsPrincipal> PersonAsync(string account)
    {
        await site.CookieAsync(account, StaffRole.Reviewer);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountDb>>().CreateDbContextAsync();
        var session = await Restarted().BeginAsync(db, account, CancellationToken.None);
        return new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account), new(SignInSessions.Claim, session)], "test"));
    }

    private Task<JsonElement> StandingAsync() => site.Browser(address, cookie).GetFromJsonAsync<JsonElement>("review/standing");
}
