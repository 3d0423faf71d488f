using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Rules;

/// <summary>Causes that are ranked and shown as one.</summary>
public sealed record Family
{
    /// <summary>Unique over all families.</summary>
    public required FamilyCode Code { get; init; }

    /// <summary>Plain words, for the person.</summary>
    public required string Title { get; init; }

    /// <summary>The term a clinician uses, shown in brackets.</summary>
    public required string MedicalName { get; init; }

    /// <summary>At most one is given: the first whose criterion is true.</summary>
    public ImmutableArray<FamilyLabel> Labels { get; init; } = [];

    /// <summary>What it is where no one cause of it is named, 1 to 3 plain sentences; null where it has one cause.</summary>
    public string? WhenNotNamed { get; init; }

    /// <summary>
    /// How often each member is the one, relative to the others; all members or none. With shares the family's chance is the mean of
    /// its members' chances; without, the family takes the score of its best member.
    /// </summary>
    public ImmutableArray<MemberShare> Shares { get; init; } = [];
}

/// <summary>The share of one cause among the members of its family, above 0; only the proportions count.</summary>
public sealed record MemberShare(CauseCode Cause, decimal Share);

/// <summary>A finer word for a family, e.g. active or latent.</summary>
public sealed record FamilyLabel(
    string Code, string Title, string Says, Criterion When, ImmutableArray<SourceCode> Sources);
