using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>Where a rule stands, which decides the few lines that are only allowed there.</summary>
internal enum RulePlace
{
    /// <summary>Nothing may switch a flag off: no "none".</summary>
    RedFlag,
    AskWhen,
    AskAgain,
    Floor,
    Other,
}

/// <summary>Reads rules in the language of content/README.md, expanding definitions.</summary>
internal sealed class CriterionParser(FaultLog faults)
{
    private static readonly Criterion Never = new Criterion.Any([]);
    private readonly Dictionary<string, ImmutableArray<OptionCode>> items = [];
    private readonly Dictionary<string, Criterion> definitions = [];

    /// <summary>Makes an item known, so that rules may test it.</summary>
    public void Know(string item, IEnumerable<OptionCode> options) => items[item] = [.. options];

    /// <summary>Makes a definition known, so that later rules may name it.</summary>
    public void Know(string definition, Criterion criterion) => definitions[definition] = criterion;

    /// <returns>The rule; after a fault one that is never true stands in.</returns>
    public Criterion Parse(Yaml node, RulePlace place) => node switch
    {
        Yaml.Text line => ParseLine(line, place),
        Yaml.Map { Of: [({ Value: "any" }, Yaml.List of)] } => new Criterion.Any(ParseAll(of, place)),
        Yaml.Map { Of: [({ Value: "all" }, Yaml.List of)] } => new Criterion.All(ParseAll(of, place)),
        Yaml.Map { Of: [({ Value: "none" } key, Yaml.List of)] } => ParseNone(key, of, place),
        Yaml.Map { Of: [({ Value: "at-least" }, Yaml.Text count), ({ Value: "of" }, Yaml.List of)] } =>
            ParseAtLeast(count, of, place),
        Yaml.Map map => Fault(map, "Not a rule", "This is not a rule.",
            "Write 'any:', 'all:' or 'none:' with a list, or 'at-least: 2' with 'of:', or a line such as 'age is under16'."),
        _ => Fault(node, "Not a rule", "A list needs a word that says how its lines are joined.", "Put 'any:' or 'all:' before it."),
    };

    private ImmutableArray<Criterion> ParseAll(Yaml.List list, RulePlace place) => [.. list.Of.Select(node => Parse(node, place))];

    private Criterion ParseNone(Yaml key, Yaml.List of, RulePlace place) => place is RulePlace.RedFlag or RulePlace.Floor
        ? Fault(key, "None in a red flag", "A red flag must not be switched off by another finding.",
            "Drop the clause: the highest urgency wins, so it is harmless without it.")
        : new Criterion.None(ParseAll(of, place));

    private Criterion ParseAtLeast(Yaml.Text count, Yaml.List of, RulePlace place)
    {
        var parts = ParseAll(of, place);
        return int.TryParse(count.Value, out var least) && least >= 1 && least <= parts.Length
            ? new Criterion.AtLeast(least, parts)
            : Fault(count, "Count cannot be met", $"'at-least: {count.Value}' of {parts.Length} lines is never or always true.",
                $"Write a number from 1 to {parts.Length}.");
    }

    private Criterion ParseLine(Yaml.Text line, RulePlace place)
    {
        var text = line.Value.Trim();
        if (RuleLine.UrgencyBelow(text) is { } below)
        {
            return OnlyIn(RulePlace.AskWhen, place, line, Urgencies.Find(below) is { } urgency
                ? new Criterion.UrgencyBelow(urgency)
                : Fault(line, "Urgency does not exist", $"'{below}' is not an urgency.",
                    Suggestion.Among(below, Urgencies.InOrder.Select(u => u.Code()))));
        }

        if (RuleLine.FewerThan(text) is { } fewer)
        {
            return OnlyIn(RulePlace.Floor, place, line, new Criterion.FewerInformative(fewer));
        }

        if (RuleLine.BothSides(text) is { } places)
        {
            return OnlyIn(RulePlace.AskAgain, place, line, new Criterion.BothSides([.. places.Select(code => new OptionCode(code))]));
        }

        if (RuleLine.Test(text) is var (item, options))
        {
            return Test(line, item, options);
        }

        if (RuleLine.Besides(text) is var (definition, part))
        {
            return WithoutPart(line, definition, part, place);
        }

        return Named(line, text);
    }

    private Criterion Test(Yaml.Text line, string item, string[] options)
    {
        if (!items.TryGetValue(item, out var offered))
        {
            faults.Add(line, item, "Item does not exist", $"There is no item '{item}', so this line could never be true.",
                Suggestion.Among(item, items.Keys));
            return Never;
        }

        foreach (var option in options.Where(option => !offered.Contains(new OptionCode(option))))
        {
            faults.Add(line, option, "Option does not exist",
                $"'{item}' does not offer '{option}', so this part of the rule could never be true.",
                Suggestion.Among(option, offered.Select(o => o.Value)));
        }

        return new Criterion.Is(new ItemCode(item), [.. options.Select(option => new OptionCode(option))]);
    }

    private Criterion WithoutPart(Yaml.Text line, string name, string part, RulePlace place)
    {
        if (Named(line, name) is var whole && whole == Never)
        {
            return Never;
        }

        var removed = Parse(line with { Value = part }, place).Tests()
            .SelectMany(test => test.Options.Select(option => (test.Item, option))).ToHashSet();
        var left = Without(whole, removed);
        var before = whole.Tests().Sum(test => test.Options.Length);
        return before - left.Tests().Sum(test => test.Options.Length) == removed.Count
            ? left
            : Fault(line, "Not part of the definition", $"'{name}' does not hold every answer of '{part}'.",
                "Name answers that stand in its list in definitions.yaml.");
    }

    private static Criterion Without(Criterion criterion, HashSet<(ItemCode, OptionCode)> removed) => criterion switch
    {
        Criterion.Is(var item, var options) => new Criterion.Is(item, [.. options.Where(o => !removed.Contains((item, o)))]),
        Criterion.Any(var of) => new Criterion.Any([.. of.Select(c => Without(c, removed)).Where(HoldsATest)]),
        Criterion.All(var of) => new Criterion.All([.. of.Select(c => Without(c, removed)).Where(HoldsATest)]),
        Criterion.AtLeast(var n, var of) => new Criterion.AtLeast(n, [.. of.Select(c => Without(c, removed)).Where(HoldsATest)]),
        _ => criterion,
    };

    private static bool HoldsATest(Criterion criterion) => criterion is Criterion.Is(_, var options)
        ? options.Length > 0
        : criterion.Parts.Length > 0;

    private Criterion Named(Yaml.Text line, string name)
    {
        if (definitions.TryGetValue(name, out var criterion))
        {
            return criterion;
        }

        return Fault(line, "Not a rule line", $"'{name}' is neither a rule line nor a definition.",
            $"Write '<item> is <option>', or a definition. {Suggestion.Among(name, definitions.Keys)}");
    }

    private Criterion OnlyIn(RulePlace only, RulePlace place, Yaml.Text line, Criterion criterion) => only == place
        ? criterion
        : Fault(line, "Line not allowed here", $"'{line.Value}' may not stand in this kind of rule.",
            "content/README.md says where it may.");

    private Criterion Fault(Yaml at, string check, string problem, string remedy)
    {
        faults.Add(at, check, problem, remedy);
        return Never;
    }
}
