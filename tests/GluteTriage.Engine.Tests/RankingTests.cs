using GluteTriage.Engine.Assessments;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

/// <summary>How answers become an order of causes, and the order becomes words.</summary>
public sealed partial class RankingTests
{
    [Fact]
    public void Points_of_a_group_are_capped_both_ways_and_their_sum_is_shrunk()
    {
        var content = An.Content(
            An.Item("a", "yes", "no"), An.Item("b", "yes", "no"), An.Item("c", "yes", "no"),
            An.Cause("x", 5, ["a is yes: +8", "b is yes: +8", "c is yes: -3", "a is no: -8", "b is no: -8"]),
            Ranking(shrink: "0.5", cap: 12, groups: "{ one: [a, b], two: [c] }"));

        Assert.Equal(5m + (0.5m * 8), Score(content, "x", "a: yes"));
        Assert.Equal(5m + (0.5m * (12 - 3)), Score(content, "x", "a: yes", "b: yes", "c: yes"));
        Assert.Equal(5m - (0.5m * 12), Score(content, "x", "a: no", "b: no"));
    }

    [Fact]
    public void A_group_may_have_a_cap_of_its_own()
    {
        var content = An.Content(
            An.Item("a", "yes", "no"), An.Item("b", "yes", "no"),
            An.Cause("x", 0, ["a is yes: +30", "b is yes: +30"]),
            Ranking(shrink: "1", cap: 12, groups: "{ one: [a], pocket: [b] }", more: "caps: { pocket: 20 }"));

        Assert.Equal(32m, Score(content, "x", "a: yes", "b: yes"));
    }

    [Fact]
    public void A_defining_feature_counts_in_full_after_cap_and_shrink()
    {
        var content = An.Content(
            An.Item("a", "yes", "no"), An.Item("b", "yes", "no"),
            An.Cause("x", 3, ["a is yes: +18!", "b is yes: +20"]),
            Ranking(shrink: "0.5", cap: 12, groups: "{ one: [a, b] }"));

        Assert.Equal(3m + 18 + (0.5m * 12), Score(content, "x", "a: yes", "b: yes"));
    }

    [Theory]
    [InlineData("a: plus4", "b: plus3", 4)]
    [InlineData("a: plus3", "b: plus4", 4)]
    [InlineData("a: plus3", "b: minus4", -4)]
    [InlineData("a: plus4", "b: minus4", 4)]
    [InlineData("a: minus4", "b: plus4", 4)]
    [InlineData("a: plus4", "b: plus4", 4)]
    [InlineData("a: plus4", "b: nothing", 4)]
    public void Of_two_items_that_say_the_same_the_larger_counts_and_the_positive_on_a_tie(string a, string b, int score)
    {
        string[] options = ["plus3", "plus4", "minus4", "nothing"];
        var content = An.Content(
            An.Item("a", options), An.Item("b", options),
            An.Cause("x", 0, [.. Weights("a"), .. Weights("b")]),
            Ranking(shrink: "1", cap: 12, groups: "{ one: [a, b] }", more: "larger-of: [[a, b]]"));

        Assert.Equal(score, Score(content, "x", a, b));

        static string[] Weights(string item) => [$"{item} is plus3: +3", $"{item} is plus4: +4", $"{item} is minus4: -4"];
    }

    [Fact]
    public void The_larger_of_two_is_chosen_cause_by_cause()
    {
        var content = An.Content(
            An.Item("a", "yes", "no"), An.Item("b", "yes", "no"),
            An.Cause("x", 0, ["a is yes: +4", "b is yes: +1"]), An.Cause("y", 0, ["a is yes: +1", "b is yes: +4"]),
            Ranking(shrink: "1", cap: 12, groups: "{ one: [a, b] }", more: "larger-of: [[a, b]]"));

        Assert.Equal(4, Score(content, "x", "a: yes", "b: yes"));
        Assert.Equal(4, Score(content, "y", "a: yes", "b: yes"));
        Assert.Equal("You said yes to a.", Assert.Single(Cause(content, "x", "a: yes", "b: yes").For).Text);
    }

    [Fact]
    public void A_place_marked_on_both_sides_counts_once()
    {
        var content = An.Content(
            An.Place("foot"), An.ItemWith("spread", "some-of", ["foot", "none"], "body-map: spread"),
            An.Cause("x", 0, ["spread is foot: +4"]));

        Assert.Equal(4, Score(content, "x", "spread: foot:left, foot:right"));
    }

