using GluteTriage.Engine.Assessments;

namespace GluteTriage.Sessions;

/// <summary>One line of the clinicians' list.</summary>
public sealed record ListedSession
{
    /// <summary>
    /// Also the place in the list: pass the last line's to <see cref="SessionLog.ListAsync"/> for the next page.
    /// </summary>
    public required long Id { get; init; }

    public required string Release { get; init; }

    public required string Region { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset LastAnsweredAt { get; init; }

    /// <summary>How many replies are stored.</summary>
    public required int Revision { get; init; }

    /// <summary>The urgency of the latest result the person saw; null while there is none.</summary>
    public required Urgency? Urgency { get; init; }

    /// <summary>
    /// How many replies that result was computed from; lower than <see cref="Revision"/> when some came after.
    /// </summary>
    public required int? UrgencyAtRevision { get; init; }
}
