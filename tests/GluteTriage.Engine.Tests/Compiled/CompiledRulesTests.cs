using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Content.SecondEntry;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Compiled;
using GluteTriage.Engine.Explanations;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Verification.Diagrams;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests.Compiled;

/// <summary>The compiled rules conclude what the specification concludes.</summary>
public sealed class CompiledRulesTests
{
    private static readonly int RandomTried = Sampling.Count(everyDay: 5_000, longRun: 200_000);
    private static readonly int Seed = Sampling.Seed;
    private static readonly ClinicalContent Content = Shipped.Content;
    private static readonly CompiledRules Rules = new(Content);

    [Fact]
    public void Every_rule_of_the_red_flags_is_proved_equal_to_its_criterion()
    {
        var diagram = new Diagram();

        Assert.All(Rules.FlagRules, compiled => AssertEqual(diagram, Content.RedFlags[compiled.Flag].Tiers[compiled.Tier].When, compiled.Rule));
        Assert.Equal(Content.RedFlags.Sum(flag => flag.Tiers.Length), Rules.FlagRules.Count());
    }

    [Fact]
    public void Every_other_rule_is_proved_equal_to_its_criterion_once_compiled()
    {
        var diagram = new Diagram();
        var criteria = Content.Causes.Select(cause => cause.Needs).OfType<Criterion>()
            .Concat(Content.Causes.SelectMany(cause => cause.MoreUrgent).Select(more => more.When))
            .Concat(Content.Ranking.Ordering.Select(rule => rule.When))
            .Concat(Content.Floors.Select(floor => floor.When).Where(when => when is not Criterion.FewerInformative))
            .Concat(Content.Items.SelectMany(item => item.Options).Select(option => option.LeavesOpen?.Unless).OfType<Criterion>())
            .Concat(Content.Items.Select(item => item.AskWhen).OfType<Criterion>().SelectMany(AnswersOnly))
            .ToList();

        Assert.True(criteria.Count > 20, $"only {criteria.Count} rules");
        Assert.All(criteria, criterion => AssertEqual(diagram, criterion, BitRule.Of(Rules.Bits, criterion)));
    }

    [Fact]
    public void Random_people_get_the_same_conclusions()
    {
        var people = new RandomPeople(Content, Seed);

        Assert.All(Enumerable.Range(0, RandomTried).Select(_ => people.Next()), AssertSame);
    }

    [Fact]
    public void The_people_of_the_vignettes_get_the_same_conclusions() =>
        Assert.All(Shipped.Release.Vignettes.Select(vignette => VignetteRun.AnswersOf(Content, vignette)), AssertSame);

    [Fact]
    public void How_soon_many_people_are_told_is_what_each_of_them_is_told()
    {
        var urgencyOf = Triage.UrgencyOfMany(Content);

        Assert.All(
            Shipped.Release.Vignettes.Select(vignette => VignetteRun.AnswersOf(Content, vignette)),
            person => Assert.Equal(Triage.Assess(Content, person).Urgency, urgencyOf(person)));
    }

    [Fact]
    public void How_soon_is_told_of_a_release_too_large_to_be_compiled_too()
    {
        var items = Enumerable.Range(0, 65).Select(number => An.Item($"item-{number}", "no", "yes"));
        var content = An.Content([.. items, An.RedFlag("last", Urgency.SameDay, "item-64 is yes"), An.Cause("knot", 1, [])]);

        Assert.Throws<NotSupportedException>(() => new CompiledRules(content));
        Assert.Equal(Urgency.SameDay, Triage.UrgencyOfMany(content)(An.Answers(content, "item-64: yes")));
    }

    [Fact]
    public void A_rule_compiled_wrongly_would_be_seen()
    {
        var other = ContentCompiler.Compile(
            Shipped.Folder.Edited("red-flags/dark-pee.yaml", "when: injury is dark-pee", "when: injury is major")).Release!.Clinical;
        var person = SmallestWays.Of(Content).First(person => person[new ItemCode("injury")]!.ToString() == "dark-pee");
        var rules = new CompiledRules(other);
        var evaluation = rules.NewEvaluation();
        rules.Evaluate(rules.Pack(person), evaluation);

        Assert.Contains("red flag dark-pee", Comparing.Differences(Content, person, evaluation));
    }

    [Fact]
    public void Sixty_four_items_are_as_good_as_one()
    {
        var items = Enumerable.Range(0, 64).Select(number => An.Item($"item-{number}", "no", "yes"));
        var content = An.Content([.. items, An.RedFlag("last", Urgency.Soon, "item-63 is yes"), An.Cause("knot", 1, [])]);
        var person = An.Answers(content, "item-63: yes");
        var rules = new CompiledRules(content);
        var evaluation = rules.NewEvaluation();
        rules.Evaluate(rules.Pack(person), evaluation);

        Assert.Empty(Comparing.Differences(content, person, evaluation));
    }

