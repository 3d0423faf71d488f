using GluteTriage.Engine.Rules;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

/// <summary>What a rule may see of the answers: not sure, hidden items, options left open (docs/clinical/red-flags.md#unknown).</summary>
public sealed class SettleTests
{
    [Fact]
    public void Not_sure_leaves_every_other_option_unknown_unless_the_item_says_otherwise()
    {
        var content = An.Content(An.SomeOf("list", "one", "two", "none", "not-sure"));

        Assert.Equal(Truth.Unknown, Test(content, "list is one", "list: not-sure"));
        Assert.Equal(Truth.Unknown, Test(content, "list is none", "list: not-sure"));
    }

    [Fact]
    public void Not_sure_covers_only_the_options_its_item_names()
    {
        var content = An.Content(An.ItemWith("list", "some-of", ["one", "two", "none", "not-sure"], "not-sure-covers: [one]"));

        Assert.Equal(Truth.Unknown, Test(content, "list is one", "list: not-sure"));
        Assert.Equal(Truth.False, Test(content, "list is two", "list: not-sure"));
    }

    [Fact]
    public void Not_sure_that_covers_nothing_leaves_every_option_false()
    {
        var content = An.Content(An.ItemWith("list", "some-of", ["one", "none", "not-sure"], "not-sure-covers: []"));

        Assert.Equal(Truth.False, Test(content, "list is one", "list: not-sure"));
    }

    [Fact]
    public void A_tick_beside_not_sure_is_true_and_the_unticked_are_unknown()
    {
        var content = An.Content(An.SomeOf("list", "one", "two", "none", "not-sure"));

        Assert.Equal(Truth.True, Test(content, "list is one", "list: one, not-sure"));
        Assert.Equal(Truth.Unknown, Test(content, "list is two", "list: one, not-sure"));
    }

    [Theory]
    [InlineData("list: not-sure", Truth.True)]
    [InlineData("list: skip", Truth.True)]
    [InlineData("list: one", Truth.False)]
    public void A_test_for_not_sure_is_about_the_answer_itself(string reply, Truth expected)
    {
        var content = An.Content(An.Item("list", "one", "not-sure", "skip"));

        Assert.Equal(expected, Test(content, "list is not-sure", reply));
    }

    [Fact]
    public void A_test_for_not_sure_is_unknown_until_asked()
    {
        var content = An.Content(An.Item("list", "one", "not-sure"));

        Assert.Equal(Truth.Unknown, Test(content, "list is not-sure"));
    }

    [Fact]
    public void Rather_not_say_reads_as_not_sure_everywhere()
    {
        var content = An.Content(An.ItemWith("list", "some-of", ["one", "two", "none", "not-sure", "skip"], "not-sure-covers: [one]"));

        Assert.Equal(Truth.Unknown, Test(content, "list is one", "list: skip"));
        Assert.Equal(Truth.False, Test(content, "list is two", "list: skip"));
        Assert.False(An.Answers(content, "list: skip")[new("list")]!.IsInformative);
    }

    [Fact]
    public void A_check_not_done_says_nothing_and_leaves_nothing_open()
    {
        var content = An.Content(An.Item("press-test", "sore", "nothing", "not-done"));

        Assert.Equal(Truth.False, Test(content, "press-test is sore", "press-test: not-done"));
        Assert.False(An.Answers(content, "press-test: not-done")[new("press-test")]!.IsInformative);
    }

    [Fact]
    public void An_option_may_leave_others_open_until_a_later_answer_closes_them()
    {
        var content = An.Content(
            An.ItemWith("skin", "some-of", ["rash", "lump", "none", "cannot-look"],
                optionKeys: "cannot-look => leaves-open: { options: [rash], unless: feel is no }"),
            An.Item("feel", "yes", "no", "not-sure"));

        Assert.Equal(Truth.Unknown, Test(content, "skin is rash", "skin: cannot-look"));
        Assert.Equal(Truth.Unknown, Test(content, "skin is rash", "skin: cannot-look", "feel: not-sure"));
        Assert.Equal(Truth.Unknown, Test(content, "skin is rash", "skin: cannot-look", "feel: yes"));
        Assert.Equal(Truth.False, Test(content, "skin is rash", "skin: cannot-look", "feel: no"));
        Assert.Equal(Truth.False, Test(content, "skin is lump", "skin: cannot-look"));
        Assert.Equal(Truth.True, Test(content, "skin is rash", "skin: cannot-look, rash", "feel: no"));
    }

    [Fact]
    public void An_old_answer_to_an_item_that_is_now_hidden_never_counts()
    {
        var content = An.Content(
            An.Item("injury", "yes", "no"),
            An.ItemWith("injury-when", "one-of", ["today", "long-ago"], "ask-when: injury is yes"));

        Assert.Equal(Truth.True, Test(content, "injury-when is today", "injury: yes", "injury-when: today"));
        Assert.Equal(Truth.False, Test(content, "injury-when is today", "injury: yes", "injury-when: today", "injury: no"));
        Assert.Null(Interview.Settle(content, An.Answers(content, "injury-when: today", "injury: no"))[new("injury-when")]);
    }

