using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>What the readers of the several kinds of file share during one compilation.</summary>
internal sealed partial class Draft(ContentFolder folder, FaultLog faults)
{
    private static readonly string[] NotCitations = ["judgement", "general-knowledge"];

    public ContentFolder Folder { get; } = folder;

    public FaultLog Faults { get; } = faults;

    public CriterionParser Rules { get; } = new(faults);

    /// <summary>Every code a "sources" list may name. Set once sources.yaml is read.</summary>
    public ImmutableHashSet<string> KnownSources { get; private set; } = [.. NotCitations];

    public void Know(IEnumerable<Source> sources) =>
        KnownSources = KnownSources.Union(sources.Select(source => source.Code.Value));

    /// <returns>The keys of a file that must exist and be a map; null after a fault.</returns>
    public Fields? Map(string path) => Root(path) switch
    {
        null => null,
        Yaml.Map map => new Fields(map, Faults, KnownSources),
        var other => NotA<Fields>(other, "a map of keys"),
    };

    /// <returns>The keys of each entry of a file that must exist and be a list of maps.</returns>
    public IEnumerable<Fields> List(string path) => Root(path) switch
    {
        null => [],
        Yaml.List list => [.. list.Of.Select(entry => entry is Yaml.Map map
            ? new Fields(map, Faults, KnownSources)
            : NotA<Fields>(entry, "a map of keys")).OfType<Fields>()],
        var other => [.. new[] { NotA<Fields>(other, "a list") }.OfType<Fields>()],
    };

    /// <returns>The keys of every YAML file of a folder, sorted by path.</returns>
    public IEnumerable<Fields> Each(string inFolder)
    {
        var files = Folder.In(inFolder, ".yaml").ToList();
        RefuseTwins(files, file => file.Name, inFolder);
        return [.. files.Select(file => Map(file.Path)).OfType<Fields>()];
    }

    public Criterion? OptionalRule(Fields fields, string key, RulePlace place) =>
        fields.Optional(key) is { } node ? Rules.Parse(node, place) : null;

    public Criterion Rule(Fields fields, string key, RulePlace place) =>
        fields.Required(key) is { } node ? Rules.Parse(node, place) : new Criterion.Any([]);

    /// <summary>Faults for entries that share a code.</summary>
    public void RefuseTwins<T>(IEnumerable<T> entries, Func<T, string> code, string path)
    {
        foreach (var twin in entries.GroupBy(code).Where(group => group.Count() > 1))
        {
            Faults.AddFile(path, "Code stands twice", $"The code '{twin.Key}' is given twice.", "Rename or remove one.");
        }
    }

    /// <summary>Faults for tokens no region can fill, anywhere in a file that is not YAML.</summary>
    public void RefuseUnknownTokens(ContentFile file)
    {
        for (var line = 1; file.LineText(line) is { } text; line++)
        {
            RefuseUnknownTokens(new Yaml.Text(file, line, 1, text));
        }
    }

    [GeneratedRegex(@"\{([a-z-]+)\}")]
    private static partial Regex TokenPattern();

    private Yaml? Root(string path)
    {
        if (Folder.Find(path) is not { } file)
        {
            Faults.AddFile(path, "File is missing", "This file is missing.", "Add it; content/README.md shows it.");
            return null;
        }

        var root = YamlReader.Read(file, Faults);
        if (root is not null)
        {
            RefuseUnknownTokens(root);
        }

        return root;
    }

    private void RefuseUnknownTokens(Yaml node)
    {
        switch (node)
        {
            case Yaml.Text text:
                foreach (var token in TokenPattern().Matches(text.Value).Where(match => !Region.Tokens.Contains(match.Groups[1].Value)))
                {
                    Faults.Add(text, token.Value, "Region token does not exist",
                        $"No region can fill '{token.Value}'; a person would read the braces.",
                        Suggestion.Among(token.Groups[1].Value, Region.Tokens));
                }

                break;
            case Yaml.List list:
                foreach (var part in list.Of)
                {
                    RefuseUnknownTokens(part);
                }

                break;
            case Yaml.Map map:
                foreach (var (_, value) in map.Of)
                {
                    RefuseUnknownTokens(value);
                }

                break;
        }
    }

    private T? NotA<T>(Yaml node, string wanted)
        where T : class
    {
        Faults.Add(node, "Wrong shape", $"This must be {wanted}.", "content/README.md shows the file.");
        return null;
    }
}