    [Fact]
    public void Points_beyond_what_the_lanes_hold_are_left_to_the_specification()
    {
        var items = Enumerable.Range(0, 8).Select(number => An.Item($"item-{number}", "no", "yes"));
        var content = An.Content(
            [.. items, An.Cause("knot", 5, [.. Enumerable.Range(0, 8).Select(number => $"item-{number} is yes: +20!")]), An.Cause("hip", 8, [])]);
        var person = An.Answers(content, "item-0: no");

        Assert.Throws<NotSupportedException>(() => new CompiledRules(content));
        Assert.Equal("knot", Assert.Single(WhatWouldChange.Of(content, person, Triage.Assess(content, person)).OtherFirst).First!.Code.Value);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var people = new RandomPeople(Content, Seed);
        var packed = Enumerable.Range(0, 100).Select(_ => Rules.Pack(people.Next())).ToArray();
        var evaluation = Rules.NewEvaluation();
        Array.ForEach(packed, person => Rules.Evaluate(person, evaluation));

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var person in packed)
        {
            Rules.Evaluate(person, evaluation);
            Rules.Explain(evaluation);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void The_answers_for_and_against_a_cause_are_those_the_specification_gives()
    {
        var people = new RandomPeople(Content, Seed + 1);
        var evaluation = Rules.NewEvaluation();
        for (var tried = 0; tried < 500; tried++)
        {
            var person = people.Next();
            Rules.Evaluate(Rules.Pack(person), evaluation);
            Rules.Explain(evaluation);
            foreach (var ranked in Triage.Assess(Content, person).Families.SelectMany(family => family.Causes))
            {
                var cause = Content.Causes.IndexOf(ranked.Cause);
                Assert.Superset(ranked.For.Select(Bit).ToHashSet(), OptionBits.Bits(evaluation.For[cause]).ToHashSet());
                Assert.Superset(ranked.Against.Select(Bit).ToHashSet(), OptionBits.Bits(evaluation.Against[cause]).ToHashSet());
            }
        }

        static int Bit(Reason reason) => Rules.Bits.BitOf(reason.Evidence.Item, reason.Evidence.Option);
    }

    /// <summary>The parts of a skip rule that do not look at an urgency.</summary>
    private static IEnumerable<Criterion> AnswersOnly(Criterion criterion) => criterion switch
    {
        Criterion.All(var of) => of.SelectMany(AnswersOnly),
        Criterion.UrgencyBelow => [],
        _ => [criterion],
    };

    private static void AssertEqual(Diagram diagram, Criterion criterion, BitRule rule) => Assert.Equal(
        Meaning(diagram, criterion, sure: true),
        rule.Fold((bit, these) => Variable(diagram, bit, these), diagram.Any, diagram.All, diagram.Not, (count, of) => AtLeast(diagram, count, of)));

    /// <summary>Where the criterion is true, with two variables for each option: it is sure, and it is possible.</summary>
    private static int Meaning(Diagram diagram, Criterion criterion, bool sure) => criterion switch
    {
        Criterion.Is(var item, var options) => diagram.Any(options.Select(option => Variable(diagram, Rules.Bits.BitOf(item, option), sure))),
        Criterion.Any(var of) => diagram.Any(of.Select(part => Meaning(diagram, part, sure))),
        Criterion.All(var of) => diagram.All(of.Select(part => Meaning(diagram, part, sure))),
        Criterion.None(var of) => diagram.Not(diagram.Any(of.Select(part => Meaning(diagram, part, !sure)))),
        Criterion.AtLeast(var count, var of) => AtLeast(diagram, count, of.Select(part => Meaning(diagram, part, sure))),
        _ => throw new NotSupportedException(),
    };

    private static int Variable(Diagram diagram, int bit, bool sure) => diagram.Variable((2 * bit) + (sure ? 0 : 1));

    private static int AtLeast(Diagram diagram, int count, IEnumerable<int> of)
    {
        var parts = of.ToArray();
        return Choose(0, count);

        int Choose(int from, int left) =>
            left == 0 ? Diagram.True
            : parts.Length - from < left ? Diagram.False
            : diagram.Or(diagram.And(parts[from], Choose(from + 1, left - 1)), Choose(from + 1, left));
    }

    private static void AssertSame(Answers person)
    {
        var evaluation = Rules.NewEvaluation();
        Rules.Evaluate(Rules.Pack(person), evaluation);

        Assert.Empty(Comparing.Differences(Content, person, evaluation));
    }
}
