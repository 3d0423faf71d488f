namespace GluteTriage.Sessions.Auditing;

/// <summary>One thing somebody did. Never edited, never deleted, chained to the entry before.</summary>
public sealed class AuditEntry
{
    /// <summary>The most characters a <see cref="Detail"/> may have.</summary>
    public const int DetailAtMost = 2000;

    internal AuditEntry(
        long sequence, DateTimeOffset at, string actor, string actorName, AuditAct act, long? sessionId, string detail, byte[] previous, byte[] hash)
    {
        Sequence = sequence;
        At = at;
        Actor = actor;
        ActorName = actorName;
        Act = act;
        SessionId = sessionId;
        Detail = detail;
        Previous = previous;
        Hash = hash;
    }

    /// <summary>Place in the chain, from 1 without gaps.</summary>
    public long Sequence { get; }

    public DateTimeOffset At { get; }

    /// <summary>Account id, or a fixed actor.</summary>
    public string Actor { get; }

    public string ActorName { get; }

    public AuditAct Act { get; }

    /// <summary>The session it was done to; it may have been deleted since. Null for acts on many or on none.</summary>
    public long? SessionId { get; }

    /// <summary>Codes, counts and ids of sessions, never an answer or a note.</summary>
    public string Detail { get; }

    /// <summary><see cref="Hash"/> of the entry before; empty for the first.</summary>
    public byte[] Previous { get; }

    /// <summary>HMAC-SHA256 over all the rest, 32 bytes; see <see cref="AuditKey"/>.</summary>
    public byte[] Hash { get; }
}
