using System.Net;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;
using GluteTriage.Web.Results;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Web.Tests.Checking;

public sealed class EmergencyTests(ItemByItemSite site, Site withScreens)
{
    private static readonly string[] Sign = ["hard-to-start"];

    [Fact]
    public async Task An_emergency_answer_leads_there_in_one_step_and_nowhere_past_it()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(until: "bladder-bowel");

        var answered = await person.AnswerAsync("/check/bladder-bowel", Sign);

        Assert.Equal("/emergency", answered.Next);
        Assert.Equal("/emergency", (await person.GetAsync("/check/saddle-area")).Next);
        Assert.Equal("/emergency", (await person.GetAsync("/check/bone-history")).Next);
    }

    [Fact]
    public async Task It_leads_only_to_the_phone_to_correcting_to_the_result_and_to_leaving()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(until: "bladder-bowel");
        await person.AnswerAsync("/check/bladder-bowel", Sign);

        var page = await person.GetAsync("/emergency");

        Assert.Equal(
            ["/check/answers", "/check/leave", "/check/result"],
            page.Links.Where(link => !link.StartsWith("tel:", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task It_names_the_sign_the_answer_behind_it_and_what_to_say_before_the_number()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(null, ("bladder-bowel", Sign));

        var page = await person.GetAsync("/emergency");

        var flag = Shipped.Content.RedFlags.Single(flag => flag.Code.Value == "bladder-bowel-control");
        var answer = Shipped.Content[new ItemCode("bladder-bowel")].Find(new OptionCode(Sign[0]))!;
        var box = page.Page.QuerySelector(".alarm")!.TextContent;
        string[] order = [flag.Title, "Because you told us", answer.AsReason!, flag.WhatToSay!, "Call 999"];
        Assert.Equal(order.Order(Comparer<string>.Create((one, other) => Place(one).CompareTo(Place(other)))), order);
        Assert.All(order, part => Assert.True(Place(part) >= 0, part));
        Assert.Equal("no-store", page.Response.Headers.CacheControl!.ToString());

        int Place(string part) => box.IndexOf(part, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/emergency")]
    [InlineData("/check/result")]
    public async Task Somebody_not_safe_meets_the_crisis_line_first_and_no_word_about_muscles(string address)
    {
        foreach (var region in Shipped.Release.Regions)
        {
            var person = await withScreens.WithAnswersAsync(Vignettes.Answers("a23-unsafe"), region.Code);

            var page = await person.GetAsync(address);

            var calls = page.Page.QuerySelectorAll("main .call, main .call-words").Select(call => call.TextContent.Trim()).ToList();
            Assert.Contains(region.Crisis.Name, calls[0]);
            Assert.Contains(region.Emergency.Name, calls[1]);
            Assert.DoesNotMatch("(?i)press|massag|stretch|muscle", page.Words);
            Assert.Contains("Thank you for telling us.", page.Heading);
        }
    }

    [Fact]
    public void The_sign_of_not_being_safe_is_the_only_one_that_gets_the_page_of_the_crisis_line()
    {
        Assert.Equal(["unsafe"], Shipped.Content.RedFlags.Where(CrisisSign.Is).Select(flag => flag.Code.Value));
    }

    [Fact]
    public async Task Not_being_safe_hides_no_other_emergency()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(null, ("impact", ["mild", "unsafe"]));
        await person.AnswerAsync("/check/bladder-bowel?change", Sign);

        var page = await person.GetAsync("/emergency");

        Assert.Contains("Thank you for telling us.", page.Heading);
        Assert.Contains(Shipped.Content.RedFlags.Single(flag => flag.Code.Value == "bladder-bowel-control").WhatToSay!, page.Words);
    }

    [Fact]
    public void Every_emergency_comes_with_words_to_say()
    {
        Assert.All(
            Shipped.Content.RedFlags.Where(flag => flag.Tiers.Any(tier => tier.Urgency is Urgency.Emergency)), flag => Assert.NotNull(flag.WhatToSay));
    }

    [Fact]
    public async Task Every_region_gets_its_own_number_to_call_and_no_text_is_left_unfilled()
    {
        foreach (var region in Shipped.Release.Regions)
        {
            var person = await site.BegunAsync(region.Code);

            var page = await person.GetAsync("/emergency");

            Assert.DoesNotContain('{', page.Words);
            Assert.Contains(region.Emergency.Name, page.Words);
            Assert.Contains(region.Crisis.Name, page.Words);
            Assert.Contains(region.Poison.Name, page.Words);
            Assert.All(region.Crisis.Also.Concat(region.Poison.Also), line =>
            {
                Assert.Contains(line.Name, page.Words);
                Assert.True(line.Number is null || page.Page.QuerySelector($"a.number[href='tel:{line.Number}']") is not null, line.Name);
            });
            Assert.Equal(
                region.Emergency.Number is { } number ? [$"tel:{number}"] : [],
                page.Page.QuerySelectorAll("a.call").Select(link => link.GetAttribute("href")));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("atlantis")]
    [InlineData("../uk")]
    public async Task A_person_whose_region_is_unknown_sees_every_number(string? cookie)
    {
        var http = site.PlainClient();
        http.DefaultRequestHeaders.Add("Cookie", $"region={cookie}");

        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await http.GetStringAsync("/emergency"));

        var numbers = page.QuerySelectorAll("a[href^='tel:']").Select(link => link.GetAttribute("href")).ToHashSet();
        Assert.All(
            Shipped.Release.Regions.Where(region => region.Emergency.Number is not null),
            region => Assert.Contains($"tel:{region.Emergency.Number}", numbers));
        Assert.Equal(2, page.QuerySelectorAll(".other-help details[open]").Length);
    }

    [Fact]
    public async Task It_says_first_what_the_level_says_first()
    {
        var page = await site.Person().GetAsync("/emergency");

        Assert.Equal(Shipped.Release.Levels[(int)Urgency.Emergency].FirstSentence, page.Heading);
    }

    [Fault(10,
        Injected = "the files are unlinked between a question and its answer",
        Seen = "that the answer may not have been saved, with the danger signs; the emergency page",
        Lost = "the one answer, and the person is told")]
    [Fact]
    public async Task It_answers_when_the_session_log_is_gone_and_other_pages_say_so_in_words()
    {
        await using var broken = new ItemByItemSite();
        var person = await broken.BegunAsync();
        var question = await person.GetAsync("/check/age");
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(broken.Data, "sessions.db*"))
        {
            File.Delete(file);
        }

        var refused = await person.ReplyAsync(question, "35-49");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Contains("may not have been saved", refused.Words);
        Assert.Contains(Shipped.Release.Signs[0].Say, refused.Words);
        Assert.Contains("/emergency", refused.Links);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await person.GetAsync("/check/answers")).Status);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/emergency")).Status);
    }
}
