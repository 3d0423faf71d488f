using GluteTriage.Engine.Assessments;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

public sealed class TriageTests
{
    private static readonly ClinicalContent Content = An.Content(
        An.Item("numb", "yes", "no", "not-sure"),
        An.Item("weak", "yes", "no", "not-sure"),
        An.RedFlag("nerves", (Urgency.Emergency, "all: [numb is yes, weak is yes]"), (Urgency.SameDay, "numb is yes")));

    [Fact]
    public void A_raised_red_flag_sets_the_urgency()
    {
        var assessment = Triage.Assess(Content, An.Answers(Content, "numb: yes", "weak: yes"));

        Assert.Equal(Urgency.Emergency, assessment.Urgency);
        Assert.Equal("nerves", Assert.Single(assessment.Raised).Flag.Code.Value);
    }

    [Fact]
    public void A_red_flag_is_raised_at_its_highest_true_tier_and_no_lower()
    {
        var raised = Assert.Single(Triage.Assess(Content, An.Answers(Content, "numb: yes", "weak: yes")).Raised);

        Assert.Equal(Urgency.Emergency, raised.Tier.Urgency);
    }

    [Fact]
    public void A_flag_raised_at_one_tier_may_be_not_excluded_at_a_higher_one()
    {
        var assessment = Triage.Assess(Content, An.Answers(Content, "numb: yes", "weak: not-sure"));

        Assert.Equal(Urgency.SameDay, Assert.Single(assessment.Raised).Tier.Urgency);
        Assert.Equal(Urgency.Emergency, Assert.Single(assessment.NotExcluded).Tier.Urgency);
        Assert.Equal(Urgency.SameDay, assessment.Urgency);
    }

    [Fact]
    public void Not_sure_leaves_a_red_flag_not_excluded()
    {
        var assessment = Triage.Assess(Content, An.Answers(Content, "numb: not-sure", "weak: yes"));

        Assert.Empty(assessment.Raised);
        Assert.Equal("nerves", Assert.Single(assessment.NotExcluded).Flag.Code.Value);
        Assert.Empty(assessment.Excluded);
    }

    [Theory]
    [InlineData(Urgency.Emergency, Urgency.SameDay)]
    [InlineData(Urgency.SameDay, Urgency.Soon)]
    [InlineData(Urgency.Soon, Urgency.Routine)]
    [InlineData(Urgency.Routine, Urgency.SelfCare)]
    public void A_tier_not_excluded_demands_one_step_less(Urgency tier, Urgency floor)
    {
        var content = An.Content(An.Item("numb", "yes", "no", "not-sure"), An.RedFlag("nerves", tier, when: "numb is yes"));

        var assessment = Triage.Assess(content, An.Answers(content, "numb: not-sure"));

        Assert.Equal(floor, Assert.Single(assessment.NotExcluded).Floor);
        Assert.Equal(floor, assessment.Urgency);
    }

    [Fact]
    public void An_item_not_asked_sets_no_floor_and_leaves_the_flag_not_asked()
    {
        var assessment = Triage.Assess(Content, An.Answers(Content));

        Assert.Equal(Urgency.SelfCare, assessment.Urgency);
        Assert.Empty(assessment.NotExcluded);
        Assert.Equal("nerves", Assert.Single(assessment.NotAsked).Code.Value);
        Assert.False(assessment.Complete);
    }

    [Fact]
    public void Not_sure_beside_an_item_not_asked_sets_no_floor_for_the_tier_that_needs_both()
    {
        var assessment = Triage.Assess(Content, An.Answers(Content, "weak: not-sure"));

        Assert.Equal(Urgency.SelfCare, assessment.UrgencyFromWarnings);
        Assert.Empty(assessment.NotExcluded);
        Assert.Single(assessment.NotAsked);
    }

    [Fact]
    public void A_flag_whose_every_tier_is_false_is_excluded()
    {
        var assessment = Triage.Assess(Content, An.Answers(Content, "numb: no"));

        Assert.Equal("nerves", Assert.Single(assessment.Excluded).Code.Value);
        Assert.Empty(assessment.NotAsked);
    }

    [Fact]
    public void The_urgency_is_a_lower_bound_until_every_item_of_a_red_flag_is_asked()
    {
        var content = An.Content(
            An.Item("numb", "yes", "no"), An.Item("onset", "sudden", "gradual"),
            An.RedFlag("nerves", Urgency.Emergency, when: "numb is yes"));

        var assessment = Triage.Assess(content, An.Answers(content, "numb: no"));

        Assert.True(assessment.Complete);
        Assert.Equal(["onset"], assessment.Missing.Select(item => item.Value));
        Assert.False(Triage.Assess(content, An.Answers(content, "onset: sudden")).Complete);
    }

    [Fact]
    public void The_urgency_is_the_highest_of_flags_floors_and_the_first_cause()
    {
        var content = An.Content(
            An.Item("a", "yes", "no"), An.Item("b", "yes", "no"),
            An.RedFlag("flag", Urgency.Soon, when: "a is yes"),
            An.Floor("floor", Urgency.SameDay, when: "b is yes"),
            An.Cause("cause", 10, [], urgency: Urgency.Routine));

        Assert.Equal(Urgency.Routine, Triage.Assess(content, An.Answers(content, "a: no", "b: no")).Urgency);
        Assert.Equal(Urgency.Soon, Triage.Assess(content, An.Answers(content, "a: yes", "b: no")).Urgency);
        Assert.Equal(Urgency.SameDay, Triage.Assess(content, An.Answers(content, "a: yes", "b: yes")).Urgency);
    }

