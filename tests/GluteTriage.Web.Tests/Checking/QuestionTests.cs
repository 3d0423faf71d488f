using System.Net;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Checking;

/// <summary>One question after another, on the real site.</summary>
public sealed class QuestionTests(ItemByItemSite site)
{
    [Fact]
    public async Task An_answer_leads_to_the_next_question_by_a_redirect_that_can_be_reloaded()
    {
        var person = await site.BegunAsync();

        var answered = await person.AnswerAsync("/check/age", "35-49");

        Assert.Equal(HttpStatusCode.SeeOther, answered.Status);
        Assert.Empty((await person.GetAsync(answered.Next!)).Chosen);
    }

    [Fact]
    public async Task An_answer_given_before_is_still_chosen_when_the_person_goes_back()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(until: "saddle-area");

        var question = await person.GetAsync("/check/saddle-area");
        var before = await person.GetAsync(question.Page.QuerySelector("a.back")!.GetAttribute("href")!);

        Assert.Empty(question.Chosen);
        Assert.Equal(["none"], before.Chosen);
    }

    [Fact]
    public async Task An_empty_reply_leads_back_to_the_page_and_what_to_do()
    {
        var person = await site.BegunAsync();

        var refused = await person.BackAsync(await person.AnswerAsync("/check/age"));

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.StartsWith("Error: ", refused.Page.Title);
        var summary = refused.Page.QuerySelector(".error-summary[autofocus] a")!;
        Assert.NotNull(refused.Page.QuerySelector(summary.GetAttribute("href")!));
        Assert.Null(refused.Page.QuerySelector("h1[autofocus]"));
    }

    [Fact]
    public async Task A_refused_reply_keeps_the_choice_and_stores_nothing()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(until: "bladder-bowel");
        var before = await RepliesOfAsync(person);

        var refused = await person.BackAsync(await person.AnswerAsync("/check/bladder-bowel", "none", "weak-flow"));

        Assert.Equal(["none", "weak-flow"], refused.Chosen.Order());
        Assert.Equal(before, await RepliesOfAsync(person));
    }

    [Fact]
    public async Task A_page_a_reply_was_refused_on_is_one_to_reload_and_go_back_to_and_says_so_once()
    {
        var person = await site.BegunAsync();
        var refused = await person.AnswerAsync("/check/age?change");

        Assert.Equal((HttpStatusCode.SeeOther, "/check/age?change"), (refused.Status, refused.Next));
        Assert.StartsWith("Error: ", (await person.GetAsync("/check/age")).Page.Title);
        Assert.DoesNotContain("Error: ", (await person.GetAsync("/check/age")).Page.Title);
    }

    [Fact]
    public async Task What_was_refused_on_one_page_is_not_said_on_another_nor_kept_without_end()
    {
        var person = await site.BegunAsync();
        await person.AnswerAsync("/check/age", "35-49");
        await person.AnswerAsync("/check/age", Enumerable.Repeat("no-such-option", 1000).ToArray());

        Assert.True(person.Cookies["refused"].Length < 4000);
        Assert.DoesNotContain("Error: ", (await person.GetAsync("/check")).Page.Title);
        Assert.StartsWith("Error: ", (await person.GetAsync("/check/age")).Page.Title);
    }

    [Theory]
    [InlineData("no-such-option")]
    [InlineData("35-49:left")]
    public async Task A_forged_reply_is_refused_in_words(string raw)
    {
        var person = await site.BegunAsync();

        var refused = await person.BackAsync(await person.AnswerAsync("/check/age", raw));

        Assert.Contains("Choose from the answers on this page.", refused.Words);
        Assert.Equal(0, await RepliesOfAsync(person));
    }

    [Theory]
    [InlineData("reply=%00", "application/x-www-form-urlencoded")]
    [InlineData("reply=35-49", "text/plain")]
    [InlineData("{", "multipart/form-data; boundary=x")]
    public async Task A_post_that_cannot_be_read_leads_back_to_its_page(string body, string type)
    {
        var person = await site.BegunAsync();

        foreach (var address in new[] { "/check/age", "/check", "/check/leave" })
        {
            var back = await person.BackAsync(await person.PostAsync(address, body, type));
            Assert.StartsWith("Error: ", back.Page.Title);
            Assert.Equal(address, back.Page.QuerySelector("main form")!.GetAttribute("action"));
        }

        Assert.Equal(0, await RepliesOfAsync(person));
    }

    [Fault(30,
        Injected = "the same form twice",
        Seen = "the next question both times",
        Lost = "nothing; one reply is stored")]
    [Fact]
    public async Task A_repeated_post_has_one_effect()
    {
        var person = await site.BegunAsync();
        var page = await person.GetAsync("/check/age");

        var first = await person.ReplyAsync(page, "35-49");
        var second = await person.ReplyAsync(page, "35-49");

        Assert.Equal((first.Status, first.Next), (second.Status, second.Next));
        Assert.Equal(1, await RepliesOfAsync(person));
    }

    [Fault(32,
        Injected = "a form that was opened before the answer was given elsewhere",
        Seen = "where they are now, and that the last choice was not saved",
        Lost = "the choice of the older page, and the person is told")]
    [Fact]
    public async Task A_post_from_a_page_that_is_out_of_date_shows_the_current_question_and_says_why()
    {
        var person = await site.BegunAsync();
        var old = await person.GetAsync("/check/age");
        await person.ReplyAsync(old, "35-49");

        var stale = await person.ReplyAsync(old, "65-74");
        var now = await person.GetAsync(stale.Next!);

        Assert.Equal(HttpStatusCode.SeeOther, stale.Status);
        Assert.Contains("your last choice here was not saved", now.Words);
        Assert.EndsWith("?moved", stale.Next);
        Assert.Equal(["35-49"], (await person.GetAsync("/check/age")).Chosen);
    }

    [Fact]
    public async Task A_forged_revision_stores_nothing()
    {
        var person = await site.BegunAsync();
        var page = await person.GetAsync("/check/age");

        await person.PostAsync(page, [("reply", "35-49")], hidden: (name, value) => name == "revision" ? "7" : value);
        await person.PostAsync(page, [("reply", "35-49")], hidden: (name, value) => name == "revision" ? "first" : value);

        Assert.Equal(0, await RepliesOfAsync(person));
    }

    [Fact]
    public async Task A_form_that_cannot_be_trusted_comes_back_with_the_choice_kept()
    {
        var person = await site.BegunAsync();
        var page = await person.GetAsync("/check/age");

        var refused = await person.BackAsync(
            await person.PostAsync(page, [("reply", "50-64")], hidden: (name, value) => name == "revision" ? value : "spoilt"));
        var again = await person.ReplyAsync(refused, "50-64");

        Assert.Equal(["50-64"], refused.Chosen);
        Assert.Equal(HttpStatusCode.SeeOther, again.Status);
    }

    [Fact]
    public async Task A_question_ahead_of_the_person_leads_to_the_one_they_are_at()
    {
        var person = await site.BegunAsync();

        Assert.Equal("/check/age", (await person.GetAsync("/check/pain-site")).Next);
    }

    [Fact]
    public async Task A_question_that_does_not_apply_leads_to_the_one_the_person_is_at()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(until: "feeling-ill");

        Assert.Equal("/check/feeling-ill", (await person.GetAsync("/check/injury-when")).Next);
    }

    [Fact]
    public async Task An_unknown_question_is_not_found_and_the_page_names_the_emergency_signs()
    {
        var person = await site.BegunAsync();

        foreach (var page in new[] { await person.GetAsync("/check/no-such-item"), await site.Person().GetAsync("/check/no-such-item") })
        {
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Contains(Shipped.Release.Signs[0].Say, page.Words);
            Assert.Contains("/emergency", page.Links);
        }
    }

    [Fault(33,
        Injected = "a question, the answers and the result without a cookie",
        Seen = "the start, which says that the answers were not found",
        Lost = "the answers, to this browser")]
    [Fact]
    public async Task Without_a_session_every_step_leads_to_the_start_which_says_so()
    {
        foreach (var address in new[] { "/check/age", "/check/answers", "/check/result" })
        {
            var stranger = site.Person();
            var start = await stranger.GetAsync((await stranger.GetAsync(address)).Next!);

            Assert.Contains("We could not find your answers.", start.Words);
        }
    }

    [Fact]
    public async Task Places_on_both_legs_bring_the_question_about_both_legs_back_with_its_reason()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(until: "pain-spread");

        var next = (await person.AnswerAsync("/check/pain-spread", "foot:left", "foot:right")).Next;
        var again = await person.GetAsync(next!);

        Assert.Equal("/check/both-legs", next);
        Assert.Contains(Shipped.Content[new ItemCode("both-legs")].AskAgain!.TellThePerson, again.Words);
        Assert.Empty(again.Chosen);
    }

    [Fact]
    public async Task No_two_questions_have_the_same_title()
    {
        var titles = Shipped.Content.Items.Select(item => item.Ask).ToList();

        Assert.Equal(titles.Count, titles.Distinct().Count());
        var person = await site.BegunAsync();
        Assert.StartsWith(titles[0], (await person.GetAsync("/check/age")).Page.Title);
    }

    [Fact]
    public async Task The_step_shown_goes_one_by_one_and_never_past_the_end()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();
        var steps = new List<(int Number, int About)>();
        foreach (var item in Shipped.Content.Items)
        {
            if (await person.GetAsync($"/check/{item.Code}") is { Status: HttpStatusCode.OK } question && question.Chosen.Any())
            {
                var bar = question.Page.QuerySelector("progress")!;
                steps.Add((int.Parse(bar.GetAttribute("value")!), int.Parse(bar.GetAttribute("max")!)));
                Assert.Equal($"Step {steps[^1].Number} of about {steps[^1].About}", question.Page.QuerySelector("#step")!.TextContent);
            }
        }

        Assert.True(steps.Count > 20);
        Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(step => step.Number).Order());
        Assert.All(steps, step => Assert.InRange(step.Number, 1, step.About));
    }

    private async Task<int> RepliesOfAsync(Person person) =>
        (await site.Services.GetRequiredService<SessionLog>().FindAsync(
            SessionKey.Parse(person.Cookies["glutetriage"])!, CancellationToken.None))!.Replies.Count;
}
