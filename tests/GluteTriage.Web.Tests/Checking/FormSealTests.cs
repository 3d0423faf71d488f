using System.Net;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Sharing;
using GluteTriage.Web.Shell;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Checking;

/// <summary>
/// A form acts on the session it was drawn for and on no other, on the real site: of two people who share a phone, neither answers, agrees,
/// shares or deletes for the other.
/// </summary>
public sealed class FormSealTests(Site site, ItemByItemSite oneByOne)
{
    private const string Other = "/check/other-answers";

    [Fault(34,
        Injected = "a page the first person left open is sent by the second",
        Seen = "that it belongs to other answers, and the danger signs",
        Lost = "nothing; nobody gets answers of another")]
    [Fact]
    public async Task A_screen_of_one_person_is_not_stored_for_the_next_in_the_same_browser()
    {
        var browser = await site.BegunAsync();
        await browser.WalkAsync(until: "bladder-bowel");
        var left = await browser.GetAsync("/check/s/now");
        await browser.BeginAsync();
        await browser.WalkAsync(until: "bladder-bowel");

        var posted = await browser.PostAsync(left, [("line", "very-ill")]);

        Assert.Equal((HttpStatusCode.SeeOther, Other), (posted.Status, posted.Next));
        Assert.Null((await SessionAsync(site, browser)).AnswersUnder(Testing.Shipped.Content)[new ItemCode("feeling-ill")]);
        var page = await browser.GetAsync(Other);
        Assert.Equal(ShellText.OtherAnswers.Heading, page.Heading);
        Assert.Contains("/check/go-on", page.Links);
        Assert.NotNull(page.Page.QuerySelector("main .emergency"));
    }

    [Fact]
    public async Task Of_which_line_somebody_is_unsure_is_not_stored_for_the_next()
    {
        var browser = await site.BegunAsync();
        var unsure = await ToUnsureAsync(browser);
        await browser.BeginAsync();
        await ToUnsureAsync(browser);

        Assert.Equal(Other, (await browser.PostAsync(unsure, [("line", "chest")])).Next);
    }

    [Theory]
    [InlineData("age", "35-49", false)]
    [InlineData("age", "50-64", true)]
    public async Task A_question_of_one_person_is_not_stored_for_the_next_nor_as_a_change(string item, string reply, bool changing)
    {
        var browser = await oneByOne.BegunAsync();
        await browser.AnswerAsync("/check/age", "16-34");
        var address = $"/check/{item}{(changing ? "?change" : "")}";
        var left = await browser.GetAsync(address);
        await browser.BeginAsync();
        await browser.AnswerAsync("/check/age", "16-34");

        Assert.Equal(Other, (await browser.ReplyAsync(left, reply)).Next);
        Assert.Equal(["16-34"], (await browser.GetAsync(address)).Chosen);
    }

    [Fact]
    public async Task Nobody_deletes_agrees_or_shares_for_the_next()
    {
        var browser = await site.WithAnswersAsync(Vignettes.Answers("benign-desk-worker"));
        var (result, leave, mine) = (await browser.GetAsync("/check/result"), await browser.GetAsync("/check/leave"), await browser.GetAsync("/check/mine"));
        browser.Hold("glutetriage", (await site.WithAnswersAsync(Vignettes.Answers("benign-desk-worker"))).Cookies["glutetriage"]);

        foreach (var form in result.Page.QuerySelectorAll("main form[method=post]").Select(form => form.GetAttribute("action")!))
        {
            Assert.Equal(Other, (await browser.PostFormAsync(result, form, [])).Next);
        }

        Assert.Equal(Other, (await browser.PostAsync(leave, [])).Next);
        Assert.Equal(Other, (await browser.PostAsync(mine, [("wanted", "delete"), ("sure", "yes")])).Next);
        Assert.Equal(Other, (await browser.PostAsync(mine, [("wanted", "read")])).Next);
        var session = (await SessionAsync(site, browser)).Session;
        Assert.False(session.MayBeReviewed);
        Assert.Null(await site.Services.GetRequiredService<SharedCodes>().StandingAsync(session.Id, null, CancellationToken.None));
    }

    [Fault(33,
        Injected = "the cookie is deleted between a page and its answer",
        Seen = "the start, which says that the answers were not found",
        Lost = "the answers, to this browser")]
    [Fact]
    public async Task A_form_of_somebody_whose_answers_are_gone_leads_to_the_start()
    {
        var browser = await site.BegunAsync();
        var left = await browser.GetAsync("/check/s/map");
        browser.Forget("glutetriage");

        Assert.Equal("/check?lost", (await browser.PostAsync(left, [])).Next);
    }

    [Theory]
    [InlineData("/check")]
    [InlineData("/check/age")]
    [InlineData("/check/s/map")]
    [InlineData("/check/s/toilet/unsure")]
    [InlineData("/check/leave")]
    [InlineData("/check/keep")]
    [InlineData("/check/share")]
    [InlineData("/check/share/take-back")]
    [InlineData("/check/mine")]
    public async Task Who_sends_no_cookie_at_all_is_told_so_and_what_works_without(string address)
    {
        var person = site.Person();

        var posted = await person.PostAsync(address, "region=uk&whom=me", "application/x-www-form-urlencoded");

        Assert.Equal((HttpStatusCode.SeeOther, "/check/no-cookies"), (posted.Status, posted.Next));
        var page = await person.GetAsync("/check/no-cookies");
        Assert.Equal(ShellText.NoCookies.Heading, page.Heading);
        Assert.Contains("/read/warning-signs", page.Links);
    }

    [Fact]
    public async Task Who_sends_only_the_cookie_of_the_region_is_told_that_cookies_are_blocked_and_not_that_the_page_waited()
    {
        var person = site.Person();
        person.Hold("region", "uk");

        var back = (await person.PostAsync("/check", "region=uk&whom=me", "application/x-www-form-urlencoded")).Next!;
        person.Forget("form");
        var posted = await person.GetAsync(back);

        Assert.Equal((HttpStatusCode.Found, "/check/no-cookies"), (posted.Status, posted.Next));
        Assert.NotEmpty((await person.GetAsync("/check/no-cookies")).Page.QuerySelectorAll(".box.emergency a[href='tel:999']"));
    }

    private static async Task<Shown> ToUnsureAsync(Person person)
    {
        await person.WalkAsync(until: "bladder-bowel");
        var asked = await person.PostAsync(await person.GetAsync("/check/s/now"), [("line", "-unsure")]);
        Assert.Equal("/check/s/now/unsure", asked.Next);
        return await person.GetAsync(asked.Next!);
    }

    private static async Task<OpenSession> SessionAsync(Site site, Person person) =>
        (await site.Services.GetRequiredService<SessionLog>().FindAsync(SessionKey.Parse(person.Cookies["glutetriage"])!, CancellationToken.None))!;
}