    [Fact]
    public void A_floor_that_is_unknown_does_not_hold()
    {
        var content = An.Content(
            An.Item("a", "yes", "no", "not-sure"), An.Floor("floor", Urgency.SameDay, when: "a is yes"));

        Assert.Empty(Triage.Assess(content, An.Answers(content, "a: not-sure")).Floors);
    }

    [Fact]
    public void Only_the_first_cause_lends_its_urgency()
    {
        var content = An.Content(
            An.Cause("mild", 10, []), An.Cause("serious", 5, [], urgency: Urgency.Soon));

        Assert.Equal(Urgency.SelfCare, Triage.Assess(content, An.Answers(content)).Urgency);
    }

    [Fact]
    public void A_first_cause_may_be_more_urgent_on_some_answers()
    {
        var content = An.Content(
            An.Item("weak", "yes", "no", "not-sure"),
            An.Cause("nerve", 10, [], "more-urgent: [{ urgency: soon, when: weak is yes, sources: [judgement] }]"));

        Assert.Equal(Urgency.Soon, Triage.Assess(content, An.Answers(content, "weak: yes")).Urgency);
        Assert.Equal(Urgency.SelfCare, Triage.Assess(content, An.Answers(content, "weak: not-sure")).Urgency);
        Assert.Equal(Urgency.SelfCare, Triage.Assess(content, An.Answers(content, "weak: yes")).UrgencyFromWarnings);
    }

    [Fact]
    public void When_every_cause_is_excluded_none_lends_its_urgency()
    {
        var content = An.Content(
            An.Item("wallet", "yes", "no"),
            An.Cause("wallet-cause", 10, [], "needs: wallet is yes", Urgency.Soon));

        Assert.Equal(Urgency.SelfCare, Triage.Assess(content, An.Answers(content, "wallet: no")).Urgency);
    }

    [Fact]
    public void Too_few_informative_answers_are_counted_over_answers_not_over_questions()
    {
        var content = An.Content(
            An.Item("a", "yes", "not-sure"), An.Item("b", "yes", "not-sure"), An.Item("c", "yes", "skip", "not-sure"),
            An.Floor("too-little", Urgency.Routine, when: "fewer than 2 informative answers"));

        Assert.Single(Triage.Assess(content, An.Answers(content)).Floors);
        Assert.Single(Triage.Assess(content, An.Answers(content, "a: yes", "b: not-sure", "c: skip")).Floors);
        Assert.Empty(Triage.Assess(content, An.Answers(content, "a: yes", "b: yes")).Floors);
    }

    [Fact]
    public void Raised_flags_stand_most_urgent_first()
    {
        var content = An.Content(
            An.Item("a", "yes", "no"),
            An.RedFlag("a-soon", Urgency.Soon, when: "a is yes"),
            An.RedFlag("b-emergency", Urgency.Emergency, when: "a is yes"));

        Assert.Equal(
            ["b-emergency", "a-soon"],
            Triage.Assess(content, An.Answers(content, "a: yes")).Raised.Select(raised => raised.Flag.Code.Value));
    }

    [Fact]
    public void A_raised_flag_names_the_answers_it_rests_on_and_no_others()
    {
        var content = An.Content(
            An.SomeOf("list", "one", "two", "none"), An.Item("age", "old", "young"), An.Item("walk", "no", "yes"),
            An.RedFlag("flag", Urgency.Soon, when: "all:\n  - list is any of one, two\n  - any: [age is old, walk is no]"));

        var raised = Assert.Single(Triage.Assess(content, An.Answers(content, "list: two", "age: young", "walk: no")).Raised);

        Assert.Equal(["list is two", "walk is no"], raised.Because.Select(finding => $"{finding.Item} is {finding.Option}"));
    }

    [Fact]
    public void A_flag_not_excluded_names_the_answer_that_keeps_it_open()
    {
        var open = Assert.Single(Triage.Assess(Content, An.Answers(Content, "numb: yes", "weak: not-sure")).NotExcluded);

        Assert.Equal(["numb is yes", "weak is not-sure"], open.Because.Select(finding => $"{finding.Item} is {finding.Option}"));
    }

    [Theory]
    [InlineData("a: emergency", false)]
    [InlineData("a: explains-same-day", false)]
    [InlineData("a: explains-soon", true)]
    [InlineData("a: same-day", true)]
    [InlineData("a: child", false)]
    [InlineData("a: fine", true)]
    public void Causes_are_hidden_in_an_emergency_for_children_and_beside_a_flag_that_explains(string reply, bool shown)
    {
        var content = An.Content(
            An.Item("a", "emergency", "explains-same-day", "explains-soon", "same-day", "child", "fine"),
            An.RedFlag("emergency", Urgency.Emergency, when: "a is emergency"),
            An.FlagThatExplains("explains", Urgency.SameDay, when: "a is explains-same-day"),
            An.FlagThatExplains("explains-soon", Urgency.Soon, when: "a is explains-soon"),
            An.RedFlag("same-day", Urgency.SameDay, when: "a is same-day"),
            An.Ranking("""
                shrink: 1
                cap: 12
                groups: { all: [a] }
                informative: { at-least: 0, items: [a] }
                fit: { fits-best-share: 60, fits-best-lead: 2, could-be-share: 35 }
                not-shown-when: a is child

                """),
            An.Cause("cause", 10, []));

        var assessment = Triage.Assess(content, An.Answers(content, reply));

        Assert.Equal(shown, assessment.ShowsCauses);
        Assert.NotEmpty(assessment.Families);
    }

    [Fact]
    public void The_same_content_and_answers_give_the_same_assessment()
    {
        var answers = An.Answers(Content, "numb: yes", "weak: not-sure");

        Assert.Equal(
            Outline.Of(Triage.Assess(Content, answers)), Outline.Of(Triage.Assess(Content, answers)));
    }
}
