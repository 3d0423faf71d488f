using GluteTriage.Engine.Assessments;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>How far clinicians are with a session. Stored by number.</summary>
public enum ReviewStatus
{
    New = 0,
    Opened = 1,
    Reviewed = 2,
    Closed = 3,
}

/// <summary>
/// What the inbox lists and filters of a session that has a result: read off the latest result in the transaction that stores it, so
/// that a million sessions can be searched without reading one. Only sessions whose people agreed have a line.
/// </summary>
public sealed class InboxLine
{
    /// <summary>What <see cref="Age"/> is where nobody said.</summary>
    public const int AgeUnknown = -1;

    public required long SessionId { get; init; }

    /// <summary>When the session first had a result; later results do not move it.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>How many replies the result was computed from.</summary>
    public required int Revision { get; set; }

    public required string Release { get; set; }

    public required Urgency Urgency { get; set; }

    /// <summary>How many red flags were raised.</summary>
    public required int Raised { get; set; }

    /// <summary>How many red flags could not be excluded.</summary>
    public required int NotExcluded { get; set; }

    /// <summary>Code of the cause the person saw first; null where they were shown none.</summary>
    public required string? FirstCause { get; set; }

    /// <summary>The least age the person may have, in years, for the order by it; <see cref="AgeUnknown"/> where they did not say.</summary>
    public int Age { get; set; } = AgeUnknown;

    /// <summary>
    /// What was said of age, as its option is coded: <c>35-49</c>. Null where the question has no answer, and on lines of before this was kept, whose band
    /// stands in the answers alone.
    /// </summary>
    public string? AgeBand { get; set; }

    /// <summary>Every place marked on the body map, as stored marks with commas, the worst first: <c>deep-mid:left,foot:left</c>.</summary>
    public required string Places { get; set; }

    public required ReviewStatus Status { get; set; }

    /// <summary>Account id of who has taken the session on; null while it is free.</summary>
    public required string? ClaimedBy { get; set; }

    public required DateTimeOffset? ClaimedAt { get; set; }

    /// <returns>Account id of who has it; null while it is free, or the claim has ended by itself.</returns>
    public string? HolderAt(DateTimeOffset now) => ClaimedAt is { } at && now - at <= ReviewLog.ClaimLasts ? ClaimedBy : null;

    /// <summary>What the first reviewer said last; null before the first review.</summary>
    public required Verdict? Verdict { get; set; }

    /// <summary>Drawn for a second, blinded review that has not been given yet.</summary>
    public required bool SecondWanted { get; set; }

    /// <summary>Everything it is filtered by, in one number; see <see cref="InboxMarks"/>.</summary>
    public required long Marks { get; set; }

    /// <summary>Made up by <c>gt demo</c>.</summary>
    public required bool Synthetic { get; init; }
}

/// <summary>One red flag of a line, for the filter.</summary>
public sealed class InboxFlag
{
    public required long SessionId { get; init; }

    /// <summary>Code of the red flag.</summary>
    public required string Flag { get; init; }

    /// <summary>True when raised, false when not excluded.</summary>
    public required bool Raised { get; init; }

    /// <summary>The highest level it is raised at; null where it is not, and of before this was kept, when only the result says it.</summary>
    public Urgency? Level { get; init; }

    /// <summary>As on the line, so that one index gives flag and order.</summary>
    public required Urgency Urgency { get; init; }

    public required DateTimeOffset ArrivedAt { get; init; }

    public required long Marks { get; init; }
}

/// <summary>One place of the body of a line, without its side, for the filter.</summary>
public sealed class InboxPlace
{
    public required long SessionId { get; init; }

    /// <summary>Code of the place.</summary>
    public required string Place { get; init; }

    /// <summary>As on the line, so that one index gives place and order.</summary>
    public required Urgency Urgency { get; init; }

    public required DateTimeOffset ArrivedAt { get; init; }

    public required long Marks { get; init; }
}
