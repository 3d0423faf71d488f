namespace GluteTriage.Content.Authoring;

/// <summary>Names by which people choose among things of one kind: no two of them are the same, or nobody could tell them apart in a list.</summary>
internal sealed class SameNames(FaultLog faults)
{
    /// <summary>Files, or folders of them, and the key of the name in each file or entry.</summary>
    private static readonly (string Path, string Key)[] Named =
    [
        ("regions/", "name"), ("causes/", "title"), ("families/", "title"), ("red-flags/", "title"), ("items/", "short"), ("hazards/", "title"),
        ("pages/", "title"), ("self-care.yaml", "title"), ("exercises.yaml", "title"), ("screens.yaml", "title"),
    ];

    /// <summary>Lists within one file or entry, and the key of the name in each of their entries.</summary>
    private static readonly (string Path, string List, string Key)[] Within =
    [
        ("items/", "options", "say"), ("screens.yaml", "lines", "say"), ("families/", "labels", "title"), ("questionnaire.yaml", "sections", "title"),
        ("questionnaire.yaml", "places", "label"), ("questionnaire.yaml", "warning-areas", "title"),
    ];

    private readonly Dictionary<(string Kind, string Name), Yaml.Text> first = [];

    public void Check(Yaml root)
    {
        foreach (var map in Maps(root))
        {
            foreach (var (path, key) in Named.Where(named => TextKeys.IsAt(named.Path, map.File.Path)))
            {
                Check(path, map[key]);
            }

            foreach (var (_, list, key) in Within.Where(within => TextKeys.IsAt(within.Path, map.File.Path)))
            {
                foreach (var entry in map[list] is Yaml.List entries ? Maps(entries) : [])
                {
                    Check($"{map.File.Path}:{map.Line}:{list}", entry[key]);
                }
            }
        }
    }

    private void Check(string kind, Yaml? name)
    {
        if (name is not Yaml.Text text || string.IsNullOrWhiteSpace(text.Value))
        {
            return;
        }

        var plain = string.Join(' ', text.Value.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!first.TryAdd((kind, plain), text) && first[(kind, plain)] is var other)
        {
            faults.Add(text, "Name stands twice",
                $"'{text.Value.Trim()}' is the name in {other.File.Path}, line {other.Line}, too: nobody could tell the two apart.",
                "Give one of them another name.");
        }
    }

    private static IEnumerable<Yaml.Map> Maps(Yaml node) => node switch
    {
        Yaml.Map map => [map],
        Yaml.List list => list.Of.OfType<Yaml.Map>(),
        _ => [],
    };
}
