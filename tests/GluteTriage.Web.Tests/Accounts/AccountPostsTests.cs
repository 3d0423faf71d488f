using System.Net;
using GluteTriage.Web.Accounts;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Tests.Accounts;

[Collection(AccountSites.Shared)]
public sealed class AccountPostsTests(AccountSite site)
{
    [Theory]
    [InlineData(AccountUrl.SignIn)]
    [InlineData(AccountUrl.Code)]
    [InlineData(AccountUrl.Recovery)]
    [InlineData(AccountUrl.StepUp)]
    [InlineData(AccountUrl.Own)]
    public async Task A_post_that_does_not_come_from_our_page_gets_the_page_again_and_does_nothing(string address)
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        await doctor.GivePasswordAsync();
        var (before, cookie) = (await site.AccountOfAsync(doctor), doctor.SignInCookie);

        var answer = await doctor.PostAsync(
            address, ("name", doctor.Name), ("password", Colleague.Password), ("code", doctor.Code()),
            ("act", "codes"), ("__RequestVerificationToken", "forged"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Colleague.DocumentOf(answer);
        Assert.NotNull(page.QuerySelector("h1"));
        Assert.Contains(AccountText.TryAgain, page.Body!.TextContent);
        Assert.Equal(cookie, doctor.SignInCookie);
        Assert.Equal(before.SecurityStamp, (await site.AccountOfAsync(doctor)).SecurityStamp);
    }

    [Fact]
    public async Task A_code_for_a_new_app_that_does_not_come_from_our_page_sets_up_nothing()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        await doctor.ActAsync("app");
        var before = await site.AccountOfAsync(doctor);

        var answer = await doctor.PostAsync(AccountUrl.Enrol, ("code", doctor.Code()), ("__RequestVerificationToken", "forged"));

        Assert.Contains(AccountText.TryAgain, await Colleague.ProblemOf(answer));
        Assert.NotNull((await Colleague.DocumentOf(answer)).QuerySelector("code.key"));
        Assert.Equal(before.CodeKey, (await site.AccountOfAsync(doctor)).CodeKey);
    }

    [Fact]
    public async Task Nobody_is_signed_out_by_a_post_of_another_site()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();

        await doctor.PostAsync(AccountUrl.SignOut);

        Assert.True(await doctor.IsSignedInAsync());
    }

    [Theory]
    [InlineData(AccountUrl.PasskeyForSignIn)]
    [InlineData(AccountUrl.PasskeyForEnrolment)]
    [InlineData(AccountUrl.PasskeyForOwn)]
    public async Task No_passkey_is_asked_for_on_behalf_of_another_site(string address)
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await doctor.PostAsync(address)).StatusCode);
    }

    [Fact]
    public void Every_post_of_the_accounts_is_in_this_list()
    {
        string[] known =
        [
            "/account", "/account/accept/{token}", "/account/enrol", "/account/passkey/for-enrolment", "/account/passkey/for-own",
            "/account/passkey/for-sign-in", "/account/recovery-codes", "/account/setup/{token}", "/account/sign-in", "/account/sign-in/code",
            "/account/sign-in/recovery", "/account/sign-out", "/account/step-up",
        ];

        var posts = site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is ["POST"])
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(address => address.StartsWith("/account", StringComparison.Ordinal));

        Assert.Equal(known, posts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_pages_show_is_kept_by_no_browser_and_no_proxy()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        await doctor.ActAsync("codes");

        foreach (var address in new[] { AccountUrl.SignIn, AccountUrl.Own, EnrolmentRoutes.CodesAddress, AccountUrl.StepUp })
        {
            Assert.True((await doctor.GetAsync(address)).Headers.CacheControl?.NoStore, address);
        }
    }

    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("\u202Eevil")]
    [InlineData("a\r\nSet-Cookie: x=y")]
    public async Task Whatever_is_typed_as_a_name_is_answered_like_any_other(string name)
    {
        using var stranger = site.Nobody();

        Assert.Contains(AccountText.SignInWrong, await Colleague.ProblemOf(
            await stranger.FillAsync(AccountUrl.SignIn, ("name", name + Guid.NewGuid()), ("password", Colleague.Password))));
    }

    [Fact]
    public async Task Neither_the_log_nor_the_file_holds_a_password_a_key_a_code_or_a_link()
    {
        await using var own = new AccountSite();
        var link = (await own.SetupLinkAsync())!;
        using var first = own.Nobody("Dr First");
        var (_, codes) = await first.EnrolByPasswordAsync(link);
        own.Clock.Advance(TimeSpan.FromSeconds(30));
        using var second = own.Elsewhere(first);
        var code = second.Code();
        await second.GivePasswordAsync();
        var step = second.Cookies.GetCookies(second.Origin)[SealedStep.PlainName]!.Value;
        await second.GiveCodeAsync(code);
        using var third = own.Elsewhere(first);
        await third.GivePasswordAsync("a wrong password of some length");
        await third.GivePasswordAsync();
        await third.FillAsync(AccountUrl.Recovery, ("code", codes[0]));
        string[] secrets =
        [
            Colleague.Password, "a wrong password of some length", Totp.Text(first.AppKey), Convert.ToBase64String(first.AppKey),
            Convert.ToHexString(first.AppKey), link[(AccountUrl.Setup.Length + 1)..].ToString(), first.SignInCookie!, second.SignInCookie!, step,
            .. codes, .. codes.Select(one => one.Replace("-", "")),
        ];

        var log = own.Site.Log.Events.Where(logged => !logged.MessageTemplate.Text.StartsWith("There is no administrator", StringComparison.Ordinal))
            .Select(logged => logged.RenderMessage(null) + string.Join(' ', logged.Properties.Select(one => one.ToString())) + logged.Exception).ToList();
        Assert.True(log.Count > 10);
        await using (var db = await own.DbAsync())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        var files = Directory.GetFiles(own.Site.Data, "accounts.db*").Concat(Directory.GetFiles(own.Site.Data, "sessions.db*")).Select(ReadShared).ToList();
        Assert.All(secrets, secret =>
        {
            Assert.All(log, line => Assert.DoesNotContain(secret, line));
            Assert.All(files, bytes => Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret))));
        });
        Assert.All(files, bytes => Assert.Equal(-1, bytes.AsSpan().IndexOf(first.AppKey)));
        Assert.DoesNotContain(log, line => line.Contains($" {code}", StringComparison.Ordinal) || line.Contains($"\"{code}\"", StringComparison.Ordinal));
    }

    private static byte[] ReadShared(string path)
    {
        using var stream = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
