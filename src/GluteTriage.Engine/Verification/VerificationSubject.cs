using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Verification;

/// <summary>What is verified: the rules of a release, and what stands beside them.</summary>
public sealed record VerificationSubject
{
    /// <summary>The rules.</summary>
    public required ClinicalContent Clinical { get; init; }

    /// <summary>The pictures that must lead (property 8).</summary>
    public ImmutableArray<TextbookPicture> Pictures { get; init; } = [];

    /// <summary>People to begin searches from; they make a search short and never decide a result.</summary>
    public ImmutableArray<Answers> People { get; init; } = [];

    /// <summary>When advice is given whatever the urgency (property 10), one criterion for each piece.</summary>
    public ImmutableArray<Criterion> AlwaysAdvised { get; init; } = [];

    /// <summary>What must never rank first, entered apart from the ordering rules (property 9).</summary>
    public ImmutableArray<NeverFirst> NeverFirst { get; init; } = [];

    /// <summary>What must only be ranked with some answers, entered apart from what causes need (property 10).</summary>
    public ImmutableArray<OnlyWith> OnlyWith { get; init; } = [];

    /// <summary>Everything a release states (property 11).</summary>
    public ImmutableArray<Statement> Statements { get; init; } = [];

    /// <summary>The day on which review dates are judged.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>A person as the textbook describes a cause.</summary>
/// <param name="Code">The vignette it comes from.</param>
/// <param name="First">The family that must rank first.</param>
/// <param name="Margin">Points, with one decimal, by which it leads the next family.</param>
/// <param name="OrEqual">After a slip it may also stand second at equal rank: what it must never be is less likely.</param>
/// <param name="Defining">Items whose answer is the picture itself; a slip in one of them may change the order.</param>
public sealed record TextbookPicture(
    string Code, Answers Answers, FamilyCode First, decimal Margin, ImmutableArray<ItemCode> Defining, bool OrEqual = false);

/// <summary>A family that must not rank first where this is true.</summary>
public sealed record NeverFirst(FamilyCode Family, Criterion When);

/// <summary>A cause that must not be ranked but where this is true.</summary>
public sealed record OnlyWith(CauseCode Cause, Criterion When);

/// <summary>A statement, rule, weight or advice, and what it rests on.</summary>
/// <param name="Where">The part of the content, e.g. <c>cause sciatica, course</c>.</param>
/// <param name="ReviewBy">The day, inclusive, by which it must be read again; null where it has none of its own.</param>
public sealed record Statement(string Where, ImmutableArray<SourceCode> Sources, DateOnly? ReviewBy = null);
