namespace GluteTriage.Sessions;

/// <summary>What became of a result that was to be stored.</summary>
public enum Recorded
{
    /// <summary>The session has been deleted; nothing was stored.</summary>
    Gone,

    /// <summary>A result for this revision stood already and stays.</summary>
    Stood,

    /// <summary>It is on disk now.</summary>
    Stored,
}
