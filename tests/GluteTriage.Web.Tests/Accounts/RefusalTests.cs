using System.Net;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Reviewing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Accounts;

/// <summary>What a security officer looks for: who tried what in vain, from where; and that trying costs the people who need help nothing.</summary>
[Collection(AccountSites.Shared)]
public sealed class RefusalTests(AccountSite site)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_wrong_password_is_in_the_trail_under_its_account_a_few_times_in_a_minute_and_then_as_a_number()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        var account = (await site.AccountOfAsync(doctor)).Id;
        using var stranger = site.Elsewhere(doctor);
        for (var guess = 0; guess < 5; guess++)
        {
            await stranger.GivePasswordAsync("a guess, and a long one");
        }

        var tried = await TriedAsync(account);
        Assert.Equal(5, tried.Count);
        Assert.All(tried, entry => Assert.StartsWith("password, from ", entry));
        for (var guess = 0; guess < 7; guess++)
        {
            await stranger.GivePasswordAsync("a guess, and a long one");
        }

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(10, (await TriedAsync(account)).Count);
        await stranger.GivePasswordAsync("a guess, and a long one");
        await stranger.GivePasswordAsync("a guess, and a long one");
        Assert.Contains(await TriedAsync(account), entry => entry.EndsWith(", and 2 more before", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_not_written_down_as_it_may_be_a_password()
    {
        const string Typed = "my own secret passphrase";
        using var stranger = site.Nobody(Typed);
        await stranger.GivePasswordAsync();

        await using var db = await site.Get<IDbContextFactory<SessionDb>>().CreateDbContextAsync(None);
        Assert.False(await db.Set<AuditEntry>().AnyAsync(entry => entry.ActorName.Contains(Typed) || entry.Detail.Contains(Typed), None));
        Assert.NotEmpty(await TriedAsync("nobody"));
    }

    [Fact]
    public async Task A_page_that_was_refused_is_in_the_trail_with_its_path()
    {
        using var editor = await site.SomebodyAsync(StaffRole.Editor);
        await editor.SignInAsync();

        await editor.GetAsync(ReviewUrl.Audit);

        await using var db = await site.Get<IDbContextFactory<SessionDb>>().CreateDbContextAsync(None);
        var account = (await site.AccountOfAsync(editor)).Id;
        var entry = Assert.Single(await db.Set<AuditEntry>().Where(one => one.Actor == account && one.Act == AuditAct.PageRefused).ToListAsync(None));
        Assert.StartsWith("/review/audit, from ", entry.Detail);
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/review")]
    [InlineData("/_blazor/negotiate")]
    public async Task Over_plain_http_the_area_is_for_the_machine_itself_only_and_says_why(string address)
    {
        using var open = site.Site.CreateDefaultClient(new Uri("http://clinic.example"));
        using var closed = site.Site.CreateDefaultClient(new Uri("https://clinic.example"));

        var answer = await open.GetAsync(address, None);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(PlainHttp.Refused, await answer.Content.ReadAsStringAsync(None));
        Assert.NotEqual(HttpStatusCode.Forbidden, (await closed.GetAsync("/account/sign-in", None)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await open.GetAsync("/emergency", None)).StatusCode);
    }

    [Fact]
    public async Task At_most_two_passwords_are_looked_at_together_beyond_twenty_the_next_is_told_to_wait_and_people_are_served()
    {
        var slow = new Slow();
        using var secrets = ActivatorUtilities.CreateInstance<AccountSecrets>(site.Site.Services, slow);

        var tries = Enumerable.Range(0, 21).Select(_ => Task.Run(() => secrets.IsPasswordAsync(null, "any that is long enough", None))).ToList();
        while (slow.Now < 2 || !tries.Any(one => one.IsCompleted))
        {
            await Task.Yield();
        }

        // Two threads wait for their passwords, and no others: people are served meanwhile.
        using var person = site.Site.CreateDefaultClient(new Uri("http://localhost"));
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/check", None)).StatusCode);
        Assert.DoesNotContain(tries, one => one.IsCompletedSuccessfully && one.Result is not null);

        slow.Go.Set();
        var answers = await Task.WhenAll(tries);
        Assert.Equal(2, slow.Most);
        Assert.Single(answers, answer => answer is null);
    }

    [Fact]
    public async Task Whoever_signs_out_is_told_of_no_alarm_and_whoever_is_called_back_is()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        var (sessions, account) = (site.Get<SignInSessions>(), (await site.AccountOfAsync(doctor)).Id);
        await using var db = await site.DbAsync();
        var (own, called) = (User(await sessions.BeginAsync(db, account, None)), User(await sessions.BeginAsync(db, account, None)));

        await sessions.EndAsync(db, own, None);
        await sessions.EndAllAsync(db, account, null, None);

        Assert.Equal(WhyOut.SignedOut, (await sessions.FindEndAsync(own, None)).Why);
        Assert.Equal(WhyOut.Disabled, (await sessions.FindEndAsync(called, None)).Why);

        System.Security.Claims.ClaimsPrincipal User(string id) => new(new System.Security.Claims.ClaimsIdentity(
            [new(System.Security.Claims.ClaimTypes.NameIdentifier, account), new(SignInSessions.Claim, id)], "test"));
    }

    private async Task<List<string>> TriedAsync(string account)
    {
        await using var db = await site.Get<IDbContextFactory<SessionDb>>().CreateDbContextAsync(None);
        return await db.Set<AuditEntry>().Where(entry => entry.Actor == account && entry.Act == AuditAct.SignInFailed)
            .Select(entry => entry.Detail).ToListAsync(None);
    }

    /// <summary>A hasher that waits until it may go on, and counts how many are in it at once.</summary>
    private sealed class Slow : IPasswordHasher<Account>
    {
        private int now;
        private int most;

        public ManualResetEventSlim Go { get; } = new();

        public int Now => now;

        public int Most => most;

        public string HashPassword(Account user, string password) => "";

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            var here = Interlocked.Increment(ref now);
            InterlockedMax(here);
            Go.Wait();
            Interlocked.Decrement(ref now);
            return PasswordVerificationResult.Failed;
        }

        private void InterlockedMax(int here)
        {
            int seen;
            while ((seen = most) < here && Interlocked.CompareExchange(ref most, here, seen) != seen)
            {
            }
        }
    }
}
