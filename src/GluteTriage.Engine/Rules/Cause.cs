using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Rules;

/// <summary>A possible explanation of the pain. Never called a diagnosis.</summary>
public sealed record Cause
{
    public required CauseCode Code { get; init; }

    public required FamilyCode Family { get; init; }

    public required string Title { get; init; }

    public required string MedicalName { get; init; }

    public required string WhatItIs { get; init; }

    /// <summary>Points before any answer: 10 x log10 of the share among adults without a red flag, in percent.</summary>
    public required decimal Prior { get; init; }

    public required ImmutableArray<SourceCode> PriorSources { get; init; }

    /// <summary>The cause is excluded unless this is true; null when it is always possible.</summary>
    public Criterion? Needs { get; init; }

    /// <summary>How soon to be seen when this ranks first and nothing else asks for more.</summary>
    public required Urgency Urgency { get; init; }

    public ImmutableArray<MoreUrgent> MoreUrgent { get; init; } = [];

    public required ImmutableArray<Evidence> Evidence { get; init; }

    public ImmutableArray<Advice> Do { get; init; } = [];

    public ImmutableArray<Advice> Avoid { get; init; } = [];

    public required Advice Course { get; init; }

    public string? Who { get; init; }

    public required ImmutableArray<SourceCode> Sources { get; init; }

    public required string SignedOff { get; init; }

    public required DateOnly ReviewBy { get; init; }
}

/// <summary>A higher urgency for a cause that ranks first.</summary>
public sealed record MoreUrgent(Urgency Urgency, Criterion When, ImmutableArray<SourceCode> Sources);

/// <summary>One weighed reason for or against a cause.</summary>
public sealed record Evidence
{
    public required ItemCode Item { get; init; }

    public required OptionCode Option { get; init; }

    /// <summary>10 x log10 of a likelihood ratio, before cap and shrink: +3 doubles the odds, -3 halves them. Never 0.</summary>
    public required decimal Points { get; init; }

    /// <summary>Why it speaks for or against this cause; null where the answer explains itself.</summary>
    public string? Because { get; init; }

    /// <summary>Part of what the cause is: added after cap and shrink.</summary>
    public bool Defining { get; init; }

    public required ImmutableArray<SourceCode> Sources { get; init; }
}

/// <summary>One sentence of advice and what it rests on.</summary>
public sealed record Advice(string Say, ImmutableArray<SourceCode> Sources);
