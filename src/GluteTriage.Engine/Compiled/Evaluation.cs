using System.Runtime.Intrinsics;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Engine.Compiled;

/// <summary>What the compiled rules conclude, by position in the content. Made once and filled again and again, so nothing is allocated.</summary>
public sealed class Evaluation
{
    /// <summary>In place of a tier: none.</summary>
    public const sbyte None = -1;

    /// <summary>In place of an item: an emergency is raised.</summary>
    public const int Stop = -1;

    /// <summary>In place of an item: what is left is about causes only, if anything is.</summary>
    public const int OnlyCauses = -2;

    internal Evaluation(ClinicalContent content)
    {
        Raised = new sbyte[content.RedFlags.Length];
        NotExcluded = new sbyte[content.RedFlags.Length];
        Scores = new int[content.Causes.Length];
        Order = new int[content.Families.Length];
        First = new int[content.Families.Length];
        FamilyScores = new int[content.Families.Length];
        For = new Vector512<ulong>[content.Causes.Length];
        Against = new Vector512<ulong>[content.Causes.Length];
    }

    /// <summary>For each red flag the tier raised, or <see cref="None"/>.</summary>
    public sbyte[] Raised { get; }

    /// <summary>For each red flag the highest tier above it that only "not sure" keeps from being true, or <see cref="None"/>.</summary>
    public sbyte[] NotExcluded { get; }

    /// <summary>For each cause its score in tenths of a point; the least integer when it is excluded.</summary>
    public int[] Scores { get; }

    /// <summary>Families by rank.</summary>
    public int[] Order { get; }

    /// <summary>For each family its leading cause.</summary>
    public int[] First { get; }

    /// <summary>For each family its score in tenths of a point; the least integer when it is excluded.</summary>
    public int[] FamilyScores { get; }

    /// <summary>The urgency from red flags and floors.</summary>
    public Urgency UrgencyFromWarnings { get; internal set; }

    /// <summary>How soon to be seen.</summary>
    public Urgency Urgency { get; internal set; }

    /// <summary>The share of the first family, from 0 to 1.</summary>
    public double FirstShare { get; internal set; }

    /// <summary>The word for how well the first family fits.</summary>
    public FitWord FirstFit { get; internal set; }

    /// <summary>The item to ask next of those that must be asked, <see cref="Stop"/>, or <see cref="OnlyCauses"/>.</summary>
    public int Next { get; internal set; }

    /// <summary>Some red flag is raised as an emergency.</summary>
    public bool RaisesEmergency { get; internal set; }

    /// <summary>Items that apply, by position.</summary>
    public ulong Applicable { get; internal set; }

    /// <summary>What counts as chosen; reasons are bits of it.</summary>
    public Vector512<ulong> Sure { get; internal set; }

    /// <summary>What is chosen or may be meant.</summary>
    public Vector512<ulong> Possible { get; internal set; }

    /// <summary>For each cause the options that speak for it; filled on request.</summary>
    public Vector512<ulong>[] For { get; }

    /// <summary>For each cause the options that speak against it; filled on request.</summary>
    public Vector512<ulong>[] Against { get; }
}