    [Fact]
    public void A_hidden_item_hides_those_that_depend_on_it()
    {
        var content = An.Content(
            An.Item("a", "yes", "no"),
            An.ItemWith("b", "one-of", ["yes", "no"], "ask-when: a is yes"),
            An.ItemWith("c", "one-of", ["yes", "no"], "ask-when: b is yes"));

        Assert.Equal(Truth.False, Test(content, "c is yes", "a: no", "b: yes", "c: yes"));
    }

    [Fact]
    public void An_item_is_hidden_only_when_its_ask_when_is_certainly_false()
    {
        var content = An.Content(
            An.Item("a", "yes", "no", "not-sure"),
            An.ItemWith("b", "one-of", ["yes", "no"], "ask-when: a is yes"));

        Assert.True(Interview.Settle(content, An.Answers(content)).IsApplicable(new("b")));
        Assert.True(Interview.Settle(content, An.Answers(content, "a: not-sure")).IsApplicable(new("b")));
        Assert.False(Interview.Settle(content, An.Answers(content, "a: no")).IsApplicable(new("b")));
    }

    [Fact]
    public void Urgency_so_far_comes_from_earlier_items_only()
    {
        var content = An.Content(
            An.Item("early", "bad", "fine", "not-sure"),
            An.ItemWith("home-check", "one-of", ["sore", "not-done"], "ask-when: urgency below same-day"),
            An.Item("late", "bad", "fine"),
            An.RedFlag("from-early", Assessments.Urgency.Emergency, when: "early is bad"),
            An.RedFlag("from-late", Assessments.Urgency.Emergency, when: "late is bad"));

        Assert.False(Interview.Settle(content, An.Answers(content, "early: bad")).IsApplicable(new("home-check")));
        Assert.False(Interview.Settle(content, An.Answers(content, "early: not-sure")).IsApplicable(new("home-check")));
        Assert.True(Interview.Settle(content, An.Answers(content, "early: fine", "late: bad")).IsApplicable(new("home-check")));
    }

    [Fact]
    public void A_later_answer_can_make_an_earlier_one_count_as_not_sure()
    {
        var settled = Interview.Settle(TwoLegs, An.Answers(TwoLegs, "both-legs: none", "spread: foot:left, thigh:right"));

        Assert.True(settled.IsDoubted(new("both-legs")));
        Assert.Equal(Truth.True, Rule("both-legs is not-sure").Evaluate(settled));
        Assert.Equal(Truth.Unknown, Rule("both-legs is both-new").Evaluate(settled));
        Assert.Equal(Truth.Unknown, Rule("both-legs is none").Evaluate(settled));
    }

    [Theory]
    [InlineData("both-legs: none", "spread: foot:left, thigh:left")]
    [InlineData("both-legs: none", "spread: foot, thigh")]
    [InlineData("both-legs: both-new", "spread: foot:left, thigh:right")]
    [InlineData("spread: foot:left, thigh:right", "both-legs: none")]
    public void An_answer_is_doubted_only_by_a_later_contradiction(params string[] replies) =>
        Assert.False(Interview.Settle(TwoLegs, An.Answers(TwoLegs, replies)).IsDoubted(new("both-legs")));

    [Fact]
    public void Contradicting_answers_given_together_are_doubted()
    {
        var together = An.AnswersTogether(TwoLegs, "both-legs: none", "spread: foot:left, thigh:right");

        Assert.True(Interview.Settle(TwoLegs, together).IsDoubted(new("both-legs")));
    }

    [Fact]
    public void A_doubt_counts_for_the_questions_after_it()
    {
        var content = An.Content([.. TwoLegsParts, An.ItemWith("press", "one-of", ["sore", "fine"], "ask-when: urgency below same-day")]);

        var settled = Interview.Settle(content, An.AnswersTogether(content, "both-legs: none", "spread: foot:left, thigh:right"));

        Assert.False(settled.IsApplicable(new("press")));
    }

    private static An.Part[] TwoLegsParts =>
    [
        An.Place("foot"), An.Place("thigh"),
        An.ItemWith("both-legs", "one-of", ["none", "both-new", "not-sure"], """
            ask-again:
              when: { all: ["both sides marked among foot, thigh", both-legs is none] }
              counts-as: not-sure
              tell-the-person: You marked both legs.
            """),
        An.ItemWith("spread", "some-of", ["foot", "thigh", "none"], "body-map: spread"),
        An.RedFlag("both", Assessments.Urgency.Emergency, when: "both-legs is both-new"),
    ];

    internal static readonly ClinicalContent TwoLegs = An.Content(TwoLegsParts);

    private static Criterion.Is Rule(string line) =>
        line.Split(" is ") is [var item, var option] ? new(new(item), [new(option)]) : throw new ArgumentException(line);

    private static Truth Test(ClinicalContent content, string line, params string[] replies) =>
        Rule(line).Evaluate(Interview.Settle(content, An.Answers(content, replies)));
}
