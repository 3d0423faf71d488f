using System.Collections.Immutable;
using System.Globalization;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>A row as the query of the inbox gives it: the counts, and a line unless there is none.</summary>
internal sealed class InboxRead
{
    public int Count0 { get; init; }

    public int Count1 { get; init; }

    public int Count2 { get; init; }

    public int Count3 { get; init; }

    public int Count4 { get; init; }

    public long? SessionId { get; init; }

    public long? ArrivedAt { get; init; }

    public string? Release { get; init; }

    public int? Urgency { get; init; }

    public string? Raised { get; init; }

    public string? NotExcluded { get; init; }

    public string? Levels { get; init; }

    public string? Age { get; init; }

    public int? AgeFrom { get; init; }

    public string? FirstCause { get; init; }

    public string? Places { get; init; }

    public int? Status { get; init; }

    public string? ClaimedBy { get; init; }

    public int? Synthetic { get; init; }

    public InboxRow ToRow() => new()
    {
        SessionId = SessionId!.Value,
        ArrivedAt = DateTimeOffset.FromUnixTimeMilliseconds(ArrivedAt!.Value),
        Release = Release!,
        Urgency = (Urgency)Urgency!.Value,
        Raised = [.. Codes(Raised).OrderByDescending(LevelOf).ThenBy(flag => flag, StringComparer.Ordinal)],
        NotExcluded = Codes(NotExcluded),
        Age = Age,
        AgeFrom = AgeFrom!.Value,
        FirstCause = FirstCause,
        Places = [.. Places!.Split(',', StringSplitOptions.RemoveEmptyEntries)],
        Status = (ReviewStatus)Status!.Value,
        ClaimedBy = ClaimedBy,
        Synthetic = Synthetic == 1,
    };

    /// <returns>The level a raised flag has on the line, or in the stored result; null where neither says.</returns>
    private Urgency? LevelOf(string flag) => Codes(Levels)
        .Where(level => level.StartsWith(flag + ':', StringComparison.Ordinal))
        .Select(level => level[(flag.Length + 1)..])
        .Select(level => int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (Urgency)number : Urgencies.Find(level))
        .Max();

    /// <summary>There are few different codes, and one "not sure" can leave twenty flags open: each open page would hold them all again.</summary>
    private static ImmutableArray<string> Codes(string? joined) =>
        [.. (joined ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(string.Intern)];
}
