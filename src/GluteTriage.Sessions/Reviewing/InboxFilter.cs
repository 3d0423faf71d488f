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

    /// <summary>Numbers of sessions: only these.</summary>
    public ImmutableSortedSet<long> Sessions { get; init; } = [];

    /// <summary>Words of a search: each of them has to be of a red flag, the first cause or a place of the line.</summary>
    public ImmutableSortedSet<InboxWord> Words { get; init; } = ImmutableSortedSet.Create(InboxWord.InOrder);

    /// <summary>What comes first. It narrows nothing, and an export goes along the numbers whatever it is.</summary>
    public InboxOrder Order { get; init; }

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

/// <summary>A word of a search, and the codes it may stand for; none, and no line has it. It is its letters that are told and compared.</summary>
/// <param name="Text">As it is compared: small letters.</param>
public sealed record InboxWord(string Text, ImmutableArray<string> Flags, ImmutableArray<string> Causes, ImmutableArray<string> Places)
{
    public static readonly IComparer<InboxWord> InOrder =
        Comparer<InboxWord>.Create((one, other) => StringComparer.Ordinal.Compare(one.Text, other.Text));

    /// <summary>How many codes it may stand for.</summary>
    internal int Count => Flags.Length + Causes.Length + Places.Length;
}

/// <summary>What comes first in the inbox. Lines that are alike in it are in the order of their numbers, so that a page follows the one before.</summary>
public enum InboxOrder
{
    /// <summary>Most urgent first, then whoever has waited longest.</summary>
    Urgent = 0,

    /// <summary>Whatever has to be judged soonest by the targets of the site, overdue before all.</summary>
    Due = 1,

    /// <summary>Whoever has waited longest, however urgent.</summary>
    Longest = 2,

    /// <summary>The latest to arrive.</summary>
    Newest = 3,

    /// <summary>The oldest people, then whoever has waited longest; whoever did not say how old they are comes last.</summary>
    Oldest = 4,
}

/// <summary>A place in the list, whatever its order: the next page begins after it.</summary>
/// <param name="Age">As on the line; only in the order by it does it matter.</param>
public readonly record struct InboxPlaceInOrder(Urgency Urgency, DateTimeOffset ArrivedAt, long SessionId, int Age = InboxLine.AgeUnknown)
{
    public static InboxPlaceInOrder Of(InboxRow row) => new(row.Urgency, row.ArrivedAt, row.SessionId, row.AgeFrom);
}
