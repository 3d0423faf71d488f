using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Rules;

/// <summary>A pattern that must not be missed.</summary>
public sealed record RedFlag
{
    /// <summary>Unique over all red flags.</summary>
    public required RedFlagCode Code { get; init; }

    /// <summary>The worry as a noun phrase: "A change in bladder or bowel control".</summary>
    public required string Title { get; init; }

    /// <summary>The rows of docs/clinical/red-flags.md this comes from, e.g. RF01, A3.</summary>
    public required ImmutableArray<string> Reference { get; init; }

    /// <summary>Code of the <see cref="WarningArea"/> it belongs to.</summary>
    public required string Area { get; init; }

    /// <summary>When raised at same-day or above, the page does not list likely causes: the flag is the explanation.</summary>
    public bool ExplainsThePain { get; init; }

    /// <summary>Highest urgency first; at least one.</summary>
    public required ImmutableArray<FlagTier> Tiers { get; init; }

    /// <summary>What it may mean and why to be seen that soon, one to three plain sentences.</summary>
    public required string TellThePerson { get; init; }

    /// <summary>What to tell the service on the telephone; null for flags below same-day.</summary>
    public string? WhatToSay { get; init; }

    /// <summary>Extra instructions for this flag, in order; may hold region tokens.</summary>
    public ImmutableArray<string> DoNow { get; init; } = [];

    /// <summary>Why it is kept although other flags demand as much wherever some level of it is raised; null where none does.</summary>
    public string? CoveredBecause { get; init; }

    /// <summary>For clinicians: the reasoning and its numbers.</summary>
    public required string Because { get; init; }

    /// <summary>What its texts rest on.</summary>
    public required ImmutableArray<SourceCode> Sources { get; init; }

    /// <summary>Name and date of the clinician who signed, or "none".</summary>
    public required string SignedOff { get; init; }

    /// <summary>The day, inclusive, by which it must be read again.</summary>
    public required DateOnly ReviewBy { get; init; }
}

/// <summary>One level of a red flag: how soon, and on which answers.</summary>
public sealed record FlagTier
{
    /// <summary>What the flag demands when this tier is the highest true one.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Raised when true; not excluded while only "not sure" keeps it from being true. Holds no "none".</summary>
    public required Criterion When { get; init; }

    /// <summary>Replaces the flag's own words at this level; null keeps them.</summary>
    public string? TellThePerson { get; init; }

    /// <summary>What this tier rests on.</summary>
    public required ImmutableArray<SourceCode> Sources { get; init; }
}

/// <summary>What a group of red flags is about; its all-clear sentence is shown when every one of them is excluded.</summary>
public sealed record WarningArea(string Code, string Title, string AllClear);

/// <summary>An urgency that does not come from a red flag, e.g. because too little was answered to tell.</summary>
public sealed record Floor(
    string Code, Urgency Urgency, Criterion When, string Says, ImmutableArray<SourceCode> Sources)
{
    /// <summary>Whether it holds for certain; what was not asked counts as "no", and what stays unknown holds nothing.</summary>
    public bool Holds(SettledAnswers settled) => When.Evaluate(settled, Truth.False) is Truth.True;
}
