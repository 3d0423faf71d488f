using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>
/// Which lines of the inbox are wanted. Within a part any of the values does, and an empty part asks for nothing; every part has to hold.
/// What a part means stands in <see cref="InboxFilterParts"/>.
/// </summary>
public sealed record InboxFilter
{
    /// <summary>Every line there is.</summary>
    public static readonly InboxFilter Everything = new();

    /// <summary>What nobody has judged yet.</summary>
    public static readonly InboxFilter NeedsEyes = new() { Statuses = [ReviewStatus.New, ReviewStatus.Opened] };

    public ImmutableSortedSet<Urgency> Urgencies { get; init; } = [];

    public ImmutableSortedSet<ReviewStatus> Statuses { get; init; } = [];

    /// <summary>Codes of the cause ranked first.</summary>
    public ImmutableSortedSet<string> Causes { get; init; } = Codes;

    /// <summary>Codes of red flags, raised or not excluded.</summary>
    public ImmutableSortedSet<string> Flags { get; init; } = Codes;

    /// <summary>Codes of places of the body, on either side.</summary>
    public ImmutableSortedSet<string> Places { get; init; } = Codes;

    /// <summary>Content hashes.</summary>
    public ImmutableSortedSet<string> Releases { get; init; } = Codes;

    /// <summary>
    /// What the first reviewer said. Lines that still want a second reviewer are not found by it: who gives the second review must not
    /// learn the first one's verdict from a filter.
    /// </summary>
    public ImmutableSortedSet<Verdict> Verdicts { get; init; } = [];

    /// <summary>Arrived at this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Arrived before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only what whoever asks has taken on.</summary>
    public bool Mine { get; init; }

    /// <summary>Only what wants a second review and has none from whoever asks.</summary>
    public bool SecondWanted { get; init; }

    private static ImmutableSortedSet<string> Codes => ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Two filters are the same when they ask for the same, in whatever order it was said.</summary>
    public bool Equals(InboxFilter? other) => other is not null && InboxFilterParts.Key(this) == InboxFilterParts.Key(other);

    public override int GetHashCode() => InboxFilterParts.Key(this).GetHashCode(StringComparison.Ordinal);

    /// <summary>Codes only, for the audit trail.</summary>
    internal string Described() =>
        string.Join('&', InboxFilterParts.All
            .Select(part => (part.Name, Codes: string.Join(',', part.Codes(this).Select(code => code[..Math.Min(part.SaidAtMost, code.Length)]))))
            .Where(part => part.Codes.Length > 0)
            .Select(part => $"{part.Name}={part.Codes}")) is { Length: > 0 } said ? said : "all";
}

/// <summary>A place in the order of the inbox: most urgent first, then oldest, then by number. The next page begins after it.</summary>
public readonly record struct InboxPlaceInOrder(Urgency Urgency, DateTimeOffset ArrivedAt, long SessionId)
{
    public static InboxPlaceInOrder Of(InboxRow row) => new(row.Urgency, row.ArrivedAt, row.SessionId);
}
