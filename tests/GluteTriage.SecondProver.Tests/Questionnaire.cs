using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace GluteTriage.SecondProver.Tests;

internal sealed record Option(string Code, bool Exclusive, string[] LeavesOpen, Rule? Unless);

internal sealed record Question(
    string Code, bool SomeOf, Option[] Options, string[]? NotSureCovers, string[] ExactlyOneOf, string? Harmless,
    Rule? AskWhen, Rule? AskAgain, bool DoubtCounts, bool SeveralPlaces, bool SaysWhyHidden, Rule? HideWhen);

internal sealed record Tier(string Flag, int Level, Rule When, bool SaysWhyCovered);

internal sealed record Weight(string Item, string Option, int Points, bool Defining, Rule? Unless);

internal sealed record PossibleCause(string Code, string Family, int Prior, Rule? Needs, Weight[] Weights);

internal sealed record OrderRule(Rule When, string[] Above);

/// <summary>The content files, read by code of this project only.</summary>
internal sealed class Questionnaire
{
    private readonly Func<string, YamlNode> read;

    /// <param name="folder">The content folder.</param>
    /// <param name="edit">Changes the text of a file before it is read; for contents with a fault.</param>
    public Questionnaire(string folder, Func<string, string, string>? edit = null)
    {
        read = path =>
        {
            var text = File.ReadAllText(Path.Combine(folder, path));
            var stream = new YamlStream();
            stream.Load(new StringReader(edit?.Invoke(path, text) ?? text));
            return stream.Documents[0].RootNode;
        };
        Dictionary<string, Rule> definitions = [];
        foreach (var definition in (YamlSequenceNode)read("definitions.yaml"))
        {
            definitions[Text(definition, "code")!] = Rule.Read(definition, definitions);
        }

        var sections = (YamlSequenceNode)read("questionnaire.yaml")["sections"];
        Questions = [.. sections.SelectMany(section => Texts(section, "items").Select(item => ReadQuestion(section, item, definitions)))];
        LastSection = Texts(sections.Last(), "items");
        Tiers = [.. Files(folder, "red-flags").SelectMany(flag => ((YamlSequenceNode)read(flag)["tiers"]).Select(tier => new Tier(
            Text(read(flag), "code")!, Level(tier), Rule.Read(tier["when"], definitions), Text(read(flag), "covered-because") is not null)))];
        Floors = [.. ((YamlSequenceNode)read("urgencies.yaml")["floors"]).Select(floor => (Level(floor), Rule.Read(floor["when"], definitions)))];
        var ranking = read("ranking.yaml");
        Informative = Texts(ranking["informative"], "items");
        Shrink = decimal.Parse(Text(ranking, "shrink")!, CultureInfo.InvariantCulture);
        Groups = [.. ((YamlMappingNode)ranking["groups"]).Select(group => (
            Cap: int.Parse(
                Find(ranking, "caps") is { } caps && Text(caps, group.Key.ToString()) is { } own ? own : Text(ranking, "cap")!,
                CultureInfo.InvariantCulture),
            Items: ((YamlSequenceNode)group.Value).Select(item => item.ToString()).ToArray()))];
        LargerOf = [.. (Find(ranking, "larger-of") as YamlSequenceNode ?? []).Select(pair => (pair[0].ToString(), pair[1].ToString()))];
        Ordering = [.. ((YamlSequenceNode)ranking["ordering"]).Select(rule => new OrderRule(Rule.Read(rule["when"], definitions), Texts(rule, "above")))];
        Shares = Files(folder, "families").Select(read).SelectMany(SharesOf).ToDictionary(share => share.Cause, share => share.Share);
        Causes = [.. Files(folder, "causes").Select(read).Select(cause => ReadCause(cause, definitions))];
    }

    /// <summary>In asking order.</summary>
    public Question[] Questions { get; }

    /// <summary>The items that are about causes only.</summary>
    public string[] LastSection { get; }

    public Tier[] Tiers { get; }

    public (int Level, Rule When)[] Floors { get; }

    public string[] Informative { get; }

    public decimal Shrink { get; }

