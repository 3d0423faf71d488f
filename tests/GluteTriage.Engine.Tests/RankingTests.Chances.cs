using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

/// <summary>Chances of families, limits of lifts, and two at equal rank.</summary>
public sealed partial class RankingTests
{
    [Fact]
    public void A_family_with_shares_has_the_mean_of_its_members_chances()
    {
        var content = Knots("shares: { a-knot: 1, b-knot: 3 }", 20, 10);

        // 10 log10(1/4 x 100 + 3/4 x 10) = 15.119.
        Assert.Equal(15.1m, Triage.Assess(content, Answers.None).Families[0].Score);
        Assert.Equal("a-knot", Triage.Assess(content, Answers.None).Families[0].Causes[0].Cause.Code.Value);
    }

    [Fact]
    public void Members_that_fit_alike_give_the_family_no_more_than_each_has() =>
        Assert.Equal(13m, Triage.Assess(Knots("shares: { a-knot: 8, b-knot: 9 }", 13, 13), Answers.None).Families[0].Score);

    [Theory]
    [InlineData(9, 6, true)]
    [InlineData(9, 7, false)]
    public void A_member_is_named_only_with_a_lead(int first, int next, bool named)
    {
        var content = Knots("", first, next, "named-from-lead: 3");

        Assert.Equal(named ? "a-knot" : null, Triage.Assess(content, Answers.None).Families[0].Named?.Cause.Code.Value);
    }

    [Fact]
    public void A_release_that_says_nothing_of_it_names_the_best_member() =>
        Assert.Equal("a-knot", Triage.Assess(Knots("", 9, 8.9m), Answers.None).Families[0].Named?.Cause.Code.Value);

    [Theory]
    [InlineData(14, "sciatica,knot,between")]
    [InlineData(13.9, "knot,sciatica,between")]
    public void A_limited_rule_lifts_what_is_near_and_shows_what_is_far_beside(decimal sciatica, string order)
    {
        var content = An.Content(
            An.Item("nerve", "yes", "no"), An.Cause("knot", 20, []), An.Cause("between", 15, []), An.Cause("sciatica", sciatica, []),
            Ranking(groups: "{ one: [nerve] }", more: WithinSix(Order("[sciatica]", "[knot]", "nerve is yes"))));

        var families = Triage.Assess(content, An.Answers(content, "nerve: yes")).Families;

        Assert.Equal(order, string.Join(",", families.Select(family => family.Family.Code.Value)));
        Assert.Equal(FitWord.CouldBe, families.Single(family => family.Family.Code.Value == "sciatica").Fit);
    }

    [Fact]
    public void Beside_a_nerve_that_could_be_a_knot_is_not_said_to_fit_best()
    {
        var content = An.Content(
            An.Item("nerve", "yes", "no"), An.Cause("knot", 40, []), An.Cause("sciatica", 5, []), An.Cause("between", 10, []),
            Ranking(groups: "{ one: [nerve] }", more: WithinSix(Order("[sciatica]", "[knot]", "nerve is yes"))));

        Assert.Equal(
            [FitWord.CouldBe, FitWord.CouldBe, FitWord.LessLikely],
            Triage.Assess(content, An.Answers(content, "nerve: yes")).Families.Select(family => family.Fit));
    }

    [Fact]
    public void Of_equal_scores_a_limited_rule_lifts_the_family_it_names_first()
    {
        var content = An.Content(
            An.Item("nerve", "yes", "no"), An.Cause("knot", 20, []), An.Cause("piriformis", 15, []), An.Cause("sciatica", 15, []),
            Ranking(groups: "{ one: [nerve] }", more: WithinSix(Order("[sciatica, piriformis]", "[knot]", "nerve is yes"))));

        Assert.Equal(["sciatica", "knot", "piriformis"], Ranked(content, "nerve: yes"));
    }

