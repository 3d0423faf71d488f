using System.Net;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Tests.Accounts;

[Collection(AccountSites.Shared)]
public sealed class SignInTests(AccountSite site)
{
    [Fact]
    public async Task A_right_password_alone_is_no_sign_in()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);

        var answer = await doctor.GivePasswordAsync();

        Assert.Equal(AccountUrl.Code, answer.Headers.Location!.OriginalString);
        Assert.Null(doctor.SignInCookie);
        Assert.False(await doctor.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await doctor.GetAsync(ReviewUrl.Inbox)).StatusCode);
    }

    [Fact]
    public async Task A_code_without_a_password_is_nothing()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);

        var answer = await doctor.FillAsync(AccountUrl.Code, ("code", doctor.Code()));

        Assert.Equal(AccountUrl.SignIn, answer.Headers.Location!.OriginalString);
        Assert.False(await doctor.IsSignedInAsync());
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(-2, false)]
    [InlineData(2, false)]
    public async Task A_code_is_good_one_step_away_and_no_further(int steps, bool good)
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.GivePasswordAsync();

        var answer = await doctor.GiveCodeAsync(doctor.Code(steps));

        Assert.Equal(good ? HttpStatusCode.SeeOther : HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(good, await doctor.IsSignedInAsync());
    }

    [Fact]
    public async Task A_code_works_once_and_so_does_every_code_before_it()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        var (now, before) = (doctor.Code(), doctor.Code(-1));
        await doctor.SignInAsync();
        using var thief = site.Elsewhere(doctor);
        await thief.GivePasswordAsync();

        Assert.Contains(AccountText.CodeUsed, await Colleague.ProblemOf(await thief.GiveCodeAsync(now)));
        Assert.Contains(AccountText.CodeUsed, await Colleague.ProblemOf(await thief.GiveCodeAsync(before)));
        Assert.False(await thief.IsSignedInAsync());
    }

    [Fact]
    public async Task Of_twenty_who_give_the_same_code_at_once_one_is_let_in()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        var browsers = new List<(Colleague Person, (string, string) Token)>();
        for (var n = 0; n < 20; n++)
        {
            var one = site.Elsewhere(doctor);
            await one.GivePasswordAsync();
            browsers.Add((one, Colleague.Token(await one.ReadAsync(AccountUrl.Code))));
        }

        var answers = await Task.WhenAll(browsers.Select(one => one.Person.PostAsync(AccountUrl.Code, one.Token, ("code", doctor.Code()))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        Assert.All(
            answers.Where(answer => answer.StatusCode != HttpStatusCode.SeeOther),
            answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single(browsers, one => one.Person.SignInCookie is not null);
    }

    [Fact]
    public async Task After_ten_minutes_the_password_must_be_given_again()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.GivePasswordAsync();
        site.Clock.Advance(SealedStep.Lifetime);

        var answer = await doctor.GiveCodeAsync(doctor.Code());

        Assert.Equal(AccountUrl.SignIn, answer.Headers.Location!.OriginalString);
        Assert.False(await doctor.IsSignedInAsync());
    }

    [Fact]
    public async Task Between_password_and_code_a_change_of_factors_sends_one_back_to_the_start()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.GivePasswordAsync();
        await using (var db = await site.DbAsync())
        {
            var id = (await site.AccountOfAsync(doctor)).Id;
            await db.Users.Where(one => one.Id == id).ExecuteUpdateAsync(one => one.SetProperty(row => row.SecurityStamp, "another"));
        }

        Assert.Contains(AccountText.SignInWrong, await Colleague.ProblemOf(await doctor.GiveCodeAsync(doctor.Code())));
        Assert.False(await doctor.IsSignedInAsync());
    }

    [Theory]
    [InlineData("/review/insights", "/review/insights")]
    [InlineData("/review?status=new&urgency=same-day", "/review?status=new&urgency=same-day")]
    [InlineData("//evil.example", ReviewUrl.Inbox)]
    [InlineData("///evil.example", ReviewUrl.Inbox)]
    [InlineData("/\\evil.example", ReviewUrl.Inbox)]
    [InlineData("\\\\evil.example", ReviewUrl.Inbox)]
    [InlineData("/review\\..\\..\\evil", ReviewUrl.Inbox)]
    [InlineData("https://evil.example", ReviewUrl.Inbox)]
    [InlineData("https:evil.example", ReviewUrl.Inbox)]
    [InlineData("javascript:alert(1)", ReviewUrl.Inbox)]
    [InlineData("evil.example", ReviewUrl.Inbox)]
    [InlineData("/\t/evil.example", ReviewUrl.Inbox)]
    [InlineData("/\r\nLocation: https://evil.example", ReviewUrl.Inbox)]
    [InlineData("/\u0000/evil.example", ReviewUrl.Inbox)]
    [InlineData(" //evil.example", ReviewUrl.Inbox)]
    [InlineData("/\u2028/evil.example", ReviewUrl.Inbox)]
    [InlineData("/／evil.example", ReviewUrl.Inbox)]
    [InlineData("", ReviewUrl.Inbox)]
    public async Task Wherever_one_asks_to_go_after_signing_in_one_stays_on_this_site(string next, string lands)
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.GivePasswordAsync(next: next);

        var answer = await doctor.GiveCodeAsync(doctor.Code());

        Assert.Equal(lands, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/%2f%2fevil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("/.//evil.example")]
    [InlineData("/review/..//evil.example")]
    [InlineData("/@evil.example")]
    public void An_address_that_looks_like_another_site_and_is_none_stays_on_this_host(string next) =>
        Assert.Equal("ours.example", new Uri(new Uri("https://ours.example/account/sign-in"), AccountUrl.Local(next)).Host);

    [Fact]
    public void An_address_of_any_length_is_not_carried_along() => Assert.Null(AccountUrl.Local("/" + new string('a', 400)));

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_app_once_in_any_writing()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        await doctor.ActAsync("codes");
        var codes = await doctor.ReadCodesAsync();

        using var first = site.Elsewhere(doctor);
        using var second = site.Elsewhere(doctor);
        using var again = site.Elsewhere(doctor);
        var lower = await RecoverAsync(first, codes[0].ToLowerInvariant());
        var bare = await RecoverAsync(second, " " + codes[1].Replace("-", "") + " ");
        var used = await RecoverAsync(again, codes[0]);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (lower.StatusCode, bare.StatusCode));
        Assert.Contains(AccountText.RecoveryWrong, await Colleague.ProblemOf(used));
        Assert.True(await first.IsSignedInAsync() && await second.IsSignedInAsync());
        Assert.False(await again.IsSignedInAsync());
    }

    [Fact]
    public async Task New_recovery_codes_end_the_old_ones()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        await doctor.ActAsync("codes");
        var old = await doctor.ReadCodesAsync();
        await doctor.ActAsync("codes");
        var fresh = await doctor.ReadCodesAsync();

        using var browser = site.Elsewhere(doctor);
        Assert.Contains(AccountText.RecoveryWrong, await Colleague.ProblemOf(await RecoverAsync(browser, old[0])));
        Assert.Equal(HttpStatusCode.SeeOther, (await RecoverAsync(browser, fresh[0])).StatusCode);
        Assert.Empty(old.Intersect(fresh));
    }

    [Fact]
    public async Task A_recovery_code_of_somebody_else_opens_nothing()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        using var other = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        await doctor.ActAsync("codes");

        var answer = await RecoverAsync(other, (await doctor.ReadCodesAsync())[0]);

        Assert.Contains(AccountText.RecoveryWrong, await Colleague.ProblemOf(answer));
    }

    [Theory]
    [InlineData("http://localhost", StaffCookie.PlainName, false)]
    [InlineData("https://localhost", StaffCookie.SecureName, true)]
    public async Task The_cookie_of_a_sign_in_is_read_by_no_script_sent_from_no_other_site_and_over_https_bound_to_the_host(
        string origin, string name, bool secure)
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        using var browser = site.Elsewhere(doctor, origin);
        var password = await browser.GivePasswordAsync();
        var answer = await browser.GiveCodeAsync(doctor.Code());

        foreach (var (from, cookie) in new[] { (password, secure ? SealedStep.SecureName : SealedStep.PlainName), (answer, name) })
        {
            var flags = from.Headers.GetValues("Set-Cookie").Last(one => one.StartsWith(cookie + "=", StringComparison.Ordinal))
                .Split(';').Skip(1).Select(flag => flag.Trim().ToLowerInvariant()).ToHashSet();
            Assert.Superset(new HashSet<string> { "path=/", "httponly", "samesite=strict" }, flags);
            Assert.Equal(secure, flags.Contains("secure"));
            Assert.DoesNotContain(flags, flag => flag.StartsWith("domain", StringComparison.Ordinal) || flag.StartsWith("expires", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_sign_in_and_every_step_up_is_a_new_session_and_ends_the_one_before_in_its_browser()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        var first = doctor.SignInCookie!;
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        await doctor.FillAsync(AccountUrl.StepUp, ("code", doctor.Code()));
        var second = doctor.SignInCookie!;
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        await doctor.SignInAsync();

        Assert.Equal(3, new[] { first, second, doctor.SignInCookie }.Distinct().Count());
        foreach (var old in new[] { first, second })
        {
            using var holder = site.Nobody();
            holder.Cookies.Add(holder.Origin, new Cookie(StaffCookie.PlainName, old));
            Assert.False(await holder.IsSignedInAsync());
        }

        Assert.True(await doctor.IsSignedInAsync());
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_not_only_the_cookie()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        var cookie = doctor.SignInCookie!;

        await doctor.PostAsync(AccountUrl.SignOut, Colleague.Token(await doctor.ReadAsync(AccountUrl.Own)));

        Assert.Null(doctor.SignInCookie);
        doctor.Cookies.Add(doctor.Origin, new Cookie(StaffCookie.PlainName, cookie));
        Assert.False(await doctor.IsSignedInAsync());
    }

    [Fact]
    public async Task A_page_of_a_role_one_does_not_have_is_refused_as_forbidden()
    {
        using var auditor = await site.SomebodyAsync(StaffRole.Auditor);
        await auditor.SignInAsync();

        var sent = await auditor.GetAsync(ReviewUrl.Inbox);
        var page = await auditor.GetAsync(AccountUrl.Denied);

        Assert.Equal(AccountUrl.Denied, sent.Headers.Location!.PathAndQuery());
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains(AccountText.DeniedTitle, (await Colleague.DocumentOf(page)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_page_that_manages_staff_asks_for_a_factor_of_the_last_ten_minutes()
    {
        using var administrator = await site.SomebodyAsync(StaffRole.Administrator);
        await administrator.SignInAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        var soon = await administrator.GetAsync(ReviewUrl.Staff);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var late = await administrator.GetAsync(ReviewUrl.Staff);

        var proved = await administrator.FillAsync(late.Headers.Location!.PathAndQuery(), ("code", administrator.Code()));

        Assert.Equal(HttpStatusCode.OK, soon.StatusCode);
        Assert.StartsWith(AccountUrl.StepUp, late.Headers.Location!.PathAndQuery(), StringComparison.Ordinal);
        Assert.Equal(ReviewUrl.Staff, proved.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync(ReviewUrl.Staff)).StatusCode);
    }

    [Fact]
    public async Task A_step_up_lengthens_no_working_day()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        for (var quarters = 0; quarters < 4 * 12 - 1; quarters++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(15));
            Assert.True(await doctor.IsSignedInAsync());
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await doctor.FillAsync(AccountUrl.StepUp, ("code", doctor.Code()))).StatusCode);
        site.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.False(await doctor.IsSignedInAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{}}""")]
    public async Task A_passkey_that_is_none_gets_the_page_again(string credential)
    {
        using var stranger = site.Nobody();
        var token = Colleague.Token(await stranger.ReadAsync(AccountUrl.SignIn));
        await stranger.PostAsync(AccountUrl.PasskeyForSignIn, token);

        var answer = await stranger.PostAsync(AccountUrl.SignIn, token, ("credential", credential));

        Assert.Contains(AccountText.PasskeyRefused, await Colleague.ProblemOf(answer));
    }

    private async Task<HttpResponseMessage> RecoverAsync(Colleague person, string code)
    {
        await person.GivePasswordAsync();
        return await person.FillAsync(AccountUrl.Recovery, ("code", code));
    }
}

internal static class Redirects
{
    /// <summary>The framework writes some redirects with a host and some without.</summary>
    public static string PathAndQuery(this Uri location) => location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
}
