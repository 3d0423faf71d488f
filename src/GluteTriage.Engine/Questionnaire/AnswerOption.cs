using System.Collections.Immutable;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Questionnaire;

/// <summary>A reply offered by an item.</summary>
public sealed record AnswerOption
{
    /// <summary>Unique within its item.</summary>
    public required OptionCode Code { get; init; }

    /// <summary>The label the person taps.</summary>
    public required string Say { get; init; }

    /// <summary>The same as a reason, in one sentence addressed to the person: "Sitting makes it worse."</summary>
    public required string AsReason { get; init; }

    /// <summary>Stands alone: choosing it with any other option is refused.</summary>
    public bool Exclusive { get; init; }

    /// <summary>On a body-map item: whether a mark may tell left from right.</summary>
    public bool Sided { get; init; }

    /// <summary>Screens leave it out when this is true, and an answer that holds it counts all the same; null for never.</summary>
    public Criterion? HideWhen { get; init; }

    /// <summary>What choosing this leaves unknown beyond what "not sure" does; null for ordinary options.</summary>
    public LeavesOpen? LeavesOpen { get; init; }
}

/// <summary>Options that a chosen one leaves unknown rather than false.</summary>
/// <param name="Options">Left unknown unless they are chosen too.</param>
/// <param name="Unless">Once this is true they are false after all; null for never.</param>
public sealed record LeavesOpen(ImmutableArray<OptionCode> Options, Criterion? Unless);
