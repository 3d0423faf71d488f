using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests.Screens;

/// <summary>What one reply to a screen does.</summary>
public sealed class ScreenWalkTests
{
    private static readonly ClinicalContent Content = Shipped.Content;

    [Fact]
    public void A_release_without_screens_asks_one_item_a_page()
    {
        var content = An.Content(An.Item("fever", "yes", "no"), An.RedFlag("hot", Assessments.Urgency.SameDay, "fever is yes"));

        Assert.Equal("fever", Assert.IsType<ScreenStep.Ask>(ScreenWalk.Next(content, Answers.None, [])).Item.Code.Value);
        Assert.IsType<ScreenStep.Finish>(ScreenWalk.Next(content, An.Answers(content, "fever: no"), []));
    }

    [Fact]
    public void The_body_map_comes_first_and_the_signs_of_an_emergency_second()
    {
        var (answers, replies) = OnTheMap();

        Assert.Equal("map", Assert.IsType<ScreenStep.Show>(ScreenWalk.Next(Content, Answers.None, [])).Screen.Code);
        Assert.Equal("now", Assert.IsType<ScreenStep.Show>(ScreenWalk.Next(Content, answers, replies)).Screen.Code);
    }

    [Fact]
    public void A_line_that_is_an_emergency_by_itself_stops_at_once()
    {
        var (answers, replies) = After(OnTheMap(), Reply("now", "chest"));

        Assert.IsType<ScreenStep.Stop>(ScreenWalk.Next(Content, answers, replies));
    }

    [Fact]
    public void An_emergency_comes_before_a_question_that_another_line_opened()
    {
        var (answers, replies) = After(OnTheMap(), Reply("now", "chest", "cold-leg"));

        Assert.IsType<ScreenStep.Stop>(ScreenWalk.Next(Content, answers, replies));
    }

    [Fact]
    public void Taking_back_the_line_that_was_an_emergency_lets_the_interview_go_on()
    {
        var (answers, replies) = After(After(OnTheMap(), Reply("now", "chest")), Reply("now") with { None = true });

        Assert.Null(answers[new ItemCode("circulation")]);
        Assert.Equal("toilet", Assert.IsType<ScreenStep.Show>(ScreenWalk.Next(Content, answers, replies)).Screen.Code);
    }

    [Fact]
    public void None_of_these_says_nothing_of_an_item_that_another_screen_asks_about_too()
    {
        var (answers, _) = After(OnTheMap(), Reply("now") with { None = true });

        Assert.Equal(["pain-site", "pain-spread"], answers.Items.Select(item => item.Value).Order());
    }

    [Fact]
    public void A_line_that_opens_has_the_item_asked_in_full_next()
    {
        var (answers, replies) = After(OnTheMap(), Reply("now", "cold-leg"));

        var ask = Assert.IsType<ScreenStep.Ask>(ScreenWalk.Next(Content, answers, replies));
        Assert.Equal(("circulation", AskReason.Opened), (ask.Item.Code.Value, ask.Why));
    }

    [Fact]
    public void An_item_asked_in_full_keeps_its_answer_when_other_screens_follow()
    {
        var (answers, replies) = After(OnTheMap(), Reply("now", "cold-leg"));
        answers = answers.And(Content, "circulation: cold-only");
        (answers, replies) = After((answers, replies), Reply("toilet") with { None = true });

        Assert.Equal("cold-only", answers[new ItemCode("circulation")]!.ToString());
    }

    [Fact]
    public void Not_sure_asks_of_which_line_and_only_then_for_the_detail_of_that_line()
    {
        var (answers, replies) = After(OnTheMap(), Reply("now") with { Unsure = true });
        var which = Assert.IsType<ScreenStep.WhichUnsure>(ScreenWalk.Next(Content, answers, replies));
        (answers, replies) = After((answers, replies), which.Before with { UnsureOf = ["cannot-stand"] });

        Assert.Equal("four-steps", Assert.IsType<ScreenStep.Ask>(ScreenWalk.Next(Content, answers, replies)).Item.Code.Value);
        Assert.NotEmpty(which.Checks);
    }

    [Fact]
    public void Not_sure_that_a_check_settles_opens_nothing()
    {
        var (answers, replies) = After(OnTheMap(), Reply("now") with { Unsure = true, UnsureOf = [] });

        Assert.Equal("toilet", Assert.IsType<ScreenStep.Show>(ScreenWalk.Next(Content, answers, replies)).Screen.Code);
    }

    [Fact]
    public void Marks_on_both_legs_have_both_legs_asked_although_no_line_was_ticked()
    {
        var map = Reply("map") with
        {
            Whole = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty
                .Add("pain-site", ["back-thigh:left"]).Add("pain-spread", ["back-thigh:left", "back-thigh:right"]),
        };
        var (answers, replies) = After((Answers.None, []), map);
        (answers, replies) = After((answers, replies), Reply("legs") with { None = true });

        var ask = Assert.IsType<ScreenStep.Ask>(ScreenWalk.Next(Content, answers, replies));
        Assert.Equal(("both-legs", AskReason.Again), (ask.Item.Code.Value, ask.Why));
    }

    [Fact]
    public void A_new_weak_flow_with_pain_down_the_leg_is_told_by_the_fourth_screen()
    {
        var truth = An.Answers(Content, "pain-site: upper-outer:left", "pain-spread: below-knee:left", "bladder-bowel: weak-flow");
        var walked = new TruthfulPerson(Content, truth).Walk();

        Assert.True(walked.IsStopped);
        Assert.InRange(walked.Screens, 1, 4);
    }

    [Fact]
    public void None_beside_a_line_and_nothing_at_all_are_refused()
    {
        var (answers, replies) = OnTheMap();
        var show = Assert.IsType<ScreenStep.Show>(ScreenWalk.Next(Content, answers, replies));

        Assert.Equal(ScreenRefusal.NotAlone, ScreenWalk.Refuse(show, Reply("now", "chest") with { None = true }));
        Assert.Equal(ScreenRefusal.Empty, ScreenWalk.Refuse(show, Reply("now")));
        Assert.Equal(ScreenRefusal.NotOffered, ScreenWalk.Refuse(show, Reply("now", "no-such-line")));
        Assert.Null(ScreenWalk.Refuse(show, Reply("now", "chest")));
    }

    [Fact]
    public void What_is_asked_after_the_result_is_never_asked_before()
    {
        var settled = Interview.Settle(Content, Answers.None);

        Assert.DoesNotContain(Interview.Missing(Content, settled), Content.Ranking.AfterResult.Contains);
    }

    private static (Answers Answers, ImmutableArray<ScreenReply> Replies) OnTheMap() => After((Answers.None, []), Reply("map") with
    {
        Whole = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("pain-site", ["upper-outer:left"]).Add("pain-spread", ["none"]),
    });

    private static ScreenReply Reply(string screen, params string[] ticked) => new()
    {
        Screen = screen,
        Shown = [.. Content.Screens.Single(one => one.Code == screen).Lines.Select(line => line.Code)],
        Ticked = [.. ticked],
    };

    private static (Answers Answers, ImmutableArray<ScreenReply> Replies) After(
        (Answers Answers, ImmutableArray<ScreenReply> Replies) before,
        ScreenReply reply) =>
        (ScreenWalk.Apply(Content, before.Answers, before.Replies, reply).On(before.Answers), ScreenWalk.With(before.Replies, reply));
}
