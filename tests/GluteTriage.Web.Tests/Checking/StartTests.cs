using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Testing;
using GluteTriage.Web.Shell;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Checking;

public sealed class StartTests(ItemByItemSite site)
{
    [Fact]
    public async Task Help_for_the_very_ill_comes_before_the_form_and_the_signs_are_in_the_fold()
    {
        var page = await site.Person().GetAsync("/check");

        var main = page.Page.QuerySelector("main")!;
        var help = main.QuerySelector("a[href='/emergency']")!;
        Assert.True(help.CompareDocumentPosition(main.QuerySelector("form.start")!).HasFlag(DocumentPositions.Following));
        Assert.All(
            Shipped.Release.Signs.Where(sign => sign.Urgency is Urgency.Emergency),
            sign => Assert.Contains(sign.Say, main.QuerySelector("details")!.TextContent));
        Assert.StartsWith(Shipped.Release.Pages.Single(shown => shown.Code == "start").Title, page.Heading);
    }

    [Theory]
    [InlineData("en-GB,en;q=0.9", "uk")]
    [InlineData("mt-MT,mt;q=0.8,en-US;q=0.5", "eu")]
    [InlineData("en;q=0.9,en-IE;q=0.8", "ie")]
    [InlineData("zh-Hant-CA", "ca")]
    [InlineData("en-ZZ,en-GB;q=0.8", "")]
    [InlineData("en", "")]
    [InlineData("%%%", "")]
    public async Task The_place_is_guessed_from_the_language_of_the_browser(string languages, string region)
    {
        var http = site.PlainClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", languages);

        Assert.Equal(region, (await new Person(http).GetAsync("/check")).Page.QuerySelector<IHtmlSelectElement>("select")!.Value);
    }

    [Fact]
    public async Task A_place_chosen_before_wins_over_the_language_of_the_browser()
    {
        var http = site.PlainClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "en-GB");
        var person = new Person(http);
        await person.BeginAsync(region: "nz");

