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
}

/// <summary>A finer word for a family, e.g. active or latent.</summary>
public sealed record FamilyLabel(
    string Code, string Title, string Says, Criterion When, ImmutableArray<SourceCode> Sources);
