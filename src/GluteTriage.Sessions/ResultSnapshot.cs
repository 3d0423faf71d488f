using GluteTriage.Engine.Assessments;

namespace GluteTriage.Sessions;

/// <summary>
/// What the engine concluded at one moment, kept for audit and replay. Never read to decide anything.
/// </summary>
public sealed class ResultSnapshot
{
    internal ResultSnapshot(
        long sessionId,
        int revision,
        string release,
        string engineVersion,
        Urgency urgency,
        string json,
        DateTimeOffset at)
    {
        SessionId = sessionId;
        Revision = revision;
        Release = release;
        EngineVersion = engineVersion;
        Urgency = urgency;
        Json = json;
        At = at;
    }

    public long SessionId { get; }

    /// <summary>How many replies it was computed from.</summary>
    public int Revision { get; }

    /// <summary>Content hash of the release it was computed with.</summary>
    public string Release { get; }

    public string EngineVersion { get; }

    public Urgency Urgency { get; }

    /// <summary>The whole assessment, as the caller wrote it.</summary>
    public string Json { get; }

    public DateTimeOffset At { get; }
}
