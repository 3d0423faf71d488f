using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.AtRest;

namespace GluteTriage.Sessions;

/// <summary>
/// What the engine concluded at one moment, kept for audit and replay. Never read to decide anything.
/// </summary>
public sealed class ResultSnapshot : ISealedText
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
    public string Json { get; private set; }

    public DateTimeOffset At { get; }

    long ISealedText.SealedFor => SealedColumn.Result.SealedFor(SessionId);

    string ISealedText.Place => SealedColumn.Result.Place(SessionId, Revision);

    string ISealedText.TextName => nameof(Json);

    string ISealedText.Text
    {
        get => Json;
        set => Json = value;
    }
}
