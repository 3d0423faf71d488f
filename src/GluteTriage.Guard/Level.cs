namespace GluteTriage.Guard;

/// <summary>How soon to be seen, in the order of urgency (docs/clinical/red-flags.md#levels).</summary>
public enum Level
{
    /// <summary>At home.</summary>
    SelfCare,

    /// <summary>Within weeks.</summary>
    Routine,

    /// <summary>Within two weeks.</summary>
    Soon,

    /// <summary>Today.</summary>
    SameDay,

    /// <summary>Now.</summary>
    Emergency,
}