    [Theory]
    [InlineData("true", 15, Urgency.Soon)]
    [InlineData("true", 5, Urgency.SelfCare)]
    [InlineData("false", 15, Urgency.SelfCare)]
    public void The_more_urgent_of_two_at_equal_rank_counts(string equal, int next, Urgency urgency)
    {
        var content = An.Content(
            An.Cause("a", 16, []), An.Cause("b", next, [], urgency: Urgency.Soon), An.Item("unused", "a", "b"),
            An.Ranking($$"""
                shrink: 1
                cap: 12
                groups: { one: [unused] }
                informative: { at-least: 0, items: [] }
                fit: { fits-best-share: 60, fits-best-lead: 2, could-be-share: 35, equal-rank: {{equal}} }

                """));

        var assessment = Triage.Assess(content, Answers.None);

        Assert.Equal(urgency, assessment.Urgency);
        Assert.Equal(urgency is Urgency.Soon, assessment.IsEqualRank);
    }

    [Fact]
    public void Evidence_that_another_answer_silences_speaks_neither_in_full_nor_as_a_weight()
    {
        var spasm = An.Cause("spasm", 7, ["cramp is yes: +11!"]);
        var content = An.Content(
            An.Item("walking", "stops", "eases", "not-sure"), An.Item("cramp", "yes", "no"), An.Cause("other", 1, []),
            spasm with { Yaml = spasm.Yaml.Replace("defining: true", "defining: true, unless: walking is stops", StringComparison.Ordinal) });

        Assert.Equal(18, Score(content, "spasm", "cramp: yes", "walking: eases"));
        Assert.Equal(18, Score(content, "spasm", "cramp: yes", "walking: not-sure"));
        Assert.Equal(7, Score(content, "spasm", "cramp: yes", "walking: stops"));
        Assert.Empty(Cause(content, "spasm", "cramp: yes", "walking: stops").For);
    }

    [Theory]
    [InlineData("press: sore", Urgency.Routine)]
    [InlineData("press: none", Urgency.Routine)]
    [InlineData("press: nerve", Urgency.Soon)]
    public void What_is_asked_after_the_result_may_raise_the_urgency_and_never_lowers_it(string reply, Urgency urgency)
    {
        var content = An.Content(
            An.Item("press", "sore", "nerve", "none"),
            An.Cause("knot", 10, ["press is sore: +9"]),
            An.Cause("sciatica", 12, [], urgency: Urgency.Routine),
            An.Cause("tumour", 5, ["press is nerve: +20"], urgency: Urgency.Soon),
            Ranking(groups: "{ one: [press] }", more: "after-result: [press]"));

        Assert.Equal(Urgency.Routine, Triage.Assess(content, Answers.None).Urgency);
        Assert.Equal(urgency, Triage.Assess(content, An.Answers(content, reply)).Urgency);
    }

    [Fact]
    public void What_cannot_apply_is_not_asked_and_counts_when_given_all_the_same()
    {
        var content = An.Content(
            An.Item("sex", "female", "male", "rather-not-say"),
            An.ItemWith("pregnancy", "one-of", ["no", "yes", "not-sure"], "hide-when: sex is male"),
            An.Item("cough", "yes", "no"),
            An.RedFlag("pregnant", Urgency.Soon, "pregnancy is yes"),
            An.RedFlag("coughing", Urgency.Routine, "cough is yes"));

        var male = An.Answers(content, "sex: male", "cough: no");
        Assert.Equal((true, 0), (Triage.Assess(content, male).Complete, Triage.Assess(content, male).Missing.Length));
        Assert.Contains(Triage.Assess(content, male).Excluded, flag => flag.Code.Value == "pregnant");
        Assert.Equal(Urgency.Soon, Triage.Assess(content, male.And(content, "pregnancy: yes")).Urgency);
        Assert.Equal(Urgency.Routine, Triage.Assess(content, male.And(content, "pregnancy: not-sure")).Urgency);
        Assert.Equal("pregnancy", Assert.Single(Triage.Assess(content, An.Answers(content, "sex: rather-not-say", "cough: no")).Missing).Value);
    }

    private static ClinicalContent Knots(string shares, decimal first, decimal next, string more = "") => An.Content(
        An.Family("knot", shares),
        An.Cause("a-knot", first, [], "family: knot"), An.Cause("b-knot", next, [], "family: knot"), An.Cause("other", 1, []),
        Ranking(groups: "{ one: [unused] }", more: more));

    private static string WithinSix(string order) => order.Replace("all: true", "all: true, within: 6", StringComparison.Ordinal);
}
