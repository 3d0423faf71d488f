using GluteTriage.Engine.Assessments;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

public sealed class InterviewTests
{
    private static readonly ClinicalContent Content = An.Content(
        An.Item("first", "bad", "worse", "fine", "not-sure"),
        An.ItemWith("only-if-bad", "one-of", ["a", "b"], "ask-when: first is bad"),
        An.Item("last", "a", "b"),
        An.RedFlag("worse", Urgency.Emergency, when: "first is worse"),
        An.RedFlag("bad", Urgency.SameDay, when: "first is bad"));

    [Fact]
    public void The_first_item_is_asked_first() => Assert.Equal("first", Asked(Content).Item.Code.Value);

    [Fact]
    public void Items_that_do_not_apply_are_skipped()
    {
        Assert.Equal("only-if-bad", Asked(Content, "first: bad").Item.Code.Value);
        Assert.Equal("last", Asked(Content, "first: fine").Item.Code.Value);
    }

    [Fact]
    public void An_item_that_might_apply_is_asked() =>
        Assert.Equal("only-if-bad", Asked(Content, "first: not-sure").Item.Code.Value);

    [Fact]
    public void Every_item_answered_finishes_the_interview() =>
        Assert.IsType<Step.Finish>(Interview.Next(Content, An.Answers(Content, "first: fine", "last: a")));

    [Fact]
    public void An_emergency_comes_before_any_further_question()
    {
        var stop = Assert.IsType<Step.Stop>(Interview.Next(Content, An.Answers(Content, "first: worse")));

        Assert.Equal("worse", Assert.Single(stop.RedFlags).Code.Value);
    }

    [Fact]
    public void A_flag_that_is_only_not_excluded_does_not_stop_the_interview() =>
        Assert.IsType<Step.Ask>(Interview.Next(Content, An.Answers(Content, "first: not-sure")));

    [Fact]
    public void A_flag_below_emergency_does_not_stop_the_interview() =>
        Assert.IsType<Step.Ask>(Interview.Next(Content, An.Answers(Content, "first: bad")));

    [Fact]
    public void Correcting_the_answer_that_raised_an_emergency_lets_the_interview_go_on() =>
        Assert.Equal("last", Asked(Content, "first: worse", "first: fine").Item.Code.Value);

    [Fact]
    public void What_is_missing_is_every_applicable_item_without_an_answer()
    {
        var settled = Interview.Settle(Content, An.Answers(Content, "first: fine"));

        Assert.Equal(["last"], Interview.Missing(Content, settled).Select(item => item.Value));
    }

    [Fact]
    public void Both_legs_marked_after_saying_neither_asks_about_both_legs_again()
    {
        var again = Asked(SettleTests.TwoLegs, "both-legs: none", "spread: foot:left, thigh:right");

        Assert.Equal("both-legs", again.Item.Code.Value);
        Assert.True(again.Again);
    }

    [Fact]
    public void Asked_again_it_is_missing_until_answered_again()
    {
        var content = SettleTests.TwoLegs;
        var answers = An.Answers(content, "both-legs: none", "spread: foot:left, thigh:right");

        Assert.Equal(["both-legs"], Interview.Missing(content, Interview.Settle(content, answers)).Select(item => item.Value));
        Assert.False(Triage.Assess(content, answers).Complete);
        Assert.Empty(Triage.Assess(content, answers.And(content, "both-legs: none")).Missing);
    }

    [Fact]
    public void The_same_answer_given_again_settles_the_doubt()
    {
        var answers = An.Answers(SettleTests.TwoLegs, "both-legs: none", "spread: foot:left, thigh:right", "both-legs: none");

        Assert.IsType<Step.Finish>(Interview.Next(SettleTests.TwoLegs, answers));
    }

    [Fact]
    public void An_item_asked_again_for_care_keeps_its_meaning_meanwhile()
    {
        var content = An.Content(
            An.ItemWith("skin", "some-of", ["lump", "none"], """
                ask-again: { when: quality is throbbing, counts-as: answered, tell-the-person: Look again. }
                """),
            An.SomeOf("quality", "throbbing", "dull"),
            An.RedFlag("lump", Urgency.SameDay, when: "skin is lump"));
        var answers = An.Answers(content, "skin: none", "quality: throbbing");

        var again = Assert.IsType<Step.Ask>(Interview.Next(content, answers));

        Assert.Equal(("skin", true), (again.Item.Code.Value, again.Again));
        Assert.Empty(Triage.Assess(content, answers).NotExcluded);
        Assert.IsType<Step.Finish>(Interview.Next(content, answers.And(content, "skin: none")));
    }

    [Fact]
    public void The_shipped_questionnaire_asks_again_about_both_legs_fever_and_skin()
    {
        var content = Shipped.Content;
        Assert.Equal(
            ["both-legs", "feeling-ill", "skin-change"],
            content.Items.Where(item => item.AskAgain is not null).Select(item => item.Code.Value));
    }

    private static Step.Ask Asked(ClinicalContent content, params string[] replies) =>
        Assert.IsType<Step.Ask>(Interview.Next(content, An.Answers(content, replies)));
}
