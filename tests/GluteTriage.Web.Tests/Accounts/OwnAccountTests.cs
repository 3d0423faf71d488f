using System.Buffers.Text;
using System.Net;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Tests.Accounts;

[Collection(AccountSites.Shared)]
public sealed class OwnAccountTests(AccountSite site)
{
    private const string Another = "walrus plough tangerine";

    [Theory]
    [InlineData("password")]
    [InlineData("app")]
    [InlineData("codes")]
    [InlineData("add-passkey")]
    [InlineData("remove-passkey")]
    [InlineData("end-others")]
    public async Task Every_change_asks_for_a_factor_of_the_last_ten_minutes_and_does_nothing_without(string act)
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        var before = await site.AccountOfAsync(doctor);
        site.Clock.Advance(TimeSpan.FromMinutes(10));

        var answer = await doctor.ActAsync(act, ("current", Colleague.Password), ("password", Another), ("again", Another), ("label", "x"));

        Assert.StartsWith(AccountUrl.StepUp, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var after = await site.AccountOfAsync(doctor);
        Assert.Equal((before.PasswordHash, before.CodeKey, before.SecurityStamp), (after.PasswordHash, after.CodeKey, after.SecurityStamp));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("codes")]
    [InlineData("end-others")]
    public async Task Every_change_ends_the_sign_ins_elsewhere_and_a_sign_in_half_way(string act)
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        using var thief = site.Elsewhere(doctor);
        using var halfWay = site.Elsewhere(doctor);
        await thief.SignInAsync();
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        await doctor.SignInAsync();
        await halfWay.GivePasswordAsync();
        site.Clock.Advance(TimeSpan.FromSeconds(30));

        await doctor.ActAsync(act, ("current", Colleague.Password), ("password", Another), ("again", Another));

