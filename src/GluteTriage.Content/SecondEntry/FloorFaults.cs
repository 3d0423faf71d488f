using GluteTriage.Content.Authoring;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Guard;

namespace GluteTriage.Content.SecondEntry;

/// <summary>The floors: the content as the engine judges it against <see cref="RedFlagGuard.Floors"/>, one complaint a floor.</summary>
internal static class FloorFaults
{
    private const string DiffersCheck = "Floor differs from the guard";

    /// <param name="people">Whom both judge.</param>
    public static IEnumerable<FileFault> Of(ClinicalContent content, IReadOnlyCollection<Answers> people, ContentLines lines)
    {
        var written = content.Floors.Where(floor => floor.Code is not RedFlagGuard.CountedFloor)
            .ToDictionary(floor => floor.Code, floor => (Level)floor.Urgency);
        var guarded = RedFlagGuard.FloorLevels.ToDictionary(floor => floor.Flag, floor => floor.Level);
        var differing = people.SelectMany(person => Differing(content, person), (person, floor) => (Person: person, Floor: floor)).ToLookup(each => each.Floor);
        return written.Keys.Union(guarded.Keys)
            .Where(floor => differing.Contains(floor) || !written.TryGetValue(floor, out var one) || !guarded.TryGetValue(floor, out var other) || one != other)
            .Select(floor => lines.Fault("urgencies.yaml", text => text.Trim() == $"- code: {floor}", DiffersCheck,
                $"The floor '{floor}' {Level(written, floor)} in the content and {Level(guarded, floor)} in the guard."
                    + (differing[floor].FirstOrDefault() is { Person: { } person }
                        ? $" It holds for one and not for the other in {differing[floor].Count()} of {people.Count} people tried, for example:"
                            + $"\n      {PersonInWords.Of(content, person)}"
                        : ""),
                "Decide from the clinical tables which of the two is right. Correct this file, or have "
                    + $"{ContentLines.GuardFolder}/{RedFlagGuard.FloorsFileName} changed, from the clinical tables and not from this file."));
    }

    /// <returns>The floors that hold for this person for one of the two only.</returns>
    public static IEnumerable<string> Differing(ClinicalContent content, Answers person)
    {
        var settled = Interview.Settle(content, person);
        var holding = content.Floors.Where(floor => floor.Code is not RedFlagGuard.CountedFloor && floor.Holds(settled))
            .Select(floor => floor.Code).ToHashSet();
        holding.SymmetricExceptWith(RedFlagGuard.Floors(CheckedTriage.AsGiven(person)).Select(floor => floor.Flag));
        return holding;
    }

    private static string Level(Dictionary<string, Level> levels, string floor) =>
        levels.TryGetValue(floor, out var level) ? $"gives at least {((Urgency)level).Code()}" : "is not there";
}
