using YamlDotNet.RepresentationModel;

namespace GluteTriage.SecondProver.Tests;

/// <summary>A rule as it stands in the content files, definitions put in.</summary>
internal abstract record Rule
{
    public sealed record Test(string Item, string[] Options) : Rule;

    public sealed record Join(string How, int Count, Rule[] Parts) : Rule;

    public sealed record UrgencyBelow(int Level) : Rule;

    public sealed record FewerInformative(int Count) : Rule;

    public sealed record BothSides(string[] Places) : Rule;

    public static readonly string[] Levels = ["self-care", "routine", "soon", "same-day", "emergency"];

    /// <summary>Every test of an item in it.</summary>
    public IEnumerable<Test> Tests() => this switch
    {
        Test test => [test],
        Join(_, _, var parts) => parts.SelectMany(part => part.Tests()),
        _ => [],
    };

    /// <summary>Reads the rule language of content/README.md.</summary>
    public static Rule Read(YamlNode node, IReadOnlyDictionary<string, Rule> definitions)
    {
        if (node is YamlScalarNode { Value: { } line })
        {
            return ReadLine(line, definitions);
        }

        var map = (YamlMappingNode)node;
        foreach (var how in new[] { "any", "all", "none" })
        {
            if (map.Children.TryGetValue(how, out var parts))
            {
                return new Join(how, 0, ReadAll(parts, definitions));
            }
        }

        return new Join("at-least", int.Parse(map["at-least"].ToString()), ReadAll(map["of"], definitions));
    }

    private static Rule[] ReadAll(YamlNode parts, IReadOnlyDictionary<string, Rule> definitions) =>
        [.. ((YamlSequenceNode)parts).Select(part => Read(part, definitions))];

    private static Rule ReadLine(string line, IReadOnlyDictionary<string, Rule> definitions)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["urgency", "below", var level] => new UrgencyBelow(Array.IndexOf(Levels, level)),
            ["fewer", "than", var count, ..] => new FewerInformative(int.Parse(count)),
            ["both", "sides", "marked", "among", ..] => new BothSides(List(words[4..])),
            [var name, "besides", ..] => Without(definitions[name], (Test)ReadLine(string.Join(' ', words[2..]), definitions)),
            [var item, "is", "any", "of", ..] => new Test(item, List(words[4..])),
            [var item, "is", var option] => new Test(item, [option.Trim('"')]),
            [var name] => definitions[name],
            _ => throw new InvalidDataException($"'{line}' is no rule line."),
        };
    }

    private static string[] List(string[] words) =>
        [.. string.Join(' ', words).Split(',').Select(word => word.Trim().Trim('"'))];

    private static Rule Without(Rule rule, Test besides) => rule switch
    {
        Test(var item, var options) when item == besides.Item => new Test(item, [.. options.Except(besides.Options)]),
        Join(var how, var count, var parts) => new Join(how, count, [.. parts.Select(part => Without(part, besides))]),
        _ => rule,
    };
}
