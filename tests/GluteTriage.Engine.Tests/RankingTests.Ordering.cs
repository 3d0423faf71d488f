using GluteTriage.Engine.Assessments;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

/// <summary>Rules that change the order the scores gave.</summary>
public sealed partial class RankingTests
{
    [Fact]
    public void An_ordering_rule_lifts_the_best_just_above_and_no_further()
    {
        var content = An.Content(
            An.Item("nerve", "yes", "no"),
            An.Cause("top", 30, []), An.Cause("knot", 20, []), An.Cause("between", 15, []),
            An.Cause("sciatica", 10, []), An.Cause("wallet", 5, []),
            Ranking(groups: "{ one: [nerve] }", more: Order("[sciatica, wallet]", "[knot]", "nerve is yes")));

        Assert.Equal(["top", "sciatica", "knot", "between", "wallet"], Ranked(content, "nerve: yes"));
        Assert.Equal(["top", "knot", "between", "sciatica", "wallet"], Ranked(content, "nerve: no"));
    }

    [Fact]
    public void An_ordering_rule_never_lowers_what_already_stands_above()
    {
        var content = An.Content(
            An.Item("nerve", "yes", "no"), An.Cause("sciatica", 30, []), An.Cause("other", 25, []), An.Cause("knot", 20, []),
            Ranking(groups: "{ one: [nerve] }", more: Order("[sciatica]", "[knot]", "nerve is yes")));

        Assert.Equal(["sciatica", "other", "knot"], Ranked(content, "nerve: yes"));
        Assert.Equal("order", Assert.Single(Triage.Assess(content, An.Answers(content, "nerve: yes")).Ordering).Code);
    }

    [Theory]
    [InlineData("true", "sciatica,a,b")]
    [InlineData("false", "a,sciatica,b")]
    public void A_rule_lifts_above_every_one_or_above_the_lowest(string all, string order)
    {
        var content = An.Content(
            An.Item("nerve", "yes", "no"), An.Cause("a", 30, []), An.Cause("b", 20, []), An.Cause("sciatica", 10, []),
            Ranking(groups: "{ one: [nerve] }", more: Order("[sciatica]", "[a, b]", "nerve is yes", all)));

        Assert.Equal(order, string.Join(",", Ranked(content, "nerve: yes")));
    }

    [Fact]
    public void An_excluded_family_is_never_lifted()
    {
        var content = An.Content(
            An.Item("nerve", "yes", "no"), An.Cause("knot", 20, []), An.Cause("wallet", 10, [], "needs: nerve is no"),
            Ranking(groups: "{ one: [nerve] }", more: Order("[wallet]", "[knot]", "nerve is yes")));

        Assert.Equal(["knot", "wallet"], Ranked(content, "nerve: yes"));
    }

    [Fact]
    public void The_fit_word_follows_the_new_order()
    {
        var content = An.Content(
            An.Item("nerve", "yes", "no"), An.Cause("knot", 30, []), An.Cause("sciatica", 5, []), An.Cause("other", 4, []),
            Ranking(groups: "{ one: [nerve] }", more: Order("[sciatica]", "[knot]", "nerve is yes")));

        Assert.Equal(
            [FitWord.CouldBe, FitWord.CouldBe, FitWord.LessLikely],
            Triage.Assess(content, An.Answers(content, "nerve: yes")).Families.Select(family => family.Fit));
        Assert.Equal(
            [FitWord.FitsBest, FitWord.LessLikely, FitWord.LessLikely],
            Triage.Assess(content, An.Answers(content, "nerve: no")).Families.Select(family => family.Fit));
        Assert.Equal(5m, Triage.Assess(content, An.Answers(content, "nerve: yes")).Families[0].Score);
    }
}