    [Theory]
    [InlineData("wallet: no")]
    [InlineData("wallet: not-sure")]
    [InlineData(null)]
    public void A_cause_whose_need_is_not_met_is_excluded_and_stands_last_without_a_score(string? reply)
    {
        var content = An.Content(
            An.Item("wallet", "yes", "no", "not-sure"),
            An.Cause("a-wallet", 20, [], "needs: wallet is yes"), An.Cause("other", -10, []));

        var families = Triage.Assess(content, An.Answers(content, reply is null ? [] : [reply])).Families;

        Assert.Equal(["other", "a-wallet"], families.Select(family => family.Family.Code.Value));
        Assert.Null(families[1].Score);
        Assert.Equal(FitWord.Excluded, families[1].Fit);
        Assert.Equal(0, families[1].Share);
    }

    [Fact]
    public void A_family_takes_the_score_of_its_best_cause_and_never_their_sum()
    {
        var content = An.Content(
            An.Family("knot"),
            An.Cause("a-knot", 5, [], "family: knot"), An.Cause("b-knot", 9, [], "family: knot"), An.Cause("other", 8, []));

        var first = Triage.Assess(content, An.Answers(content)).Families[0];

        Assert.Equal(("knot", 9m), (first.Family.Code.Value, first.Score));
        Assert.Equal(["b-knot", "a-knot"], first.Causes.Select(cause => cause.Cause.Code.Value));
    }

    [Fact]
    public void Ties_stand_in_the_order_of_the_content()
    {
        var content = An.Content(An.Cause("b", 5, []), An.Cause("a", 5, []), An.Cause("c", 5, []));

        Assert.Equal(["a", "b", "c"], Ranked(content));
    }

    /// <summary>Two equal families have 50% each and a lead of 1, exactly; ten points make shares of 10 to 1.</summary>
    [Theory]
    [InlineData(50, 1, 35, FitWord.FitsBest)]
    [InlineData(51, 1, 35, FitWord.CouldBe)]
    [InlineData(50, 2, 35, FitWord.CouldBe)]
    [InlineData(60, 2, 50, FitWord.CouldBe)]
    [InlineData(60, 2, 51, FitWord.Unclear)]
    public void The_thresholds_of_the_fit_words_are_inclusive(int best, int lead, int could, FitWord word)
    {
        var content = An.Content(
            An.Cause("a", 10, []), An.Cause("b", 10, []),
            An.Ranking($$"""
                shrink: 1
                cap: 12
                groups: { one: [unused] }
                informative: { at-least: 0, items: [] }
                fit: { fits-best-share: {{best}}, fits-best-lead: {{lead}}, could-be-share: {{could}} }

                """));

        var families = Triage.Assess(content, An.Answers(content)).Families;

        Assert.Equal(word, families[0].Fit);
        Assert.Equal(word is FitWord.FitsBest ? FitWord.LessLikely : word, families[1].Fit);
    }

    [Fact]
    public void Shares_are_over_families_and_add_up_to_one()
    {
        var content = An.Content(An.Cause("a", 20, []), An.Cause("b", 10, []));

        var shares = Triage.Assess(content, An.Answers(content)).Families.Select(family => family.Share).ToArray();

        Assert.Equal(10 / 11d, shares[0], 9);
        Assert.Equal(1, shares.Sum(), 9);
    }

    [Fact]
    public void The_first_label_that_is_true_is_given()
    {
        var content = An.Content(
            An.Item("press", "own", "not-own", "not-sure"),
            An.Family("knot", """
                labels:
                  - { code: active, title: active, says: A test., when: press is own, sources: [judgement] }
                  - { code: latent, title: latent, says: A test., when: press is any of own, not-own, sources: [judgement] }
                """.Replace("press is any of own, not-own", "\"press is any of own, not-own\"", StringComparison.Ordinal)),
            An.Cause("a-knot", 1, [], "family: knot"));

        Assert.Equal("active", Label("press: own"));
        Assert.Equal("latent", Label("press: not-own"));
        Assert.Null(Label("press: not-sure"));

        string? Label(string reply) => Triage.Assess(content, An.Answers(content, reply)).Families[0].Label?.Code;
    }

