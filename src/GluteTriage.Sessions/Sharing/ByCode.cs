namespace GluteTriage.Sessions.Sharing;

/// <summary>What came of a code somebody typed. Closed: found, wrong or too many tries.</summary>
/// <typeparam name="T">What a code that is right gives.</typeparam>
public abstract record ByCode<T>
{
    private ByCode()
    {
    }

    public sealed record Found(T What) : ByCode<T>;

    /// <summary>No session has this code now: mistyped, past its time, taken back, or deleted. Nobody is told which.</summary>
    public sealed record Wrong : ByCode<T>;

    /// <param name="For">How long until the next try.</param>
    public sealed record Wait(TimeSpan For) : ByCode<T>;
}

/// <summary>A code that is out.</summary>
/// <param name="ExpiresAt">When it ends by itself.</param>
/// <param name="IsThis">Whether it is the one that was asked about.</param>
public sealed record StandingCode(DateTimeOffset ExpiresAt, bool IsThis);
