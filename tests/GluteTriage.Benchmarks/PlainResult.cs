using GluteTriage.Engine.Assessments;

namespace GluteTriage.Benchmarks;

/// <summary>What the ifs fill in.</summary>
public sealed class PlainResult(int flags, int causes, int families)
{
    public sbyte[] Raised { get; } = new sbyte[flags];

    public sbyte[] NotExcluded { get; } = new sbyte[flags];

    public int[] Scores { get; } = new int[causes];

    /// <summary>Families by rank.</summary>
    public int[] Order { get; } = new int[families];

    /// <summary>For each family its leading cause.</summary>
    public int[] First { get; } = new int[families];

    /// <summary>The odds that count for each place.</summary>
    public double[] Odds { get; } = new double[families];

    public int Urgency { get; set; }

    public FitWord FirstFit { get; set; }

    /// <summary>What flags and floors demand.</summary>
    public int Warnings { get; set; }

    public int Next { get; set; }
}
