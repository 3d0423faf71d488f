using System.Numerics;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Verification;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests.Verification;

/// <summary>Two releases are compared over every combination, not over samples.</summary>
public sealed class ComparisonTests
{
    [Fact]
    public void The_same_rules_have_no_difference() =>
        Assert.Empty(Comparison.Of(With(Urgency.Emergency, "fever is yes"), With(Urgency.Emergency, "fever is yes"))!.Changes());

    [Fact]
    public void A_lowered_tier_is_every_combination_that_raised_it()
    {
        var comparison = Comparison.Of(With(Urgency.Emergency, "fever is yes"), With(Urgency.Soon, "fever is yes"))!;

        var change = Assert.Single(comparison.Changes());

        Assert.True(change.IsLower);
        Assert.Equal((Urgency.Emergency, Urgency.Soon, new BigInteger(3)), (change.From, change.To, change.Combinations));
        Assert.Equal("yes", change.Person[new ItemCode("fever")]!.ToString());
        Assert.Equal("hot", Assert.Single(change.Demanded).Flag.Value);
        Assert.Equal(new BigInteger(9), comparison.Combinations);
    }

    [Fact]
    public void A_condition_more_lowers_those_who_do_not_meet_it_and_a_condition_less_raises_them()
    {
        var (strict, wide) = (With(Urgency.SameDay, "all: [fever is yes, cough is yes]"), With(Urgency.SameDay, "fever is yes"));

        var lower = Assert.Single(Comparison.Of(wide, strict)!.Changes());
        var higher = Assert.Single(Comparison.Of(strict, wide)!.Changes());

        Assert.Equal((true, new BigInteger(2)), (lower.IsLower, lower.Combinations));
        Assert.Equal((false, new BigInteger(2)), (higher.IsLower, higher.Combinations));
    }

    [Fact]
    public void Lower_ones_come_first_and_the_greatest_fall_before_smaller_ones()
    {
        var before = An.Content(An.Item("a", "x", "y", "z"), An.RedFlag("f", Urgency.Emergency, "a is x"), An.RedFlag("g", Urgency.SameDay, "a is y"));
        var after = An.Content(
            An.Item("a", "x", "y", "z"),
            An.RedFlag("f", Urgency.Routine, "a is x"),
            An.RedFlag("g", Urgency.Soon, "a is y"), An.RedFlag("h", Urgency.Soon, "a is z"));

        var changes = Comparison.Of(before, after)!.Changes();

        Assert.Equal([(Urgency.Emergency, Urgency.Routine), (Urgency.SameDay, Urgency.Soon), (Urgency.SelfCare, Urgency.Soon)],
            changes.Select(change => (change.From, change.To)));
    }

    [Fact]
    public void Releases_that_offer_other_answers_are_compared_on_those_both_offer()
    {
        var before = An.Content(
            An.Item("a", "x", "y"), An.Item("gone", "yes", "no"),
            An.RedFlag("f", Urgency.SameDay, "a is x"), An.RedFlag("g", Urgency.SameDay, "gone is yes"));
        var after = An.Content(
            An.Item("new", "yes", "no"), An.Item("a", "x", "y", "z"),
            An.RedFlag("f", Urgency.Soon, "a is x"), An.RedFlag("h", Urgency.Soon, "a is z"));

        var comparison = Comparison.Of(before, after)!;
        var change = Assert.Single(comparison.Changes());

        Assert.Equal((Urgency.SameDay, Urgency.Soon, new BigInteger(1)), (change.From, change.To, change.Combinations));
        Assert.Equal(new BigInteger(3), comparison.Combinations);
        Assert.Equal(["gone yes", "gone no"], comparison.OnlyBefore);
        Assert.Equal(["new yes", "new no", "a z"], comparison.OnlyAfter);
    }

    [Fact]
    public void Releases_without_an_answer_in_common_are_not_compared() =>
        Assert.Null(Comparison.Of(An.Content(An.Item("a", "x")), An.Content(An.Item("a", "z"))));

    private static ClinicalContent With(Urgency urgency, string when) => An.Content(
        An.Item("fever", "yes", "no"), An.Item("cough", "yes", "no"), An.RedFlag("hot", urgency, when));
}
