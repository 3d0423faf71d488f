using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Checking;

/// <summary>Check-answers, and changing one.</summary>
public sealed class AnswersTests(ItemByItemSite site)
{
    [Fact]
    public async Task The_last_answer_leads_to_the_result_which_leads_to_all_answers_and_back()
    {
        var person = await site.BegunAsync();

        var end = await person.WalkAsync();
        var answers = await person.GetAsync("/check/answers");

        Assert.Equal("/check/result", end);
        Assert.Contains("/check/answers", (await person.GetAsync(end)).Links);
        Assert.Contains("/check/result", answers.Links);
        Assert.All(Shipped.Content.Sections, section => Assert.Contains(section.Title, answers.Words));
    }

    [Fact]
    public async Task Every_answer_has_a_change_link_that_names_it()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();
        var answers = await person.GetAsync("/check/answers");

        var rows = answers.Page.QuerySelectorAll(".answers > div");
        Assert.True(rows.Length > 20);
        Assert.All(rows, row => Assert.Equal(
            $"Change {row.QuerySelector("dt")!.TextContent}", row.QuerySelector("a")!.TextContent));
    }

    [Fact]
    public async Task The_side_of_the_body_is_said()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();
        var answers = await person.GetAsync("/check/answers");

        Assert.Contains("Deep in mid-buttock (left)", answers.Words);
    }

    [Fact]
    public async Task A_change_comes_back_here_and_keeps_everything_else()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();
        var before = Rows(await person.GetAsync("/check/answers"));

        var next = (await person.AnswerAsync("/check/age?change", "50-64")).Next;
        var after = Rows(await person.GetAsync(next!));

        Assert.Equal("/check/answers", next);
        Assert.Equal("50 to 64", after.Except(before).Single()[3..].Trim());
        Assert.Equal(before.Count, after.Count);
    }

    [Fact]
    public async Task A_change_that_opens_a_question_asks_it_on_the_way_back()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(null, ("age", ["75plus"]));

        var opened = (await person.AnswerAsync("/check/injury?change", "minor-fall")).Next;
        var back = (await person.AnswerAsync(opened!, "over-6-weeks")).Next;

        Assert.Equal("/check/injury-when?change", opened);
        Assert.Equal("/check/answers", back);
    }

    [Fault(31,
        Injected = "an earlier answer is changed so that a later one no longer applies",
        Seen = "the answer that no longer counts, and on what it hung",
        Lost = "nothing without being named")]
    [Fact]
    public async Task An_answer_that_fell_away_is_listed_with_what_it_depends_on()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(null, ("injury", ["minor-fall"]), ("injury-when", ["over-6-weeks"]));
        await person.AnswerAsync("/check/injury?change", "none");

        var answers = await person.GetAsync("/check/answers");

        var fallen = answers.Page.QuerySelector(".fallen")!.TextContent;
        Assert.Contains(Shipped.Content[new ItemCode("injury-when")].Label, fallen);
        Assert.Contains(Shipped.Content[new ItemCode("injury")].Label, fallen);
        Assert.DoesNotContain(answers.Page.QuerySelectorAll(".answers dt"), term => term.TextContent == Shipped.Content[new ItemCode("injury-when")].Label);
    }

    [Fact]
    public async Task In_an_emergency_it_leads_back_to_what_to_do_and_not_on()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(null, ("bladder-bowel", ["hard-to-start"]));

        var answers = await person.GetAsync("/check/answers");

        Assert.Contains("/emergency", answers.Links);
        Assert.DoesNotContain(
            answers.Links,
            link => link.StartsWith("/check/", StringComparison.Ordinal)
                && !link.EndsWith("?change", StringComparison.Ordinal));
    }

    private static List<string> Rows(Shown answers) =>
        [.. answers.Page.QuerySelectorAll(".answers > div").Select(row => row.QuerySelector("dt")!.TextContent + row.QuerySelector("dd")!.TextContent.Trim())];
}
