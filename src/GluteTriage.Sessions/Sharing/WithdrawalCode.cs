namespace GluteTriage.Sessions.Sharing;

/// <summary>
/// A code by which a person takes the consent to review back, for as long as the session is kept. One a session; the code itself is stored nowhere.
/// </summary>
public sealed class WithdrawalCode
{
    public required long SessionId { get; init; }

    /// <summary>Keyed hash of the code, 32 bytes.</summary>
    public required byte[] CodeHash { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}
