using System.Collections.Immutable;
using System.Numerics;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Verification.Diagrams;

namespace GluteTriage.Engine.Verification;

/// <summary>All combinations in which the warnings of one release demand one urgency and those of another release another.</summary>
/// <param name="Combinations">How many there are.</param>
/// <param name="Person">One of them, with as few answers as can be.</param>
public sealed record UrgencyChange(Urgency From, Urgency To, BigInteger Combinations, Answers Person)
{
    /// <summary>Somebody would be told to wait longer than before.</summary>
    public bool IsLower => To < From;
}

/// <summary>What two releases tell the same people, over all combinations of answers.</summary>
public sealed class Comparison
{
    private readonly Diagram diagram = new();
    private readonly AnswerSpace space;
    private readonly ImmutableArray<int> before;
    private readonly ImmutableArray<int> after;

    private Comparison(ClinicalContent before, ClinicalContent after)
    {
        space = new AnswerSpace(before, diagram);
        this.before = Levels(new SymbolicRules(space));
        this.after = Levels(new SymbolicRules(new AnswerSpace(after, diagram)));
    }

    /// <returns>Null when the two do not put the same questions with the same answers: then no combination belongs to both.</returns>
    public static Comparison? Of(ClinicalContent before, ClinicalContent after) =>
        before.Items.Select(Outline).SequenceEqual(after.Items.Select(Outline)) ? new Comparison(before, after) : null;

    /// <summary>How many combinations are compared.</summary>
    public BigInteger Combinations => space.Combinations;

    /// <summary>Every change of the urgency that flags and floors demand: lower ones first, the greatest fall first.</summary>
    public ImmutableArray<UrgencyChange> Changes() =>
    [
        .. from was in Urgencies.InOrder
           from becomes in Urgencies.InOrder
           where was != becomes
           let people = diagram.And(diagram.And(before[(int)was], after[(int)becomes]), space.Lawful)
           where people != Diagram.False
           orderby becomes > was, becomes - was
           select new UrgencyChange(was, becomes, diagram.Count(people, space.Variables), space.Person(people)!),
    ];

    /// <summary>For each urgency, where it is demanded and no higher one is.</summary>
    private ImmutableArray<int> Levels(SymbolicRules rules) =>
    [
        .. Urgencies.InOrder.Select(urgency => urgency is Urgency.Emergency
            ? rules.Warnings(urgency)
            : diagram.Except(rules.Warnings(urgency), rules.Warnings(urgency + 1))),
    ];

    /// <summary>What a combination of answers is made of.</summary>
    private static string Outline(Item item) =>
        $"{item.Code} {item.Kind} {string.Join(",", item.ExactlyOneOf)} {item.AskAgain is { CountsAsNotSure: true }} "
        + string.Join(",", item.Options.Select(option => option.Code + (option.Exclusive ? "!" : "")));
}
