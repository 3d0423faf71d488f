using System.Collections.Immutable;
using System.Numerics;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Verification.Diagrams;

namespace GluteTriage.Engine.Verification;

/// <summary>
/// Every combination of answers, as Boolean variables: one for each option of each item, in asking order. An item with no
/// option chosen was not asked. Items a later answer can cast doubt on have one more variable, true while the doubt holds.
/// </summary>
internal sealed class AnswerSpace
{
    /// <summary>For each item the variables of its options and, last, that of the doubt.</summary>
    private readonly int[][] variables;
    private readonly int[] doubt;

    /// <param name="numbers">The variable of an answer by its name (<see cref="Names"/>), where several releases share them; null for its own.</param>
    public AnswerSpace(ClinicalContent content, Diagram diagram, IReadOnlyDictionary<string, int>? numbers = null)
    {
        Content = content;
        Diagram = diagram;
        numbers ??= content.Items.SelectMany(Names).Index().ToDictionary(name => name.Item, name => name.Index);
        Variables = numbers.Count;
        variables = [.. content.Items.Select(item => Names(item).Select(name => numbers[name]).ToArray())];
        doubt =
        [
            .. content.Items.Index().Select(item => item.Item.AskAgain is { CountsAsNotSure: true }
                ? diagram.Variable(variables[item.Index][^1])
                : Diagram.False),
        ];

        Lawful = diagram.And(
            diagram.All(content.Items.Select(LawfulReplies).Reverse()), diagram.All(content.Items.Select(LawfulDoubt)));
    }

    public ClinicalContent Content { get; }

    public Diagram Diagram { get; }

    /// <summary>What an item's variables stand for: its options, in their order, and the doubt about it where there can be one.</summary>
    public static IEnumerable<string> Names(Item item) => item.Options.Select(option => $"{item.Code} {option.Code}")
        .Concat(item.AskAgain is { CountsAsNotSure: true } ? [$"{item.Code} doubted"] : []);

    /// <summary>How many variables there are.</summary>
    public int Variables { get; }

    /// <summary>True for every combination a questionnaire or an API client can give.</summary>
    public int Lawful { get; }

    /// <summary>How many combinations there are, "not asked" being one reply to each item.</summary>
    public BigInteger Combinations => Diagram.Count(Lawful, Variables);

    /// <summary>True when the option at this index of the item at this position is chosen.</summary>
    public int Bit(int position, int option) => Diagram.Variable(variables[position][option]);

    /// <summary>True when the option is chosen; False when the item does not offer it.</summary>
    public int Bit(ItemCode item, OptionCode option)
    {
        var position = Content.Position(item);
        var index = IndexOf(Content.Items[position], option);
        return index < 0 ? Diagram.False : Bit(position, index);
    }

    /// <summary>True while a later answer makes the one to the item at this position count as "not sure".</summary>
    public int Doubt(int position) => doubt[position];

    /// <summary>True when the item at this position has an answer.</summary>
    public int Answered(int position) =>
        Diagram.Any(Enumerable.Range(0, Content.Items[position].Options.Length).Select(option => Bit(position, option)));

    /// <summary>The variables of one item when the answer, not doubted, is exactly these options; none means not asked.</summary>
    public IReadOnlyDictionary<int, bool> Answer(int position, params ReadOnlySpan<OptionCode> options)
    {
        var item = Content.Items[position];
        var values = new Dictionary<int, bool>();
        for (var option = 0; option < item.Options.Length; option++)
        {
            values[variables[position][option]] = options.Contains(item.Options[option].Code);
        }

        if (doubt[position] != Diagram.False)
        {
            values[DoubtVariable(item)] = false;
        }

        return values;
    }

    /// <summary>The variable of one option, chosen or not; the others stay free.</summary>
    public IReadOnlyDictionary<int, bool> Tick(int position, int option, bool chosen) =>
        new Dictionary<int, bool> { [variables[position][option]] = chosen };

    /// <summary>The variable of the doubt on one item.</summary>
    public IReadOnlyDictionary<int, bool> Doubted(int position, bool doubted) =>
        new Dictionary<int, bool> { [DoubtVariable(Content.Items[position])] = doubted };

