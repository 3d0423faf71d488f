using System.Collections.Immutable;

namespace GluteTriage.Guard;

/// <summary>What one red flag demands.</summary>
/// <param name="Flag">Its code, e.g. <c>saddle-numbness</c>.</param>
/// <param name="Demands">Above self-care.</param>
public readonly record struct Demand(string Flag, Level Demands);

/// <summary>One level the guard's tables give a red flag.</summary>
/// <param name="Line">Its line in <see cref="RedFlagGuard.TablesFileName"/>, counted from 1.</param>
public readonly record struct GuardedLevel(string Flag, Level Level, int Line);

/// <summary>
/// The red flags a second time: written from the clinical tables, sharing no code, data or words with the engine. Where the two differ
/// one of them is wrong, and the higher urgency is the safe one.
/// </summary>
public static class RedFlagGuard
{
    /// <summary>The file of the tables.</summary>
    public const string TablesFileName = "ClinicalTables.cs";

    /// <summary>Every level of every red flag the tables have, in the order of the file.</summary>
    public static IEnumerable<GuardedLevel> Levels => ClinicalTables.Rows.Select(row => new GuardedLevel(row.Flag, row.Level, row.Line));

    /// <summary>
    /// What each red flag demands: the level of its highest row that holds, or one step less than a row that only "not sure" keeps from
    /// holding. Items not asked count as "no".
    /// </summary>
    /// <returns>The flags that demand anything, in alphabetical order.</returns>
    public static ImmutableArray<Demand> Judge(IReadOnlyCollection<GivenAnswer> answers)
    {
        var (certain, possible) = Told.Of(answers);
        var demands = new SortedDictionary<string, Level>(StringComparer.Ordinal);
        foreach (var row in ClinicalTables.Rows)
        {
            var level = row.Holds(certain) ? row.Level : row.Holds(possible) ? row.Level - 1 : Level.SelfCare;
            if (level > demands.GetValueOrDefault(row.Flag))
            {
                demands[row.Flag] = level;
            }
        }

        return [.. demands.Select(pair => new Demand(pair.Key, pair.Value))];
    }

    /// <summary>The file of the floors.</summary>
    public const string FloorsFileName = "ClinicalTables.Floors.cs";

    /// <inheritdoc cref="ClinicalTables.CountedFloor"/>
    public const string CountedFloor = ClinicalTables.CountedFloor;

    /// <summary>Every floor the tables have but the counted one, in the order of the file.</summary>
    public static IEnumerable<GuardedLevel> FloorLevels => ClinicalTables.Floors.Select(row => new GuardedLevel(row.Flag, row.Level, row.Line));

    /// <summary>The floors that hold for certain; "not sure" holds none, but where it is a sign itself.</summary>
    public static IEnumerable<Demand> Floors(IReadOnlyCollection<GivenAnswer> answers)
    {
        var (certain, _) = Told.Of(answers);
        return ClinicalTables.Floors.Where(row => row.Holds(certain)).Select(row => new Demand(row.Flag, row.Level));
    }

    /// <summary>The most urgent of what the flags demand; self-care where none does.</summary>
    public static Level Highest(IReadOnlyCollection<GivenAnswer> answers) =>
        Judge(answers).Select(demand => demand.Demands).DefaultIfEmpty().Max();
}