        Assert.Equal("nz", (await person.GetAsync("/check")).Page.QuerySelector<IHtmlSelectElement>("select")!.Value);
    }

    [Theory]
    [InlineData("atlantis")]
    [InlineData("")]
    public async Task Without_a_region_nothing_starts_and_what_was_chosen_is_kept(string region)
    {
        var person = site.Person();

        var refused = await person.BackAsync(await person.BeginAsync(region, whom: "with-me"));

        Assert.StartsWith("Error: ", refused.Page.Title);
        Assert.Equal("#region", refused.Page.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.True(refused.Page.QuerySelector<IHtmlInputElement>("#whom-with-me")!.IsChecked);
        Assert.Equal(["form"], person.Cookies.Keys);
    }

    [Theory]
    [InlineData("me", ForWhom.Me)]
    [InlineData("with-me", ForWhom.WithMe)]
    [InlineData("elsewhere", ForWhom.Elsewhere)]
    public async Task For_whom_it_is_stays_with_the_session_and_nobody_may_review_it_yet(string code, ForWhom whom)
    {
        var person = site.Person();

        await person.BeginAsync(whom: code);

        var session = (await FindAsync(person))!.Session;
        Assert.Equal((whom, "uk", false), (session.Whom, session.Region, session.MayBeReviewed));
    }

    [Fact]
    public async Task A_start_whose_form_is_not_known_any_more_is_offered_again_with_what_was_chosen()
    {
        var person = site.Person();
        var page = await person.GetAsync("/check");
        person.Forget("form");
        person.Hold("region", "uk");

        var again = await person.BackAsync(await person.PostAsync(page, [("region", "ie"), ("whom", "elsewhere")]));

        Assert.Contains(ShellText.Start.WaitedLong, again.Words);
        Assert.NotNull(again.Page.QuerySelector("input[name=whom][value=elsewhere][checked]"));
    }

    [Fact]
    public async Task The_key_is_kept_from_scripts_and_other_sites_for_a_day()
    {
        var person = site.Person();

        var begun = await person.BeginAsync();

        var cookie = begun.Response.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("glutetriage=", StringComparison.Ordinal));
        Assert.Contains("max-age=86400", cookie);
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
    }

    [Fact]
    public async Task Over_https_the_key_is_bound_to_this_host()
    {
        var http = site.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false, HandleCookies = false });

        var begun = await new Person(http).BeginAsync();

        var cookie = begun.Response.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("__Host-glutetriage=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie);
        Assert.Contains("path=/", cookie);
        Assert.DoesNotContain("domain", cookie);
    }

    // Fails where one cookie is given past the one place that binds names, and where a name that is bound is not found again.
    [Fact]
    public async Task Over_https_every_cookie_is_bound_by_its_name_and_the_whole_way_works_with_it()
    {
        var http = site.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false, HandleCookies = false });
        var person = new Person(http);

        await person.BeginAsync();
        await person.WalkAsync();
        await person.AgreeToReviewAsync();
        await person.PostFormAsync(await person.GetAsync("/check/result"), "/check/share", []);
        await person.PostAsync(await person.GetAsync("/check/age"), []);

        Assert.Equal(
            ["__Host-form", "__Host-glutetriage", "__Host-region", "__Secure-shared-code", "__Secure-withdrawal-code"],
            person.Cookies.Keys.Except(["__Secure-refused"]).Order(StringComparer.Ordinal));
        Assert.NotNull((await person.GetAsync("/check/result")).Page.QuerySelector(".sharing .code code"));
    }

    // Fails where a cookie another name of the domain has put in counts as ours, and where one of an earlier version stays when its code is taken away.
    [Fact]
    public async Task Over_https_a_form_is_not_proved_by_a_plain_cookie_its_choice_is_kept_and_plain_ones_of_before_end()
    {
        var http = site.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false, HandleCookies = false });
        var person = new Person(http);
        await person.BeginAsync();
        var page = await person.GetAsync("/check/age");
        person.Hold("form", person.Cookies["__Host-form"]);
        person.Hold("region", "ie");
        person.Forget("__Host-form");

        var back = await person.BackAsync(await person.ReplyAsync(page, "50-64"));
        var again = await person.ReplyAsync(back, "50-64");

        Assert.Equal(["50-64"], back.Chosen);
        Assert.NotEqual("/check/age", again.Next);
        Assert.DoesNotContain("form", person.Cookies.Keys);
        await person.BeginAsync("uk");
        Assert.DoesNotContain("region", person.Cookies.Keys);
        Assert.Equal("uk", person.Cookies["__Host-region"]);
    }

    [Fact]
    public async Task Over_https_no_plain_cookie_that_another_name_of_the_domain_may_have_put_in_chooses_whose_numbers_are_shown()
    {
        var http = site.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false, HandleCookies = false });
        var (forged, own) = (new Person(http), new Person(http));
        forged.Hold("region", "ie");
        own.Hold("__Host-region", "ie");

        Assert.Null((await forged.GetAsync("/check")).Page.QuerySelector("select [selected][value='ie']"));
        Assert.NotNull((await own.GetAsync("/check")).Page.QuerySelector("select [selected][value='ie']"));
    }

    [Fact]
    public async Task A_person_who_comes_back_may_go_on_where_they_were()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(until: "both-legs");

        var start = await person.GetAsync("/check");

        Assert.Contains("/check/both-legs", start.Links);
    }

    [Fact]
    public async Task A_start_that_cannot_be_trusted_comes_back_with_everything_kept()
    {
        var person = site.Person();
        var page = await person.GetAsync("/check");

        var refused = await person.BackAsync(await person.PostAsync(page, [("region", "uk"), ("whom", "elsewhere")], hidden: (_, _) => "spoilt"));

        Assert.Equal("uk", refused.Page.QuerySelector<IHtmlSelectElement>("select")!.Value);
        Assert.True(refused.Page.QuerySelector<IHtmlInputElement>("#whom-elsewhere")!.IsChecked);
        Assert.Equal(HttpStatusCode.SeeOther, (await person.PostAsync(refused, [("region", "uk"), ("whom", "elsewhere")])).Status);
    }

    [Fact]
    public async Task Home_and_start_lead_who_has_finished_to_the_result()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();

        Assert.Contains("/check/go-on", (await person.GetAsync("/")).Links);
        Assert.Equal("/check/result", (await person.GetAsync("/check/go-on")).Next);
        Assert.Contains("/check/result", (await person.GetAsync("/check")).Links);
        Assert.DoesNotContain("/check/go-on", (await site.Person().GetAsync("/")).Links);
    }

    private Task<OpenSession?> FindAsync(Person person) => site.Services.GetRequiredService<SessionLog>()
        .FindAsync(SessionKey.Parse(person.Cookies["glutetriage"])!, CancellationToken.None);
}
