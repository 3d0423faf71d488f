namespace GluteTriage.Sessions;

/// <summary>How long sessions are kept, counted from when they began. Both figures rest on judgement.</summary>
public sealed record RetentionPeriods
{
    /// <summary>
    /// For sessions without the second consent, which nobody but the person will read: a day to finish them in.
    /// </summary>
    public const int UnreviewableHours = 24;

    /// <summary>For sessions clinicians may review.</summary>
    public int RetentionDays { get; init; } = 180;
}