    [Fact]
    public void With_fewer_informative_answers_than_asked_for_the_ranking_is_tentative()
    {
        var content = An.Content(
            An.Item("a", "yes", "not-sure"), An.Item("b", "yes", "not-sure"),
            An.Ranking("""
                shrink: 1
                cap: 12
                groups: { one: [a, b] }
                informative: { at-least: 2, items: [a, b] }
                fit: { fits-best-share: 60, fits-best-lead: 2, could-be-share: 35 }

                """));

        Assert.True(Triage.Assess(content, An.Answers(content, "a: yes", "b: not-sure")).Tentative);
        Assert.False(Triage.Assess(content, An.Answers(content, "a: yes", "b: yes")).Tentative);
    }

    [Fact]
    public void Reasons_stand_strongest_first_each_with_its_sentence_and_source()
    {
        var content = An.Content(
            An.Item("a", "yes", "no"), An.Item("b", "yes", "no"), An.Item("c", "yes", "no"), An.Item("d", "yes", "no"),
            An.Cause("x", 0, ["a is yes: +2", "b is yes: +5", "c is yes: -3", "d is yes: -7"]));

        var cause = Cause(content, "x", "a: yes", "b: yes", "c: yes", "d: yes");

        Assert.Equal(["You said yes to b.", "You said yes to a."], cause.For.Select(reason => reason.Text));
        Assert.Equal(["You said yes to d.", "You said yes to c."], cause.Against.Select(reason => reason.Text));
        Assert.All(cause.For.Concat(cause.Against), reason => Assert.Equal("R1", Assert.Single(reason.Evidence.Sources).Value));
    }

    [Fact]
    public void Equally_strong_reasons_stand_in_asking_order_and_a_cause_may_say_it_in_its_own_words()
    {
        var content = An.Content(
            An.Item("a", "yes", "no"), An.Item("b", "yes", "no"),
            An.Cause("x", 0, ["b is yes: +2", "a is yes: +2"]),
            An.Cause("y", 0, [], "") with
            {
                Yaml = An.Cause("y", 0, []).Yaml.Replace(
                    "evidence: []",
                    "evidence:\n  - { when: a is yes, points: 1, because: It points to y., sources: [R1] }",
                    StringComparison.Ordinal),
            });

        Assert.Equal(
            ["You said yes to a.", "You said yes to b."],
            Cause(content, "x", "a: yes", "b: yes").For.Select(reason => reason.Text));
        Assert.Equal("It points to y.", Assert.Single(Cause(content, "y", "a: yes").For).Text);
    }

    [Fact]
    public void An_unanswered_or_uncertain_item_weighs_nothing()
    {
        var content = An.Content(An.Item("a", "yes", "no", "not-sure"), An.Cause("x", 3, ["a is yes: +5", "a is no: -5"]));

        Assert.Equal(3, Score(content, "x"));
        Assert.Equal(3, Score(content, "x", "a: not-sure"));
    }

    [Fact]
    public void A_hidden_items_old_answer_weighs_nothing()
    {
        var content = An.Content(
            An.Item("a", "yes", "no"), An.ItemWith("b", "one-of", ["yes", "no"], "ask-when: a is yes"),
            An.Cause("x", 0, ["b is yes: +5"]));

        Assert.Equal(0, Score(content, "x", "a: no", "b: yes"));
        Assert.Empty(Cause(content, "x", "a: no", "b: yes").For);
    }

    private static An.Part Ranking(string shrink = "1", int cap = 100, string groups = "{}", string more = "") => An.Ranking($$"""
        shrink: {{shrink}}
        cap: {{cap}}
        groups: {{groups}}
        informative: { at-least: 0, items: [] }
        fit: { fits-best-share: 60, fits-best-lead: 2, could-be-share: 35 }
        {{more}}

        """);

    private static string Order(string lift, string above, string when, string all = "true") =>
        $"ordering: [{{ code: order, lift: {lift}, above: {above}, all: {all}, beside: [], when: {when}, tell-the-person: A test., sources: [judgement] }}]";

    private static string[] Ranked(ClinicalContent content, params string[] replies) =>
        [.. Triage.Assess(content, An.Answers(content, replies)).Families.Select(family => family.Family.Code.Value)];

    private static RankedCause Cause(ClinicalContent content, string code, params string[] replies) =>
        Triage.Assess(content, An.Answers(content, replies)).Families
            .SelectMany(family => family.Causes).Single(cause => cause.Cause.Code.Value == code);

    private static decimal? Score(ClinicalContent content, string code, params string[] replies) => Cause(content, code, replies).Score;
}
