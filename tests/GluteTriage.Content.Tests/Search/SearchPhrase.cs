using GluteTriage.Content.Authoring;
using GluteTriage.Content.Search;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests.Search;

/// <summary>What somebody types, and what it has to meet.</summary>
/// <param name="Line">Where it stands, e.g. <c>phrases.yaml:12</c>.</param>
/// <param name="Promise">One of <see cref="Promises"/>.</param>
/// <param name="Names">Kind and code, e.g. <c>sign/unsafe</c>; any of them will do.</param>
public sealed record SearchPhrase(string Line, string Typed, string Promise, IReadOnlyList<string> Names)
{
    public static readonly IReadOnlyList<string> Promises = ["crisis", "poison", "emergency", "urgent-advice", "first", "among"];

    /// <returns>The phrases of one file beside this class.</returns>
    /// <exception cref="InvalidDataException">A line does not have the form the head of phrases.yaml gives.</exception>
    public static IReadOnlyList<SearchPhrase> Of(string file)
    {
        var path = Path.Combine(Shipped.Root, "tests", "GluteTriage.Content.Tests", "Search", file);
        var faults = new FaultLog();
        var root = YamlReader.Read(new ContentFile(file, File.ReadAllText(path).ReplaceLineEndings("\n")), faults) as Yaml.List;
        return root is null || faults.Faults.Count > 0
            ? throw new InvalidDataException(FaultReport.Of(faults.Faults))
            : [.. root.Of.Select(Read)];
    }

    /// <summary>How phrases name a thing that was found.</summary>
    public static string Name(SearchKind kind, string code) => kind switch
    {
        SearchKind.WarningSign => $"sign/{code}",
        SearchKind.Cause => $"cause/{code}",
        SearchKind.SelfCare => $"care/{code}",
        SearchKind.Word => $"word/{code}",
        _ => $"page/{code}",
    };

    private static SearchPhrase Read(Yaml entry) => entry is Yaml.Map { Of: [({ Value: "typed" }, Yaml.Text typed), (var promise, Yaml.List names)] }
            && Promises.Contains(promise.Value)
        ? new($"{entry.File.Path}:{entry.Line}", typed.Value, promise.Value, [.. names.Of.Cast<Yaml.Text>().Select(name => name.Value)])
        : throw new InvalidDataException($"{entry.File.Path}:{entry.Line} is not a phrase.");
}
