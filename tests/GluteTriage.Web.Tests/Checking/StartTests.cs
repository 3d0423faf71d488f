using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using GluteTriage.Sessions;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Checking;

public sealed class StartTests(Site site)
{
    [Fact]
    public async Task The_emergency_signs_come_before_everything_else()
    {
        var page = await site.Person().GetAsync("/check");

        var main = page.Page.QuerySelector("main")!.TextContent;
        var start = Shipped.Release.Pages.Single(shown => shown.Code == "start");
        Assert.All(Shipped.Release.Signs.Where(sign => sign.Urgency is Engine.Assessments.Urgency.Emergency), sign =>
            Assert.InRange(main.IndexOf(sign.Say, StringComparison.Ordinal), 0, main.IndexOf("Who it is for", StringComparison.Ordinal)));
        Assert.StartsWith(start.Title, page.Heading);
    }

    [Fact]
    public async Task No_region_is_chosen_and_no_consent_given_beforehand()
    {
        var page = await site.Person().GetAsync("/check");

        Assert.Equal("", page.Page.QuerySelector<IHtmlSelectElement>("select")!.Value);
        Assert.DoesNotContain(page.Page.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox]"), box => box.IsChecked);
    }

    [Fact]
    public async Task Nothing_starts_without_consent_and_what_was_chosen_is_kept()
    {
        var person = site.Person();

        var refused = await person.PostAsync(await person.GetAsync("/check"), [("region", "us"), ("keep", "yes")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith("Error: ", refused.Page.Title);
        Assert.Equal("us", refused.Page.QuerySelector<IHtmlSelectElement>("select")!.Value);
        Assert.True(refused.Page.QuerySelector<IHtmlInputElement>("#keep")!.IsChecked);
        Assert.Equal(["form"], person.Cookies.Keys);
    }

    [Fact]
    public async Task An_unknown_region_is_refused()
    {
        var person = site.Person();

        var refused = await person.BeginAsync(region: "atlantis");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("#region", refused.Page.QuerySelector(".error-summary a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Review_by_clinicians_is_a_choice_of_its_own(bool mayBeReviewed)
    {
        var person = site.Person();

        await person.BeginAsync(mayBeReviewed: mayBeReviewed);

        var session = (await FindAsync(person))!.Session;
        Assert.Equal(mayBeReviewed, session.MayBeReviewed);
        Assert.Equal("uk", session.Region);
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

        var refused = await person.PostAsync(page, [("region", "uk"), ("use", "yes")], hidden: (_, _) => "spoilt");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("uk", refused.Page.QuerySelector<IHtmlSelectElement>("select")!.Value);
        Assert.True(refused.Page.QuerySelector<IHtmlInputElement>("#use")!.IsChecked);
        Assert.Equal(HttpStatusCode.SeeOther, (await person.PostAsync(refused, [("region", "uk"), ("use", "yes")])).Status);
    }

    private Task<OpenSession?> FindAsync(Person person) => site.Services.GetRequiredService<SessionLog>()
        .FindAsync(SessionKey.Parse(person.Cookies["glutetriage"])!, CancellationToken.None);
}
