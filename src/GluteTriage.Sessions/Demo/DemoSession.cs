using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Sessions.Demo;

/// <summary>A made-up session, and what was done to it. Stored as synthetic, and opened by no key.</summary>
public sealed record DemoSession
{
    /// <summary>32 bytes that are the hash of no key anybody has; unique, and the same for the same seed.</summary>
    public required byte[] KeyHash { get; init; }

    public required string Release { get; init; }

    public required string Region { get; init; }

    public required bool MayBeReviewed { get; init; }

    public required string Device { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>In the order given, changed answers included.</summary>
    public required ImmutableArray<DemoReply> Replies { get; init; }

    public required ImmutableArray<DemoResult> Results { get; init; }

    /// <summary>What made-up clinicians have left on its line of the inbox; null where none has touched it.</summary>
    public required DemoMark? Mark { get; init; }

    /// <summary>What made-up clinicians wrote, once its id is known: reviews, notes, outcomes.</summary>
    public required Func<long, IEnumerable<object>> Rows { get; init; }

    /// <summary>What the audit trail is to say of it.</summary>
    public required ImmutableArray<DemoAct> Acts { get; init; }
}

/// <summary>One made-up reply.</summary>
public sealed record DemoReply(ItemCode Item, Answer Answer, DateTimeOffset At);

/// <summary>A result the made-up person was shown.</summary>
/// <param name="Revision">How many replies it was computed from.</param>
public sealed record DemoResult(int Revision, string EngineVersion, Urgency Urgency, string Json, InboxProjection Projection, DateTimeOffset At);

/// <summary>How far made-up clinicians are with a session, as its line says it.</summary>
public sealed record DemoMark(ReviewStatus Status, Actor? ClaimedBy, DateTimeOffset? ClaimedAt, Verdict? Verdict, bool SecondWanted);

/// <summary>Something a made-up clinician did.</summary>
/// <param name="Detail">Codes and counts, as everywhere in the audit trail.</param>
public sealed record DemoAct(DateTimeOffset At, Actor Actor, AuditAct Act, string Detail);
