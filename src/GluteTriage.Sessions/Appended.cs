namespace GluteTriage.Sessions;

/// <summary>What became of a reply sent to the log. Closed: stored, repeated, stale or gone.</summary>
public abstract record Appended
{
    private Appended()
    {
    }

    /// <summary>The reply is on disk.</summary>
    /// <param name="Revision">The place it took, and so the session's revision now.</param>
    public sealed record Stored(int Revision) : Appended;

    /// <summary>
    /// The same reply to the same item already took this place: a double tap or a resent form. Nothing was stored.
    /// </summary>
    /// <param name="Revision">The place it took the first time.</param>
    public sealed record Repeated(int Revision) : Appended;

    /// <summary>
    /// The session is not where the sender thought, another page having answered meanwhile. Nothing was stored.
    /// </summary>
    /// <param name="Revision">The session's revision now.</param>
    public sealed record Stale(int Revision) : Appended;

    /// <summary>The session has been deleted. Nothing was stored.</summary>
    public sealed record Gone : Appended;
}
