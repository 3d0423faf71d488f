using GluteTriage.Content.Authoring;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Guard;

namespace GluteTriage.Content.SecondEntry;

/// <summary>What differs in who is asked, told to whoever changes the content: one complaint an item.</summary>
internal static class AskingFaults
{
    private const string AskedCheck = "Asked otherwise";
    private const string MissingCheck = "Second entry names what is not there";

    /// <param name="people">Of <see cref="WhoIsAsked.People"/>; none where these cannot be made, which is a complaint of its own.</param>
    public static IEnumerable<FileFault> Of(ClinicalContent content, IEnumerable<Answers> people, ContentLines lines) =>
        WhoIsAsked.Missing(content).Select(NotThere).Concat(people
            .SelectMany(person => WhoIsAsked.Differences(content, person), (person, item) => (person, item))
            .GroupBy(found => found.item, found => found.person)
            .Select(found => AskedOtherwise(content, found.Key.Value, [.. found], lines)));

    private static FileFault NotThere(string item) => ContentLines.GuardFault(
        $"{nameof(ClinicalPeople)}.cs", 0, null, MissingCheck,
        $"Whom the content and the second entry of who is asked are compared on answers the item '{item}', which the content does not have.",
        "If the item was renamed or taken out on purpose, write so here and in ClinicalAsking.cs. If not, put it back.");

    private static FileFault AskedOtherwise(ClinicalContent content, string item, IReadOnlyList<Answers> people, ContentLines lines) => lines.Fault(
        $"items/{item}.yaml", text => text.StartsWith("ask-when:", StringComparison.Ordinal) || text.StartsWith("ask-again:", StringComparison.Ordinal),
        AskedCheck,
        $"The item '{item}' is asked of other people here than in the second entry, {ContentLines.GuardFolder}/{nameof(ClinicalAsking)}.cs: "
        + $"{people.Count} people differ, for example:\n      {PersonInWords.Of(content, people[0])}",
        "Decide from the clinical tables which of the two is right. Correct the rule here (or that of its section, in questionnaire.yaml), or have the "
        + $"line \"{item}\" there changed, from the clinical tables and not from this file.");
}
