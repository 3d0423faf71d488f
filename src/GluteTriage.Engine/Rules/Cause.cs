using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Rules;

/// <summary>A possible explanation of the pain. Never called a diagnosis.</summary>
public sealed record Cause
{
    /// <summary>Unique over all causes.</summary>
    public required CauseCode Code { get; init; }

    /// <summary>The family it is ranked in; its own code where it is a family of its own.</summary>
    public required FamilyCode Family { get; init; }

    /// <summary>Plain words, for the person.</summary>
    public required string Title { get; init; }

    /// <summary>The term a clinician uses, shown in brackets.</summary>
    public required string MedicalName { get; init; }

    /// <summary>One to three plain sentences that say what it may be; never "you have".</summary>
    public required string WhatItIs { get; init; }

    /// <summary>Points before any answer: 10 x log10 of the share among adults without a red flag, in percent.</summary>
    public required decimal Prior { get; init; }

    /// <summary>What the prior rests on.</summary>
    public required ImmutableArray<SourceCode> PriorSources { get; init; }

    /// <summary>The cause is excluded unless this is true; null when it is always possible.</summary>
    public Criterion? Needs { get; init; }

    /// <summary>How soon to be seen when this ranks first and nothing else asks for more.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Higher urgencies that hold on some answers while this ranks first; the highest true one counts.</summary>
    public ImmutableArray<MoreUrgent> MoreUrgent { get; init; } = [];

    /// <summary>At most one entry for each option of each item.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }

    /// <summary>What may help.</summary>
    public ImmutableArray<Advice> Do { get; init; } = [];

    /// <summary>What may make it worse.</summary>
    public ImmutableArray<Advice> Avoid { get; init; } = [];

    /// <summary>How it usually goes, and when to be seen if it does not.</summary>
    public required Advice Course { get; init; }

    /// <summary>Who can help best, or null.</summary>
    public string? Who { get; init; }

    /// <summary>What its texts rest on.</summary>
    public required ImmutableArray<SourceCode> Sources { get; init; }

    /// <summary>Name and date of the clinician who signed, or "none".</summary>
    public required string SignedOff { get; init; }

    /// <summary>The day, inclusive, by which it must be read again.</summary>
    public required DateOnly ReviewBy { get; init; }
}

/// <summary>A higher urgency for a cause that ranks first.</summary>
public sealed record MoreUrgent(Urgency Urgency, Criterion When, ImmutableArray<SourceCode> Sources);

/// <summary>One weighed reason for or against a cause.</summary>
public sealed record Evidence
{
    /// <summary>The item whose answer speaks.</summary>
    public required ItemCode Item { get; init; }

    /// <summary>The option that speaks when chosen; an option left open says nothing.</summary>
    public required OptionCode Option { get; init; }

    /// <summary>10 x log10 of a likelihood ratio, before cap and shrink: +3 doubles the odds, -3 halves them. Never 0.</summary>
    public required decimal Points { get; init; }

    /// <summary>Why it speaks for or against this cause; null where the answer explains itself.</summary>
    public string? Because { get; init; }

    /// <summary>Part of what the cause is: added after cap and shrink.</summary>
    public bool Defining { get; init; }

    /// <summary>While this is true the answer does not speak for or against the cause; unknown is not enough. Null for never.</summary>
    public Criterion? Unless { get; init; }

    /// <summary>What the points rest on.</summary>
    public required ImmutableArray<SourceCode> Sources { get; init; }
}

/// <summary>One sentence of advice and what it rests on.</summary>
/// <param name="Moves">Codes of the exercises it advises or, in a list of what to leave out, forbids; null for none.</param>
public sealed record Advice(string Say, ImmutableArray<SourceCode> Sources, ImmutableArray<string>? Moves = null)
{
    /// <summary>Whether it names the exercise.</summary>
    public bool Names(string move) => Moves is { } moves && moves.Contains(move);
}
