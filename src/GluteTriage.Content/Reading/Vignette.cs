using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Reading;

/// <summary>A worked patient: answers and the assessment its author expects.</summary>
public sealed record Vignette
{
    public required string Code { get; init; }

    public required string Story { get; init; }

    /// <summary>Raw replies by item, as a browser would send them.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<string>> Replies { get; init; }

    /// <summary>Safety items that are not listed are answered with their benign option.</summary>
    public bool OtherwiseBenign { get; init; }

    public required Expectation Expect { get; init; }

    /// <summary>Where and why it differs from the clinical reference; null where it does not.</summary>
    public string? Differs { get; init; }

    public required string Because { get; init; }
}

/// <summary>What must come out. Null or empty means not tested.</summary>
public sealed record Expectation
{
    public required Urgency Urgency { get; init; }

    /// <summary>At least these.</summary>
    public ImmutableArray<RedFlagCode> RedFlags { get; init; } = [];

    /// <summary>At least these.</summary>
    public ImmutableArray<RedFlagCode> NotExcluded { get; init; } = [];

    /// <summary>At least these.</summary>
    public ImmutableArray<string> Floors { get; init; } = [];

    public FamilyCode? FirstFamily { get; init; }

    public CauseCode? FirstCause { get; init; }

    public string? Label { get; init; }

    /// <summary>Points of the first family, within 0.05.</summary>
    public decimal? Score { get; init; }

    /// <summary>Points of the second family, within 0.05.</summary>
    public decimal? NextScore { get; init; }

    /// <summary>The first family need only stand first or at equal rank, never less likely, also where one answer slips.</summary>
    public bool OrEqual { get; init; }

    /// <summary>Whether one cause of the first family may be named.</summary>
    public bool? NamesACause { get; init; }

    public bool? ShowsCauses { get; init; }
}
