using System.Buffers.Text;
using System.Net;
using GluteTriage.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Tests.Accounts;

public sealed class SetupLinkTests(AccountSite site) : IClassFixture<AccountSite>
{
    [Fact]
    public async Task A_fresh_site_has_no_account_and_tells_one_link_of_128_random_bits()
    {
        await using var fresh = new AccountSite();
        var link = (await fresh.SetupLinkAsync())!;
        await using var db = await fresh.DbAsync();

        Assert.Equal(0, await db.Users.CountAsync());
        Assert.Equal(16, Base64Url.DecodeFromChars(link.AsSpan(AccountUrl.Setup.Length + 1)).Length);
        Assert.Single(fresh.Site.Log.Events, logged => logged.RenderMessage(null).Contains(AccountUrl.Setup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task By_password_and_app_it_makes_the_first_administrator_and_signs_them_in_once()
    {
        var link = await FreshLinkAsync();
        using var first = site.Nobody("Dr First");

        var (answer, codes) = await first.EnrolByPasswordAsync(link);
        var again = await site.Nobody("Dr Second").GetAsync(link);

        Assert.Equal(EnrolmentRoutes.CodesAddress, answer.Headers.Location!.OriginalString);
        Assert.Equal((10, 10), (codes.Count, codes.Distinct().Count()));
        Assert.True(await first.IsSignedInAsync());
        Assert.Equal([StaffRole.Administrator], (await site.AccountOfAsync(first)).Roles);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task By_passkey_it_makes_the_first_administrator_with_the_passkey()
    {
        using var first = site.Nobody("Dr First");

        var answer = await first.EnrolByPasskeyAsync(await FreshLinkAsync());

        Assert.Equal(GluteTriage.Web.Reviewing.ReviewUrl.Staff, answer.Headers.Location!.OriginalString);
        Assert.True(await first.IsSignedInAsync());
        await using var db = await site.DbAsync();
        Assert.Equal((await site.AccountOfAsync(first)).Id, (await db.UserPasskeys.SingleAsync()).UserId);
    }

    [Fact]
    public async Task A_passkey_whose_device_did_not_see_to_its_person_makes_nothing()
    {
        var link = await FreshLinkAsync();
        using var first = new Colleague(site.Site, "Dr First") { Device = new SoftPasskey { Verifies = false } };

        Assert.Contains(AccountText.PasskeyRefused, await Colleague.ProblemOf(await first.EnrolByPasskeyAsync(link)));

        await using var db = await site.DbAsync();
        Assert.Equal((0, 0), (await db.Users.CountAsync(), await db.UserPasskeys.CountAsync()));
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task After_30_minutes_it_opens_nothing_and_a_step_begun_before_neither()
    {
        var link = await FreshLinkAsync();
        using var early = site.Nobody("Dr Early");
        site.Clock.Advance(TimeSpan.FromMinutes(29));
        await early.FillAsync(link, ("password", Colleague.Password), ("again", Colleague.Password), ("name", early.Name));

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var (late, _) = await early.SetUpAppAsync();

        Assert.Equal(link, late.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Gone, (await early.GetAsync(link)).StatusCode);
        await using var db = await site.DbAsync();
        Assert.Equal(0, await db.Users.CountAsync());
    }

    [Fact]
    public async Task Once_there_is_an_administrator_it_opens_nothing()
    {
        var link = await FreshLinkAsync();
        await site.Nobody("Dr Other").OpenAccountAsync(StaffRole.Administrator);

        Assert.Equal(HttpStatusCode.Gone, (await site.Nobody().GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Of_ten_who_use_it_at_once_one_gets_an_account()
    {
        var link = await FreshLinkAsync();
        var people = Enumerable.Range(0, 10).Select(n => site.Nobody($"Dr {n} of many")).ToList();
        foreach (var person in people)
        {
            await person.FillAsync(link, ("password", Colleague.Password), ("again", Colleague.Password), ("name", person.Name));
        }

        var answers = await Task.WhenAll(people.Select(person => person.SetUpAppAsync()));

        Assert.Single(answers, answer => answer.Answer.Headers.Location!.OriginalString == EnrolmentRoutes.CodesAddress);
        await using var db = await site.DbAsync();
        Assert.Equal(1, await db.Users.CountAsync());
    }

    [Fact]
    public async Task A_wrong_link_gets_the_very_page_of_a_used_one()
    {
        var link = await FreshLinkAsync();
        var wrong = await site.Nobody().GetAsync(AccountUrl.SetupFor(OneTimeToken.Make(16)));
        await site.Nobody("Dr First").EnrolByPasskeyAsync(link);
        var used = await site.Nobody().GetAsync(link);

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (wrong.StatusCode, used.StatusCode));
        Assert.Equal(
            (await Colleague.DocumentOf(wrong)).QuerySelector("main")!.TextContent, (await Colleague.DocumentOf(used)).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_passkey_that_cannot_be_stored_leaves_no_account_and_the_link_good()
    {
        var link = await FreshLinkAsync();
        using var first = site.Nobody("Dr First");
        var credential = await first.CredentialForAsync(link);
        var token = Colleague.Token(await first.ReadAsync(link));
        await using var db = await site.DbAsync();
        await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER full BEFORE INSERT ON AspNetUserPasskeys BEGIN SELECT RAISE(ABORT, 'disk full'); END");

        var answer = await first.PostAsync(link, token, ("name", first.Name), ("credential", credential));
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER full");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(0, await db.Users.CountAsync());
        Assert.Equal(HttpStatusCode.SeeOther, (await first.EnrolByPasskeyAsync(link)).StatusCode);
        Assert.True(await first.IsSignedInAsync());
    }

    /// <summary>The site as if it had been started for the first time.</summary>
    private async Task<string> FreshLinkAsync()
    {
        await using var db = await site.DbAsync();
        await db.Users.ExecuteDeleteAsync();
        return (await site.Get<SetupLink>().OfferAsync(CancellationToken.None))!;
    }
}
