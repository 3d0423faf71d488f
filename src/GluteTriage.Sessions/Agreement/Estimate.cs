namespace GluteTriage.Sessions.Agreement;

/// <summary>A figure computed from a sample, with what the sample leaves open.</summary>
/// <param name="Low">Lower end of the 95 % interval; the value itself where there is none.</param>
/// <param name="High">Upper end of the 95 % interval; the value itself where there is none.</param>
/// <param name="N">How many judgements it rests on.</param>
public sealed record Estimate(double Value, double Low, double High, int N)
{
    /// <summary>Below this no figure is given: it would say more of chance than of the tool.</summary>
    public const int Needed = 10;

    /// <summary>Whether the sample tells how far off the value may be. An interval without width would say that it cannot be off at all.</summary>
    public bool HasInterval => High > Low;

    /// <summary>The 97.5th percentile of the normal distribution.</summary>
    internal const double Normal = 1.959963984540054;
}
