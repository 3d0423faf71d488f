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

    public int? Raised { get; init; }

    public int? NotExcluded { get; init; }

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
        Raised = Raised!.Value,
        NotExcluded = NotExcluded!.Value,
        FirstCause = FirstCause,
        Places = [.. Places!.Split(',', StringSplitOptions.RemoveEmptyEntries)],
        Status = (ReviewStatus)Status!.Value,
        ClaimedBy = ClaimedBy,
        Synthetic = Synthetic == 1,
    };
}