    public (int Cap, string[] Items)[] Groups { get; }

    public (string First, string Second)[] LargerOf { get; }

    public OrderRule[] Ordering { get; }

    public PossibleCause[] Causes { get; }

    /// <summary>For each cause of a family with shares its part of the whole.</summary>
    public Dictionary<string, double> Shares { get; }

    private static IEnumerable<(string Cause, double Share)> SharesOf(YamlNode family)
    {
        var shares = Find(family, "shares") is YamlMappingNode map
            ? map.Select(share => (Cause: share.Key.ToString(), Share: double.Parse(share.Value.ToString(), CultureInfo.InvariantCulture))).ToList()
            : [];
        return shares.Select(share => (share.Cause, share.Share / shares.Sum(each => each.Share)));
    }

    private static IEnumerable<string> Files(string folder, string under) => Directory
        .EnumerateFiles(Path.Combine(folder, under), "*.yaml").Order(StringComparer.Ordinal)
        .Select(path => Path.Combine(under, Path.GetFileName(path)));

    private Question ReadQuestion(YamlNode section, string code, Dictionary<string, Rule> definitions)
    {
        var item = read(Path.Combine("items", code + ".yaml"));
        var options = ((YamlSequenceNode)item["options"]).Select(option => new Option(
            Text(option, "code")!,
            Text(option, "exclusive") is "true" || Text(option, "code") is "not-sure" or "skip" or "not-done" && Text(option, "exclusive") is "true",
            Find(option, "leaves-open") is { } leaves ? Texts(leaves, "options") : [],
            Find(option, "leaves-open") is { } open && Find(open, "unless") is { } unless ? Rule.Read(unless, definitions) : null)).ToArray();
        var rules = new[] { Texts(section, "ask-when-not-for").Contains(code) ? null : Find(section, "ask-when"), Find(item, "ask-when") }
            .OfType<YamlNode>().Select(rule => Rule.Read(rule, definitions)).ToArray();
        var again = Find(item, "ask-again");
        return new Question(
            code,
            Text(item, "kind") is "some-of",
            options,
            Find(item, "not-sure-covers") is null ? null : Texts(item, "not-sure-covers"),
            Texts(item, "exactly-one-of"),
            Text(item, "benign") ?? options.Select(option => option.Code).FirstOrDefault(option => option is "none" or "no"),
            rules is [] ? null : new Rule.Join("all", 0, rules),
            again is null ? null : Rule.Read(again["when"], definitions),
            again is not null && Text(again, "counts-as") is "not-sure",
            Text(item, "body-map") is "spread",
            Text(item, "hidden-because") is not null,
            Find(item, "hide-when") is { } hide ? Rule.Read(hide, definitions) : null);
    }

    private PossibleCause ReadCause(YamlNode cause, Dictionary<string, Rule> definitions) => new(
        Text(cause, "code")!,
        Text(cause, "family") ?? Text(cause, "code")!,
        int.Parse(Text(cause["prior"], "points")!, CultureInfo.InvariantCulture),
        Find(cause, "needs") is { } needs ? Rule.Read(needs, definitions) : null,
        [.. ((YamlSequenceNode)cause["evidence"]).Select(evidence => (Rule.Test)Rule.Read(evidence["when"], definitions) is var when
            ? new Weight(when.Item, when.Options[0], int.Parse(Text(evidence, "points")!, CultureInfo.InvariantCulture), Text(evidence, "defining") is "true",
                Find(evidence, "unless") is { } unless ? Rule.Read(unless, definitions) : null)
            : null!)]);

    private static int Level(YamlNode node) => Array.IndexOf(Rule.Levels, Text(node, "urgency"));

    private static YamlNode? Find(YamlNode node, string key) => ((YamlMappingNode)node).Children.TryGetValue(key, out var found) ? found : null;

    private static string? Text(YamlNode node, string key) => Find(node, key) is YamlScalarNode { Value: var text } ? text : null;

    private static string[] Texts(YamlNode node, string key) => Find(node, key) is YamlSequenceNode list ? [.. list.Select(entry => entry.ToString())] : [];
}