    /// <summary>This person as a combination: a test for functions, doubts included.</summary>
    public Func<int, bool> Combination(Answers answers)
    {
        var settled = Interview.Settle(Content, answers);
        var chosen = new bool[Variables];
        for (var position = 0; position < variables.Length; position++)
        {
            var item = Content.Items[position];
            foreach (var mark in answers[item.Code]?.Marks ?? [])
            {
                chosen[variables[position][IndexOf(item, mark.Option)]] = true;
            }

            if (doubt[position] != Diagram.False)
            {
                chosen[DoubtVariable(item)] = settled.IsDoubted(item.Code);
            }
        }

        return function => Diagram.Holds(function, variable => chosen[variable]);
    }

    /// <returns>A person in whom the function is true, with as few answers as can be; null when there is none.</returns>
    public Answers? Person(int function)
    {
        if (Diagram.Witness(Diagram.And(function, Lawful)) is not { } chosen)
        {
            return null;
        }

        var answers = Answers.None;
        foreach (var item in Content.Items)
        {
            var position = Content.Position(item.Code);
            var raw = item.Options
                .Where((_, option) => chosen.Contains(variables[position][option]))
                .SelectMany(option => IsDoubting(item, option.Code, chosen)
                    ? [option.Code + ":left", option.Code + ":right"]
                    : new[] { option.Code.Value })
                .ToArray();
            if (raw.Length > 0 && Reply.Read(item, raw) is Reply.Accepted(var answer))
            {
                answers = answers.With(item.Code, answer);
            }
        }

        return answers;
    }

    /// <summary>The places of the body map that, marked on both sides, cast doubt on this item.</summary>
    private static ImmutableArray<OptionCode> PlacesIn(Criterion doubt) =>
        doubt is Criterion.BothSides(var places) ? places : [.. doubt.Parts.SelectMany(part => PlacesIn(part))];

    private static int IndexOf(Item item, OptionCode option)
    {
        for (var index = 0; index < item.Options.Length; index++)
        {
            if (item.Options[index].Code == option)
            {
                return index;
            }
        }

        return -1;
    }

    private bool IsDoubting(Item item, OptionCode option, ImmutableArray<int> chosen) =>
        item.BodyMap is BodyMapUse.Spread
        && Content.Doubtable.Any(doubted =>
            chosen.Contains(DoubtVariable(doubted)) && PlacesIn(doubted.AskAgain!.When).Contains(option));

    private int DoubtVariable(Item item) => variables[Content.Position(item.Code)][^1];

    private int LawfulReplies(Item item, int position)
    {
        var bits = Enumerable.Range(0, item.Options.Length).Select(option => Bit(position, option)).ToArray();
        var pairs =
            from one in Enumerable.Range(0, bits.Length)
            from other in Enumerable.Range(one + 1, bits.Length - one - 1)
            where item.Kind is ItemKind.OneOf || item.Options[one].Exclusive || item.Options[other].Exclusive
                || (item.ExactlyOneOf.Contains(item.Options[one].Code) && item.ExactlyOneOf.Contains(item.Options[other].Code))
            select Diagram.Not(Diagram.And(bits[one], bits[other]));
        var apart = Diagram.All(pairs);
        return item.ExactlyOneOf.IsEmpty
            ? apart
            : Diagram.And(apart, Diagram.Or(
                Diagram.Not(Diagram.Any(bits)),
                Diagram.Any(item.ExactlyOneOf.Select(option => bits[IndexOf(item, option)]))));
    }

    /// <summary>A doubt needs what raises it: both sides need at least one place marked on the map of several places.</summary>
    private int LawfulDoubt(Item item, int position) =>
        doubt[position] == Diagram.False ? Diagram.True
        : Diagram.Or(Diagram.Not(doubt[position]), Raises(item.AskAgain!.When));

    private int Raises(Criterion criterion) => criterion switch
    {
        Criterion.Is(var item, var options) => Diagram.Any(options.Select(option => Bit(item, option))),
        Criterion.BothSides(var places) => Diagram.Any(
            from item in Content.Items
            where item.BodyMap is BodyMapUse.Spread
            from place in places
            select Bit(item.Code, place)),
        Criterion.All(var of) => Diagram.All(of.Select(Raises)),
        Criterion.Any(var of) => Diagram.Any(of.Select(Raises)),
        _ => Diagram.True,
    };
}
