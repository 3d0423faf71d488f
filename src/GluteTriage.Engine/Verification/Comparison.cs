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

    /// <summary>Where it is lower: each red flag that had demanded as much of some of these people, with one of them.</summary>
    public ImmutableArray<(RedFlagCode Flag, Answers Person)> Demanded { get; init; } = [];
}

/// <summary>What two releases tell the same people, over all combinations of answers.</summary>
public sealed class Comparison
{
    private readonly Diagram diagram = new();
    private readonly AnswerSpace space;
    private readonly SymbolicRules rules;
    private readonly int variables;
    private readonly ImmutableArray<int> before;
    private readonly ImmutableArray<int> after;

    private Comparison(ClinicalContent before, ClinicalContent after)
    {
        var (old, now) = (Names(before), Names(after));
        var numbers = now.Concat(old.Except(now)).Index().ToDictionary(name => name.Item, name => name.Index);
        space = new AnswerSpace(before, diagram, numbers);
        var afterwards = new AnswerSpace(after, diagram, numbers);
        OnlyBefore = [.. old.Except(now)];
        OnlyAfter = [.. now.Except(old)];
        var common = diagram.All(OnlyBefore.Concat(OnlyAfter)
            .Select(name => numbers[name]).OrderDescending()
            .Select(number => diagram.Not(diagram.Variable(number))));
        Lawful = diagram.And(common, diagram.And(space.Lawful, afterwards.Lawful));
        variables = numbers.Count;
        rules = new SymbolicRules(space);
        this.before = Levels(rules);
        this.after = Levels(new SymbolicRules(afterwards));
    }

    /// <summary>Compares two releases on every combination of answers that both offer; an item or option of one alone is not answered.</summary>
    /// <returns>Null when they have no answer in common, or an item takes one answer in the one and several in the other.</returns>
    public static Comparison? Of(ClinicalContent before, ClinicalContent after) =>
        Names(before).Intersect(Names(after)).Any()
        && before.Items.All(item => after.Find(item.Code) is not { } same || (same.Kind == item.Kind && same.ExactlyOneOf.SequenceEqual(item.ExactlyOneOf)))
            ? new Comparison(before, after)
            : null;

    /// <summary>Answers, as "item option", that only the earlier release offers.</summary>
    public ImmutableArray<string> OnlyBefore { get; }

    /// <summary>Answers, as "item option", that only the later release offers.</summary>
    public ImmutableArray<string> OnlyAfter { get; }

    private int Lawful { get; }

    /// <summary>How many combinations are compared.</summary>
    public BigInteger Combinations => diagram.Count(Lawful, variables);

    /// <summary>Every change of the urgency that flags and floors demand: lower ones first, the greatest fall first.</summary>
    public ImmutableArray<UrgencyChange> Changes() =>
    [
        .. from was in Urgencies.InOrder
           from becomes in Urgencies.InOrder
           where was != becomes
           let people = diagram.And(diagram.And(before[(int)was], after[(int)becomes]), Lawful)
           where people != Diagram.False
           orderby becomes > was, becomes - was
           select new UrgencyChange(was, becomes, diagram.Count(people, variables), space.Person(people)!)
           {
               Demanded = becomes < was ? Demanding(was, people) : [],
           },
    ];

    private ImmutableArray<(RedFlagCode Flag, Answers Person)> Demanding(Urgency urgency, int people) =>
    [
        .. from flag in space.Content.RedFlags
           let demanded = diagram.And(people, rules.Demands(flag, urgency))
           where demanded != Diagram.False
           select (flag.Code, space.Person(demanded)!),
    ];

    /// <summary>For each urgency, where it is demanded and no higher one is.</summary>
    private ImmutableArray<int> Levels(SymbolicRules rules) =>
    [
        .. Urgencies.InOrder.Select(urgency => urgency is Urgency.Emergency
            ? rules.Warnings(urgency)
            : diagram.Except(rules.Warnings(urgency), rules.Warnings(urgency + 1))),
    ];

    private static List<string> Names(ClinicalContent content) => [.. content.Items.SelectMany(AnswerSpace.Names)];
}
