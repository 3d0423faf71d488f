using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>One line of the inbox as it is shown. What a reviewer said is not in it: it would spoil a second, blinded review.</summary>
public sealed record InboxRow
{
    public required long SessionId { get; init; }

    public required DateTimeOffset ArrivedAt { get; init; }

    public required string Release { get; init; }

    public required Urgency Urgency { get; init; }

    /// <summary>Codes of the red flags raised, those at the highest level first as far as the stored result says it.</summary>
    public required ImmutableArray<string> Raised { get; init; }

    /// <summary>Codes of the red flags not excluded, in no order.</summary>
    public required ImmutableArray<string> NotExcluded { get; init; }

    /// <summary>Code of what the person said of their age, as the result counted it; null where they were not asked.</summary>
    public required string? Age { get; init; }

    /// <summary>The least age that may be, in years, by which lines are put in order.</summary>
    public required int AgeFrom { get; init; }

    /// <summary>Code of the family ranked first, or null.</summary>
    public required string? FirstCause { get; init; }

    /// <summary>Stored marks, the worst place first.</summary>
    public required ImmutableArray<string> Places { get; init; }

    public required ReviewStatus Status { get; init; }

    /// <summary>Account id of who has taken it on, or null.</summary>
    public required string? ClaimedBy { get; init; }

    public required bool Synthetic { get; init; }
}

/// <summary>A page of the inbox.</summary>
/// <param name="More">Whether lines follow.</param>
/// <param name="NeedsEyes">How many lines nobody has judged, by urgency, each counted to <see cref="Inbox.CountedTo"/> at most.</param>
public sealed record InboxListing(
    ImmutableArray<InboxRow> Rows, bool More, ImmutableSortedDictionary<Urgency, int> NeedsEyes)
{
    /// <summary>Where the next page begins; null where there is none.</summary>
    public InboxPlaceInOrder? Next { get; init; }
}
