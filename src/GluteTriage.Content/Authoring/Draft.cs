using System.Collections.Immutable;
using System.Globalization;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>What the readers of the several kinds of file share during one compilation.</summary>
internal sealed class Draft(ContentFolder folder, FaultLog faults)
{
    private static readonly string[] NotCitations = ["judgement", "general-knowledge"];
    private readonly HashSet<string> read = [];

    public ContentFolder Folder { get; } = folder;

    public FaultLog Faults { get; } = faults;

    public CriterionParser Rules { get; } = new(faults);

    public TextChecks Texts { get; } = new(faults);

    /// <summary>The pages read so far, for what can only be checked once all are known.</summary>
    public List<WrittenPage> Written { get; } = [];

    /// <summary>The file that was taken last; null before the first.</summary>
    public string? Reading { get; private set; }

    /// <summary>Every code a "sources" list may name. Set once sources.yaml is read.</summary>
    public ImmutableHashSet<string> KnownSources { get; private set; } = [.. NotCitations];

    public void Know(IEnumerable<Source> sources) =>
        KnownSources = KnownSources.Union(sources.Select(source => source.Code.Value));

    /// <summary>The day no review can be after. Set once release.yaml is read; null when it has a fault.</summary>
    public DateOnly? ReleasedOn { get; private set; }

    public void Know(ReleaseNote note) => ReleasedOn = note.Date == default ? null : note.Date;

    /// <summary>A file for its reader. What nobody takes is a fault.</summary>
    /// <returns>Null when there is none.</returns>
    public ContentFile? Take(string path)
    {
        var file = Folder.Find(path);
        if (file is not null)
        {
            read.Add(path);
            Reading = path;
        }

        return file;
    }

    /// <summary>Faults for files that could not be opened and for characters nobody can read, whatever kind of file it is.</summary>
    public void CheckFiles()
    {
        foreach (var (path, why) in Folder.NotOpened)
        {
            Faults.AddFile(path, "File cannot be opened", $"This file cannot be opened: {why}", "Give the program leave to read it, or remove it.");
        }

        foreach (var file in Folder.Files)
        {
            Texts.CheckCharacters(file);
        }
    }

    /// <summary>Faults for files no reader took. Call when everything was read.</summary>
    public void RefuseUnread()
    {
        foreach (var file in Folder.Files.Where(file => !read.Contains(file.Path)))
        {
            Faults.AddFile(file.Path, "File is not read", "This file is not read, so what it says would be missing without a word.",
                FileNames.Meant(file.Path) switch
                {
                    { } meant when meant == file.Path => "Add an entry for the drawing to a list in pictures/, or move the file out of content/.",
                    { } meant => $"Rename it to {meant}.",
                    null => "content/README.md lists the files there are: move what it says into one of them, or the file out of content/.",
                });
        }
    }

    /// <summary>A fault for a day on which somebody looked that is later than the release itself, or long before there was one.</summary>
    public void RefuseImpossibleDay(Fields fields, string key, DateOnly day)
    {
        if (day != default && day.Year < Fields.FirstYear)
        {
            Faults.Add(fields.At[key]!, "Dates cannot be", $"The day under '{key}' is before the year {Fields.FirstYear}.", "Correct it.");
        }

        if (ReleasedOn < day)
        {
            Faults.Add(fields.At[key]!, "Dates cannot be", $"The day under '{key}' is after the release, which is of {ReleasedOn:yyyy-MM-dd}.",
                "Correct it, or the date in release.yaml.");
        }
    }

    /// <summary>The name of the clinician who signed, and the day, under <c>signed-off</c>; or "none" as long as nobody has.</summary>
    public string SignedOff(Fields fields)
    {
        const string Key = "signed-off";
        var text = fields.Text(Key);
        if (text is "" or "none")
        {
            return text;
        }

        if (text.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var comma && text[..comma].Count(char.IsLetter) > 1
            && DateOnly.TryParseExact(text[(comma + 2)..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            RefuseImpossibleDay(fields, Key, day);
        }
        else
        {
            Faults.Add(fields.At[Key]!, "Signature is not whole", $"'{text}' does not say who signed, and on which day.",
                "Write a name and a day, such as 'Dr A. Name, 2026-11-29', or 'none' until a named clinician has signed.");
        }

        return text;
    }

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

    private Yaml? Root(string path)
    {
        if (Take(path) is not { } file)
        {
            Faults.AddFile(path, "File is missing", "This file is missing.", "Add it; content/README.md shows it.");
            return null;
        }

        var root = YamlReader.Read(file, Faults);
        if (root is not null)
        {
            Texts.CheckRoot(root);
            RefuseEmptyLists(root, key: null);
        }

        return root;
    }

    /// <summary>A list from which everything was taken would be missing without a word, unless it may say that there is none.</summary>
    private void RefuseEmptyLists(Yaml node, string? key)
    {
        switch (node)
        {
            case Yaml.List { Of: [] } list when !FileNames.MayHoldNone(list.File.Path, key):
                Faults.Add(list, "Empty list", "This list holds no line.", "Add one, or remove the list.");
                break;
            case Yaml.List list:
                foreach (var entry in list.Of)
                {
                    RefuseEmptyLists(entry, key);
                }

                break;
            case Yaml.Map map:
                foreach (var (name, value) in map.Of)
                {
                    RefuseEmptyLists(value, name.Value);
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
