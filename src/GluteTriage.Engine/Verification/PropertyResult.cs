using System.Collections.Immutable;
using System.Numerics;
using GluteTriage.Engine.Answering;

namespace GluteTriage.Engine.Verification;

/// <summary>How much is known about a property.</summary>
public enum Outcome
{
    /// <summary>It holds for every combination it speaks of.</summary>
    Proved,

    /// <summary>It held wherever it was tried; that is not a proof.</summary>
    Tested,

    /// <summary>It does not hold: <see cref="PropertyResult.Faults"/> says where.</summary>
    Failed,
}

/// <summary>What came of checking one property on one release.</summary>
public sealed record PropertyResult
{
    /// <summary>The property's number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Names the property for good, e.g. <c>a-flag-decides</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is claimed, in one plain sentence.</summary>
    public required string Claim { get; init; }

    /// <summary>Proved, tested or failed.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>How it was decided, in one plain sentence.</summary>
    public required string Method { get; init; }

    /// <summary>Over how many combinations of answers, or cases, it was decided.</summary>
    public required BigInteger Combinations { get; init; }

    /// <summary>Figures that belong to the claim, e.g. the greatest number of screens; in order.</summary>
    public ImmutableArray<Figure> Figures { get; init; } = [];

    /// <summary>Cases a reader should know of although they are no faults.</summary>
    public ImmutableArray<Fault> Remarks { get; init; } = [];

    /// <summary>Why it failed; empty otherwise.</summary>
    public ImmutableArray<Fault> Faults { get; init; } = [];
}

/// <summary>A number that belongs to a claim.</summary>
/// <param name="What">In words, e.g. <c>most screens an interview can have</c>.</param>
public sealed record Figure(string What, BigInteger Value);

/// <summary>One case in which a property does not hold, or one a reader should know of.</summary>
/// <param name="Where">The part of the content, e.g. <c>red flag weight-loss</c>.</param>
/// <param name="What">What is wrong, in one sentence.</param>
/// <param name="Remedy">What to do about it, in one sentence.</param>
/// <param name="Person">A person in whom it shows; null where no single person can show it.</param>
public sealed record Fault(string Where, string What, string Remedy, Answers? Person = null);
