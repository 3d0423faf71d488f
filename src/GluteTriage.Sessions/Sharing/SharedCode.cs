namespace GluteTriage.Sessions.Sharing;

/// <summary>A code a person may show to a clinician. One a session; the code itself is stored nowhere.</summary>
public sealed class SharedCode
{
    public required long SessionId { get; init; }

    /// <summary>Keyed hash of the code, 32 bytes.</summary>
    public required byte[] CodeHash { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>That an account opened a session by its code, and so may read it until the code ends.</summary>
public sealed class ShareGrant
{
    public required long SessionId { get; init; }

    public required string Account { get; init; }

    public required DateTimeOffset At { get; init; }
}
