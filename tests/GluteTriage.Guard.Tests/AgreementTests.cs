using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Testing;

namespace GluteTriage.Guard.Tests;

/// <summary>The content and the guard were written from the same clinical tables, apart from each other, and say the same of everyone.</summary>
public sealed class AgreementTests
{
    private const int RandomTried = 20_000;
    private const int Seed = 20261124;

    [Fact]
    public void Everyone_at_the_edge_of_a_rule_is_judged_the_same_by_both()
    {
        var people = SmallestWays.Of(Shipped.Content).ToList();

        Assert.True(people.Count > 5_000, $"only {people.Count} people were made");
        AssertAgreement(people);
    }

    [Fact]
    public void Every_patient_of_the_vignettes_is_judged_the_same_by_both() =>
        AssertAgreement(Shipped.Release.Vignettes.Select(vignette => VignetteRun.AnswersOf(Shipped.Content, vignette)));

    [Fact]
    public void Random_people_are_judged_the_same_by_both()
    {
        var people = new RandomPeople(Shipped.Content, Seed);

        AssertAgreement(Enumerable.Range(0, RandomTried).Select(_ => people.Next()));
    }

    [Fact]
    public void Where_the_two_differ_the_more_urgent_is_told_and_every_difference_named()
    {
        var folder = Shipped.Folder.Edited("red-flags/dark-pee.yaml", "urgency: emergency", "urgency: routine");
        var content = ContentCompiler.Compile(folder).Release!.Clinical;
        var answers = Answers.None.With(new ItemCode("injury"), Reply.Read(content[new ItemCode("injury")], ["dark-pee"]) is Reply.Accepted(var pee) ? pee : null!);

        var (assessment, disagreements) = CheckedTriage.Assess(content, answers);

        Assert.Equal(new Disagreement(new RedFlagCode("dark-pee"), Urgency.Routine, Urgency.Emergency), Assert.Single(disagreements));
        Assert.Equal((Urgency.Emergency, Urgency.Emergency, false), (assessment.Urgency, assessment.UrgencyFromWarnings, assessment.ShowsCauses));
        Assert.Equal(Urgency.Routine, Engine.Triage.Assess(content, answers).Urgency);
    }

    [Fact]
    public void A_flag_the_guard_knows_nothing_of_still_counts_and_is_named()
    {
        var content = ContentCompiler.Compile(Shipped.Folder.Edited("red-flags/red-eye.yaml", "feeling-ill is red-eye", "morning-night is stiff30")).Release!.Clinical;
        var answers = Answers.None.With(new ItemCode("morning-night"), Reply.Read(content[new ItemCode("morning-night")], ["stiff30"]) is Reply.Accepted(var stiff) ? stiff : null!);

        var (assessment, disagreements) = CheckedTriage.Assess(content, answers);

        Assert.Equal(new Disagreement(new RedFlagCode("red-eye"), Urgency.SameDay, Urgency.SelfCare), Assert.Single(disagreements));
        Assert.Equal(Urgency.SameDay, assessment.Urgency);
    }

    [Fact]
    public void The_guard_references_nothing_but_the_runtime() => Assert.All(
        typeof(RedFlagGuard).Assembly.GetReferencedAssemblies(),
        reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [Fact]
    public void Every_red_flag_of_the_content_stands_in_the_guard_at_the_same_levels_and_no_other_does()
    {
        var content = Shipped.Content.RedFlags.SelectMany(flag => flag.Tiers.Select(tier => (flag.Code.Value, Level: (Level)tier.Urgency)));
        var guard = ClinicalTables.Rows.Select(row => (row.Flag, row.Level));

        Assert.Equal(content.Order(), guard.Order());
    }

    private static void AssertAgreement(IEnumerable<Answers> people)
    {
        var differing = people
            .Select(person => (Person: person, CheckedTriage.Assess(Shipped.Content, person).Disagreements))
            .Where(tried => !tried.Disagreements.IsEmpty)
            .SelectMany(tried => tried.Disagreements, (tried, difference) => (tried.Person, difference))
            .GroupBy(found => found.difference)
            .Select(group => $"{group.Key.Flag}: engine {group.Key.Engine.Code()}, guard {group.Key.Guard.Code()}, {group.Count()} times, for one "
                + string.Join("; ", group.First().Person.InOrder.Where(item => group.First().Person[item] is not null)
                    .Where(item => Shipped.Content[item].Harmless is not { } harmless || !group.First().Person[item]!.Has(harmless))
                    .Select(item => $"{item}: {group.First().Person[item]}")))
            .ToList();

        Assert.True(differing.Count == 0, string.Join("\n", differing));
    }
}