        Assert.True(await doctor.IsSignedInAsync());
        Assert.False(await thief.IsSignedInAsync());
        Assert.Contains(AccountText.SignInWrong, await Colleague.ProblemOf(await halfWay.GiveCodeAsync(doctor.Code())));
    }

    [Fact]
    public async Task Everybody_sees_their_own_latest_sign_ins_and_what_was_refused_in_their_name()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        using var other = await site.SomebodyAsync(StaffRole.Reviewer);
        await other.SignInAsync();
        await site.Elsewhere(doctor).GivePasswordAsync("not the password of anybody");
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        await doctor.SignInAsync();

        var account = await site.AccountOfAsync(doctor);
        await using (var db = await site.Get<IDbContextFactory<SessionDb>>().CreateDbContextAsync())
        {
            var entry = await db.AuditEntries.SingleAsync(entry => entry.Actor == account.Id && entry.Act == AuditAct.SignedIn);
            Assert.Equal((account.UserName, "one-time code"), (entry.ActorName, entry.Detail));
        }

        var listed = (await doctor.ReadAsync(AccountUrl.Own)).QuerySelectorAll(".own-lately li").Select(line => line.TextContent.Trim()).ToList();
        Assert.Collection(
            listed,
            line => Assert.EndsWith("UTC: signed in with one-time code", line, StringComparison.Ordinal),
            line => Assert.Contains("UTC: refused (password, from ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_out_tells_the_browser_to_forget_what_it_kept()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();

        var answer = await doctor.PostAsync(AccountUrl.SignOut, Colleague.Token(await doctor.ReadAsync(AccountUrl.Own)));

        Assert.Equal("\"cache\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
    }

    [Fact]
    public async Task Who_guesses_at_the_present_password_is_told_to_wait_and_not_that_it_is_wrong()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            await ChangeAsync("guess " + guess);
        }

        Assert.Contains("wait", await ChangeAsync(Colleague.Password), StringComparison.OrdinalIgnoreCase);

        async Task<string> ChangeAsync(string current) => await Colleague.ProblemOf(
            await doctor.ActAsync("password", ("current", current), ("password", Another), ("again", Another)));
    }

    [Fact]
    public async Task A_new_password_needs_the_present_one_and_the_rules()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();

        Assert.Contains(AccountText.PasswordNotRight, await ChangeAsync("not the present one", Another, Another));
        Assert.Contains(AccountText.PasswordShort, await ChangeAsync(Colleague.Password, "short", "short"));
        Assert.Contains("easy to guess", await ChangeAsync(Colleague.Password, "passwordpassword", "passwordpassword"));
        Assert.Contains(AccountText.PasswordDiffers, await ChangeAsync(Colleague.Password, Another, Another + "!"));
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(Colleague.Password, Another, Another)).StatusCode);

        using var elsewhere = site.Elsewhere(doctor);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GivePasswordAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsewhere.GivePasswordAsync(Another)).StatusCode);

        Task<HttpResponseMessage> PostAsync(string current, string password, string again) =>
            doctor.ActAsync("password", ("current", current), ("password", password), ("again", again));

        async Task<string> ChangeAsync(string current, string password, string again) =>
            await Colleague.ProblemOf(await PostAsync(current, password, again));
    }

    [Fact]
    public async Task A_password_is_the_same_however_the_keyboard_writes_its_letters()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        const string Composed = "crème brûlée à Zürich";
        await doctor.ActAsync("password", ("current", Colleague.Password), ("password", Composed), ("again", Composed));

        using var mac = site.Elsewhere(doctor);
        var answer = await mac.GivePasswordAsync("cre\u0300me bru\u0302le\u0301e a\u0300\u00A0Zu\u0308rich");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task A_new_app_ends_the_old_one_and_its_recovery_codes()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        var old = site.Elsewhere(doctor);
        await doctor.ActAsync("app");
        var (answer, codes) = await doctor.SetUpAppAsync();
        site.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal((HttpStatusCode.SeeOther, 10), (answer.StatusCode, codes.Count));
        await old.GivePasswordAsync();
        Assert.Contains(AccountText.CodeWrong, await Colleague.ProblemOf(await old.GiveCodeAsync(old.Code())));
        Assert.Equal(HttpStatusCode.SeeOther, (await old.GiveCodeAsync(doctor.Code())).StatusCode);
    }

    [Fact]
    public async Task The_app_that_one_began_to_set_up_is_not_given_to_whoever_signs_in_next_in_the_browser()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        using var other = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        await doctor.ActAsync("app");
        await other.SignInAsync();
        var step = doctor.Cookies.GetCookies(doctor.Origin)[SealedStep.PlainName]!;
        other.Cookies.Add(other.Origin, new Cookie(step.Name, step.Value));
        var before = await site.AccountOfAsync(other);

        await other.SetUpAppAsync();

        Assert.Equal(before.CodeKey, (await site.AccountOfAsync(other)).CodeKey);
    }

    [Fact]
    public async Task The_only_way_to_sign_in_cannot_be_removed_however_fast_one_is()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        var account = (await site.AccountOfAsync(doctor)).Id;
        await doctor.SignInAsync();
        await AddPasskeyAsync(doctor, "One");
        await AddPasskeyAsync(doctor, "Two", new SoftPasskey());
        await using var db = await site.DbAsync();
        await db.Users.Where(one => one.Id == account).ExecuteUpdateAsync(one => one.SetProperty(row => row.PasswordHash, (string?)null));
        var ids = await db.UserPasskeys.Where(one => one.UserId == account).Select(one => one.CredentialId).ToListAsync();

        var answers = await Task.WhenAll(ids.Select(id => doctor.ActAsync("remove-passkey", ("id", Base64Url.EncodeToString(id)))));

        Assert.Equal(1, await db.UserPasskeys.CountAsync(one => one.UserId == account));
        Assert.Contains(AccountText.LastWay, await Colleague.ProblemOf(answers.Single(answer => answer.StatusCode != HttpStatusCode.SeeOther)));
    }

    [Fact]
    public async Task Nobody_removes_the_passkey_of_somebody_else()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        using var other = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        await other.SignInAsync();
        await AddPasskeyAsync(doctor, "Mine");
        await using var db = await site.DbAsync();
        var account = (await site.AccountOfAsync(doctor)).Id;
        var id = (await db.UserPasskeys.SingleAsync(one => one.UserId == account)).CredentialId;

        await other.ActAsync("remove-passkey", ("id", Base64Url.EncodeToString(id)));

        Assert.Equal(1, await db.UserPasskeys.CountAsync(one => one.UserId == account));
    }

    private static async Task AddPasskeyAsync(Colleague doctor, string label, SoftPasskey? device = null)
    {
        var begun = await doctor.PostAsync(AccountUrl.PasskeyForOwn, Colleague.Token(await doctor.ReadAsync(AccountUrl.Own)));
        var made = (device ?? doctor.Device).Make(await begun.Content.ReadAsStringAsync(), "http://localhost");
        Assert.Equal(HttpStatusCode.SeeOther, (await doctor.ActAsync("add-passkey", ("label", label), ("credential", made))).StatusCode);
    }
}
