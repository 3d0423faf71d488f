namespace GluteTriage.Sessions.Insights;

/// <summary>
/// How many sessions, of people who agreed to review, or replies of theirs, fell under one heading on one day. Counted from the log
/// once the day is over and kept when the sessions are deleted: a count is nobody's.
/// </summary>
public sealed class DailyCount
{
    /// <summary>Days since 1970-01-01, UTC, of when the session began.</summary>
    public required int Day { get; init; }

    public required string Release { get; init; }

    /// <summary>Code of the class of device.</summary>
    public required string Device { get; init; }

    /// <summary>What is counted, e.g. <c>urgency</c>, <c>left-at</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>Which of it, e.g. <c>emergency</c>, an item's code; may carry a bucket after a slash.</summary>
    public required string Code { get; init; }

    public required int Count { get; init; }
}

/// <summary>A day that has been counted.</summary>
public sealed class CountedDay
{
    public required int Day { get; init; }

    public required DateTimeOffset At { get; init; }
}
