using GluteTriage.Content;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Checking;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Results;

/// <summary>The result page, on the real site.</summary>
public sealed class ResultTests(Site site)
{
    [Fact]
    public async Task What_to_do_when_and_who_come_first_and_in_the_words_of_the_level()
    {
        var page = await ResultAsync();

        var level = Shipped.Release.Levels[(int)Urgency.SelfCare];
        Assert.Equal(level.FirstSentence, page.Heading);
        Assert.Equal(1, page.Page.QuerySelectorAll("h1").Length);
        Assert.Equal(page.Page.QuerySelector(".disposition"), page.Page.QuerySelector("article.result")!.FirstElementChild);
        Assert.StartsWith($"Your result: {level.Word}", page.Page.Title);
    }

    [Fact]
    public async Task The_date_is_the_day_of_the_answers_and_not_of_the_look()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 23, 11, 0, TimeSpan.Zero));
        await using var own = new Site { Clock = clock };
        var person = await own.BegunAsync();
        await person.WalkAsync();

        clock.Skip(TimeSpan.FromHours(2));

        Assert.Contains("Made on 27 November 2026", (await person.GetAsync("/check/result")).Words);
        var summary = (await person.GetAsync("/check/summary")).Words;
        Assert.Contains("27 November 2026", summary);
        Assert.DoesNotContain("28 November", summary);
    }

    [Fact]
    public async Task The_parts_come_in_their_order()
    {
        var page = await (await site.WithAnswersAsync(Vignettes.Answers("benign-desk-worker"))).GetAsync("/check/result");

        Assert.Equal(
            ["Most like", "What you can do meanwhile", "What to watch for", "More about this result", "Take it along"],
            page.Page.QuerySelectorAll("article.result h2").Select(heading => heading.TextContent));
        Assert.Contains("We found no warning sign in your answers.", page.Words);
    }

    [Fact]
    public async Task Who_need_not_be_seen_soon_is_led_to_the_exercises_of_the_likeliest_explanation()
    {
        var page = await (await site.WithAnswersAsync(Vignettes.Answers("picture-gluteus-medius"))).GetAsync("/check/result");

        var address = page.Page.QuerySelector(".care > .way a")!.GetAttribute("href")!;

        Assert.Contains("Step 1: calm it down", (await site.CreateClient().GetStringAsync(address)), StringComparison.Ordinal);
        Assert.EndsWith("#exercises", address);
    }

    [Fact]
    public async Task Nobody_who_should_be_seen_within_two_weeks_or_whose_explanation_is_not_the_only_one_is_led_to_exercises()
    {
        var people = Shipped.Release.Vignettes.Select(vignette => VignetteRun.Of(Shipped.Content, vignette)).ToList();
        var soon = people.First(person => person.Assessment is { Urgency: Urgency.Soon, ShowsCauses: true });
        var tied = people.First(person => person.Assessment is { Urgency: < Urgency.Soon, IsEqualRank: true });
        var unnamed = people.First(person =>
            person.Assessment is { Urgency: < Urgency.Soon, IsEqualRank: false, ShowsCauses: true, Families: [{ Named: null }, ..] });
        foreach (var person in new[] { soon, tied, unnamed })
        {
            var page = await (await site.WithAnswersAsync(Vignettes.Answers(person.Vignette.Code))).GetAsync("/check/result");

            Assert.NotNull(page.Page.QuerySelector(".care"));
            Assert.Null(page.Page.QuerySelector(".care > .way"));
        }
    }

    [Fact]
    public async Task The_likeliest_explanation_alone_stands_open_with_a_drawing_and_three_reasons()
    {
        var page = await (await site.WithAnswersAsync(Vignettes.Answers("benign-desk-worker"))).GetAsync("/check/result");

        var cause = Assert.Single(page.Page.QuerySelectorAll(".causes > .cause"));
        Assert.NotEmpty(cause.QuerySelector("svg[role=img]")!.GetAttribute("aria-label")!);
        Assert.InRange(cause.QuerySelectorAll(":scope > .reasons > li").Length, 1, 3);
        Assert.InRange(page.Page.QuerySelectorAll(".things > li").Length, 1, 3);
    }

    [Fact]
    public async Task What_could_not_be_ruled_out_is_told_by_answer_with_what_it_asks_for_and_folds_by_area()
    {
        var page = await ResultAsync(("bladder-bowel", ["not-sure"]));

        var open = page.Page.QuerySelector("section[aria-labelledby=open]")!;
        Assert.Contains($"You were not sure about: {Shipped.Content[new ItemCode("bladder-bowel")].Label}", open.TextContent);
        Assert.Contains("please treat it as: Same day", open.TextContent);
        Assert.All(open.QuerySelectorAll("details ul"), area => Assert.InRange(area.ChildElementCount, 1, 6));
        Assert.DoesNotContain("We found no warning sign", page.Words);
    }

    [Fact]
    public async Task A_changed_answer_that_changes_the_result_is_told_from_what_to_what()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();
        Assert.DoesNotContain("Your result changed", (await person.GetAsync("/check/result")).Words);

        await person.AnswerAsync("/check/bladder-bowel?change", "weak-flow");

        Assert.Contains("Your result changed from Self-care to Same day.", (await person.GetAsync("/check/result")).Words);
    }

    [Fact]
    public async Task Sources_stand_behind_each_sentence_only_when_asked_and_every_one_can_be_reached()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();

        var without = await person.GetAsync("/check/result");
        var with = await person.GetAsync("/check/result?sources=on");

        Assert.Empty(without.Page.QuerySelectorAll(".marks"));
        Assert.DoesNotContain("judgement", VisibleWords.Of(without.Page), StringComparer.OrdinalIgnoreCase);
        Assert.Contains("/check/result?sources=on", without.Links);
        Assert.NotEmpty(with.Page.QuerySelectorAll(".marks a"));
        Assert.Equal(
            with.Page.QuerySelectorAll(".sources li").Select(source => source.Id), without.Page.QuerySelectorAll(".sources li").Select(source => source.Id));
    }

    [Fact]
    public async Task Five_signs_stand_open_and_every_other_one_folds()
    {
        var page = await ResultAsync(("medical-history", ["diabetes"]));

        var open = page.Page.QuerySelectorAll(".net > .signs li").Select(sign => sign.TextContent).ToList();
        Assert.Equal(5, open.Count);
        Assert.Equal(Shipped.Release.Signs[0].Say, open[0]);
        Assert.Contains("Fever or shivering, with bad pain", open);
        Assert.Equal(
            Shipped.Release.Signs.Select(sign => sign.Say).Order(),
            page.Page.QuerySelectorAll(".net .signs li").Select(sign => sign.TextContent).Order());
    }

    [Fact]
    public async Task Nobody_who_needs_a_doctor_the_same_day_is_told_to_press_or_stretch()
    {
        var page = await ResultAsync(("bladder-bowel", ["weak-flow"]));

        Assert.Equal(Shipped.Release.Levels[(int)Urgency.SameDay].FirstSentence, page.Heading);
        var care = page.Page.QuerySelector(".care")?.TextContent ?? "";
        Assert.All(Shipped.Content.Causes.SelectMany(cause => cause.Do), advice => Assert.DoesNotContain(advice.Say, care));
        Assert.All(Shipped.Release.SelfCare.Where(advice => !advice.Always), advice => Assert.DoesNotContain(advice.Title, care));
    }

    [Fact]
    public async Task At_most_three_families_and_those_shown_beside_them_are_listed_in_words_without_a_percentage()
    {
        var page = await ResultAsync();

        Assert.InRange(page.Page.QuerySelectorAll(".cause").Length, 1, 4);
        Assert.DoesNotContain("%", page.Page.QuerySelector(".causes")!.TextContent);
        Assert.All(page.Page.QuerySelectorAll(".bar"), bar => Assert.Equal("true", bar.GetAttribute("aria-hidden")));
    }

    [Fact]
    public async Task One_answer_that_would_make_it_more_urgent_is_named_with_what_it_would_give()
    {
        var page = await ResultAsync();

        var changes = page.Page.QuerySelectorAll(".more-urgent .changes li").Select(change => change.TextContent).ToList();
        Assert.InRange(changes.Count, 1, 3);
        Assert.All(changes, change => Assert.Contains("Emergency", change));
    }

    [Fact]
    public async Task Every_mark_of_a_source_leads_to_its_citation()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();
        var page = await person.GetAsync("/check/result?sources=on");

        var marks = page.Page.QuerySelectorAll(".marks a").Select(mark => mark.GetAttribute("href")!).ToList();
        Assert.NotEmpty(marks);
        Assert.All(marks, mark => Assert.NotNull(page.Page.GetElementById(mark[1..])));
    }

    [Fact]
    public async Task An_area_is_called_checked_only_when_every_sign_of_it_is_excluded()
    {
        var unsure = await ResultAsync(("bladder-bowel", ["not-sure"]));
        var clear = await ResultAsync();

        var nerves = Shipped.Content.WarningAreas.Single(area => area.Code == "nerves").AllClear;
        Assert.DoesNotContain(nerves, unsure.Words);
        Assert.Contains(nerves, clear.Words);
    }

    [Fact]
    public async Task In_an_emergency_the_sign_is_named_with_what_to_say_and_no_cause_or_next_question_is_shown()
    {
        var page = await ResultAsync(("bladder-bowel", ["hard-to-start"]));

        var flag = Shipped.Content.RedFlags.Single(flag => flag.Code.Value == "bladder-bowel-control");
        Assert.Contains(flag.Title, page.Words);
        Assert.Contains(flag.WhatToSay!, page.Words);
        Assert.Equal("tel:999", page.Page.QuerySelector(".disposition a.call")!.GetAttribute("href"));
        Assert.Empty(page.Page.QuerySelectorAll(".cause"));
        Assert.DoesNotContain(page.Links, link => Shipped.Content.Items.Any(item => link.StartsWith($"/check/{item.Code}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task With_questions_left_it_says_so_and_leads_on()
    {
        var person = await site.BegunAsync();
        var at = await person.WalkAsync(until: "pelvic", ("feeling-ill", ["fever"]));

        var page = await person.GetAsync("/check/result");

        Assert.Equal("Not finished", page.Heading);
        Assert.StartsWith("Not finished", page.Page.Title);
        Assert.Null(page.Page.QuerySelector(".disposition"));
        Assert.All(Shipped.Release.Levels, level => Assert.DoesNotContain(level.FirstSentence, page.Words));
        Assert.Contains(at, page.Links);
        Assert.Equal("Warning signs we found", page.Page.QuerySelector("article.result h2")!.TextContent);
    }

    [Fact]
    public async Task Before_the_first_answer_there_is_no_result()
    {
        var person = await site.BegunAsync();

        Assert.Equal("/check/s/map", (await person.GetAsync("/check/result")).Next);
    }

    [Fact]
    public async Task It_says_that_nobody_has_signed_the_content_off()
    {
        Assert.Contains(Shipped.Release.Note.Notice, (await ResultAsync()).Words);
    }

    [Fact]
    public async Task The_last_reply_stores_the_result_and_viewing_it_changes_nothing()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();
        var first = await SnapshotAsync(person);

        await person.GetAsync("/check/result");

        Assert.Equal(Urgency.SelfCare, first.Urgency);
        Assert.Contains(Shipped.Release.Hash, first.Json);
        Assert.Equal(first.At, (await SnapshotAsync(person)).At);
    }

    [Fact]
    public async Task Every_level_is_told_apart_by_word_and_shape()
    {
        var icons = Urgencies.InOrder.Select(urgency => Web.Shell.IconNames.Icon(urgency)).ToList();

        Assert.Equal(icons.Count, icons.Distinct().Count());
        Assert.Equal(icons.Count, Shipped.Release.Levels.Select(level => level.Word).Distinct().Count());
        Assert.NotNull((await ResultAsync()).Page.QuerySelector(".disposition .level .icon"));
    }

    private async Task<Shown> ResultAsync(params (string Item, string[] Raw)[] otherwise)
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(null, otherwise);
        return await person.GetAsync("/check/result");
    }

    private async Task<ResultSnapshot> SnapshotAsync(Person person)
    {
        var log = site.Services.GetRequiredService<SessionLog>();
        var session = (await log.FindAsync(SessionKey.Parse(person.Cookies["glutetriage"])!, CancellationToken.None))!.Session;
        return (await log.LatestSnapshotAsync(session.Id, CancellationToken.None))!;
    }
}
