using GluteTriage.Content.Authoring;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Guard;

namespace GluteTriage.Content.SecondEntry;

/// <summary>What differs in what comes first, told to whoever changes the content: one complaint a clinical rule.</summary>
internal static class OrderingFaults
{
    private const string OrderedCheck = "Ordered otherwise";

    public static IEnumerable<FileFault> Of(ClinicalContent content, IEnumerable<Answers> people, ContentLines lines) => people
        .SelectMany(person => WhoComesFirst.Broken(content, person), (person, rule) => (person, rule))
        .GroupBy(found => found.rule, found => found.person)
        .Select(found => OrderedOtherwise(content, found.Key, [.. found], lines));

    private static FileFault OrderedOtherwise(ClinicalContent content, string rule, IReadOnlyList<Answers> people, ContentLines lines) => lines.Fault(
        "ranking.yaml", text => text.StartsWith("ordering:", StringComparison.Ordinal),
        OrderedCheck,
        $"What comes first breaks a clinical rule, {rule}: {people.Count} people are shown so, for example:\n      {PersonInWords.Of(content, people[0])}",
        "Correct the ordering rules here, or the `needs` or urgency of the cause that comes first. If the clinical rule itself changed, have "
        + $"{ContentLines.GuardFolder}/{nameof(ClinicalOrder)}.cs changed, from the clinical tables and not from this file.");
}
