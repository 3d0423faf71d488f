namespace GluteTriage.Sessions.Insights;

/// <summary>Which sessions are summed.</summary>
/// <param name="FromDay">The first day, of when they began.</param>
/// <param name="ToDay">The last day, inclusive.</param>
/// <param name="Release">Content hash; null for all.</param>
/// <param name="Device">Code of the class of device; null for all.</param>
public sealed record InsightsFilter(int FromDay, int ToDay, string? Release, string? Device)
{
    /// <summary>Up to this many days are shown one by one, more by weeks.</summary>
    private const int DaysOneByOne = 31;

    private const int DaysOfWeek = 7;

    /// <summary>The stretches of days that are shown, each with its first and its last day; weeks are counted from the first day.</summary>
    public IReadOnlyList<(int From, int To)> Periods()
    {
        var length = ToDay - FromDay < DaysOneByOne ? 1 : DaysOfWeek;
        return
        [
            .. Enumerable.Range(0, ((ToDay - FromDay) / length) + 1)
                .Select(i => (FromDay + (i * length), Math.Min(ToDay, FromDay + (i * length) + length - 1))),
        ];
    }
}

/// <summary>
/// The rows of the tables, which must not depend on who used the tool: a row that appears with its first session would count it.
/// </summary>
/// <param name="Groups">Codes of what causes are grouped by.</param>
/// <param name="GroupOf">The group of a stored cause; null where it is none of these.</param>
/// <param name="Items">Codes of the items in asking order.</param>
/// <param name="Releases">Content hashes.</param>
public sealed record InsightsRows(
    IReadOnlyList<string> Groups, Func<string, string?> GroupOf, IReadOnlyList<string> Items, IReadOnlyList<string> Releases)
{
    /// <summary>Row of the causes that are in no group.</summary>
    public const string Other = "other";

    /// <summary>Row of those who left before the first reply.</summary>
    public const string BeforeTheFirst = Measure.NoCode;

    public static readonly IReadOnlyList<string> Devices = ["phone", "tablet", "desktop", TriageSession.UnknownDevice];
}
