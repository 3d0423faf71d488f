using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Guard.Tests;

/// <summary>The content and the guard were written from the same clinical tables, apart from each other, and say the same of everyone.</summary>
public sealed class AgreementTests
{
    /// <summary>Few of a day's own: <c>gt verify</c>, which is run every day as well, asks both about 40,000 people.</summary>
    [Fact]
    public void Random_people_are_judged_the_same_by_both()
    {
        var people = new RandomPeople(Shipped.Content, Sampling.Seed);

        AssertAgreement(Enumerable.Range(0, Sampling.Count(everyDay: 2_000, longRun: 1_000_000)).Select(_ => people.Next()));
    }

    [Fact]
    public void Where_the_two_differ_the_more_urgent_is_told_and_every_difference_named()
    {
        var folder = Shipped.Folder.Edited("red-flags/dark-pee.yaml", "urgency: emergency", "urgency: routine");
        var content = ContentCompiler.Compile(folder).Release!.Clinical;
        var answers = Answers.None.With(
            new ItemCode("injury"),
            Reply.Read(content[new ItemCode("injury")], ["dark-pee"]) is Reply.Accepted(var pee) ? pee : null!);

        var (assessment, disagreements) = CheckedTriage.Assess(content, answers);

        Assert.Equal(new Disagreement(new RedFlagCode("dark-pee"), Urgency.Routine, Urgency.Emergency), Assert.Single(disagreements));
        Assert.Equal((Urgency.Emergency, Urgency.Emergency, false), (assessment.Urgency, assessment.UrgencyFromWarnings, assessment.ShowsCauses));
        Assert.Equal(Urgency.Routine, Engine.Triage.Assess(content, answers).Urgency);
    }

    [Fact]
    public void A_flag_the_guard_knows_nothing_of_still_counts_and_is_named()
    {
        var content = ContentCompiler.Compile(
            Shipped.Folder.Edited("red-flags/red-eye.yaml", "feeling-ill is red-eye", "morning-night is stiff30")).Release!.Clinical;
        var answers = Answers.None.With(
            new ItemCode("morning-night"),
            Reply.Read(content[new ItemCode("morning-night")], ["stiff30"]) is Reply.Accepted(var stiff) ? stiff : null!);

        var (assessment, disagreements) = CheckedTriage.Assess(content, answers);

        Assert.Equal(new Disagreement(new RedFlagCode("red-eye"), Urgency.SameDay, Urgency.SelfCare), Assert.Single(disagreements));
        Assert.Equal(Urgency.SameDay, assessment.Urgency);
    }

    [Fact]
    public void The_guard_references_nothing_but_the_runtime() => Assert.All(
        typeof(RedFlagGuard).Assembly.GetReferencedAssemblies(),
        reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    private static void AssertAgreement(IEnumerable<Answers> people)
    {
        var differing = people
            .Select(person => (Person: person, CheckedTriage.Assess(Shipped.Content, person).Disagreements))
            .Where(tried => !tried.Disagreements.IsEmpty)
            .SelectMany(tried => tried.Disagreements, (tried, difference) => (tried.Person, difference))
            .GroupBy(found => found.difference)
            .Select(group => $"content/red-flags/{group.Key.Flag}.yaml demands {group.Key.Engine.Code()}, the guard {group.Key.Guard.Code()}, "
                + $"{group.Count()} times, for one: {Words(group.First().Person)}")
            .ToList();

        Assert.True(differing.Count == 0, string.Join("\n", differing)
            + "\nDecide from the clinical tables which is right; correct that file, or its lines in src/GluteTriage.Guard/ClinicalTables.cs.");
    }

    private static string Words(Answers person) => string.Join("; ", person.Items
        .Where(item => Shipped.Content[item].Harmless is not { } harmless || !person[item]!.Has(harmless))
        .Select(item => $"{item}: {person[item]}"));
}
