using System.Globalization;
using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>The documents lead where they say, and their indexes are whole.</summary>
public sealed partial class DocumentsTests
{
    private static readonly string[] CodeFolders = ["src", "tests"];

    [Fact]
    public void The_readme_counts_the_worked_patients_there_are()
    {
        var said = WorkedPatients().Matches(Text("README.md")).Select(count => count.Value).ToList();

        Assert.Equal([$"{Shipped.Release.Vignettes.Length} worked patients", $"all {Shipped.Release.Vignettes.Length} vignettes"], said);
    }

    [Fact]
    public void Every_decision_stands_in_the_index_under_its_title()
    {
        var records = Directory.EnumerateFiles(Path.Combine(Shipped.Root, "docs/adr"), "0*.md").Order(StringComparer.Ordinal)
            .Select(file => (File: Path.GetFileName(file), Title: File.ReadLines(file).First()[2..])).ToList();
        var index = File.ReadAllText(Path.Combine(Shipped.Root, "docs/adr/README.md"));
        var numbers = records.Select(record => int.Parse(record.Title[..4], CultureInfo.InvariantCulture)).ToList();

        Assert.All(records, record => Assert.StartsWith(record.Title[..4], record.File, StringComparison.Ordinal));
        var rows = IndexRow().Matches(index).Select(row => row.Groups[1].Value).ToList();
        var expected = records.Select(record => $"| [{record.Title[..4]}]({record.File}) | {record.Title[5..]} |").ToList();
        NoFaults.In(expected.Except(rows).Select(row => $"docs/adr/README.md lacks the line \"{row} ...\": add it, with one sentence."));
        NoFaults.In(rows.Except(expected).Select(row => $"docs/adr/README.md has the line \"{row} ...\", and no decision of that file and title: correct it."));
        Assert.Equal(expected, rows);
        NoFaults.In(Enumerable.Range(1, numbers.Max()).Except(numbers).Where(number => !index.Contains($"{number:0000} is unused", StringComparison.Ordinal))
            .Select(number => $"No decision has the number {number:0000}: say in docs/adr/README.md that \"{number:0000} is unused\"."));
    }

    [Fact]
    public void Every_document_stands_in_the_index_of_the_documents()
    {
        var index = File.ReadAllText(Path.Combine(Shipped.Root, "docs/README.md"));
        var documents = Documents("docs").Select(path => path["docs/".Length..])
            .Where(path => path != "README.md" && (path.EndsWith("/README.md", StringComparison.Ordinal) || !path.StartsWith("adr/", StringComparison.Ordinal)))
            .Where(path => path.EndsWith("/README.md", StringComparison.Ordinal) || !path.StartsWith("clinical/", StringComparison.Ordinal));

        NoFaults.In(documents.Where(path => !index.Contains($"]({path})", StringComparison.Ordinal))
            .Select(path => $"docs/README.md does not name {path}: add a line."));
    }

    [Fact]
    public void Every_file_of_the_clinical_reference_stands_in_its_index()
    {
        var index = File.ReadAllText(Path.Combine(Shipped.Root, "docs/clinical/README.md"));

        NoFaults.In(Documents("docs/clinical").Select(path => Path.GetFileName(path))
            .Where(file => file != "README.md" && !index.Contains($"]({file})", StringComparison.Ordinal))
            .Select(file => $"docs/clinical/README.md does not name {file}: add a line."));
    }

    [Fact]
    public void Every_link_between_documents_leads_to_a_file_and_a_place_in_it()
    {
        var links = Documents("docs").Append("README.md").Append(".github/CONTRIBUTING.md").SelectMany(LinksOf).ToList();

        Assert.True(links.Count > 300);
        NoFaults.In(links.Distinct().SelectMany(link => FaultOf(link.From, link.Path, link.Place)));
    }

    [Fact]
    public void Every_place_in_a_document_that_code_and_content_name_is_there()
    {
        var named = CodeFolders.Append("content").SelectMany(folder => Files(folder, ".cs", ".yaml", ".razor"))
            .SelectMany(path => PlaceInCode().Matches(Text(path)).Select(match => (path, match.Groups[1].Value, match.Groups[2].Value))).ToList();

        Assert.True(named.Count > 20);
        NoFaults.In(named.Distinct().SelectMany(place => FaultOf(place.path, place.Item2, place.Item3)));
    }

    [Fact]
    public void Every_type_of_the_glossary_is_one_of_the_code_and_the_words_stand_in_order()
    {
        var words = GlossaryRow().Matches(Text("docs/glossary.md")).Select(row => row.Groups[1].Value).ToList();
        var code = string.Join('\n', CodeFolders.SelectMany(folder => Files(folder, ".cs")).Select(Text));

        Assert.True(words.Count > 50);
        Assert.Equal(words.Select(Plain).Order(StringComparer.OrdinalIgnoreCase), words.Select(Plain));
        NoFaults.In(words.SelectMany(word => TypeName().Matches(word).Select(match => match.Groups[1].Value)).Distinct()
            .Where(name => !Regex.IsMatch(code, $@"\b(?:class|record|struct|enum|interface) {name}\b"))
            .Select(name => $"docs/glossary.md explains {name}, and no type has that name: follow the rename, or take the line out."));

        static string Plain(string word) => word.Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal);
    }

    private static IEnumerable<(string From, string Path, string Place)> LinksOf(string document) =>
        Link().Matches(Code().Replace(Text(document), ""))
            .Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('/'))
            .Select(target => target.Split('#'))
            .Select(parts => (document, parts[0].Length == 0 ? document : Resolved(document, parts[0]), parts.ElementAtOrDefault(1) ?? ""));

    private static string Resolved(string document, string path) =>
        Path.GetRelativePath(Shipped.Root, Path.GetFullPath(Path.Combine(Shipped.Root, Path.GetDirectoryName(document)!, path))).Replace('\\', '/');

    private static IEnumerable<string> FaultOf(string from, string path, string place)
    {
        var whole = Path.Combine(Shipped.Root, path);
        if (!File.Exists(whole) && !Directory.Exists(whole))
        {
            yield return $"{from} leads to {path}, which is not there: correct the link.";
        }
        else if (place.Length > 0 && !PlacesOf(path).Contains(place))
        {
            yield return $"{from} leads to {path}#{place}, and {path} has no such anchor or heading: correct the link.";
        }
    }

    private static HashSet<string> PlacesOf(string path) =>
    [
        .. Anchor().Matches(Text(path)).Select(match => match.Groups[1].Value),
        .. Heading().Matches(Text(path)).Select(match => NotInHeadings().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-')),
    ];

    private static IEnumerable<string> Documents(string folder) => Files(folder, ".md");

    private static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Shipped.Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => endings.Contains(Path.GetExtension(file)))
            .Select(file => Path.GetRelativePath(Shipped.Root, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static string Text(string path) => File.ReadAllText(Path.Combine(Shipped.Root, path));

    [GeneratedRegex("[0-9]+ worked patients|all [0-9]+ vignettes")]
    private static partial Regex WorkedPatients();

    [GeneratedRegex(@"^(\| \[[0-9]{4}\]\([^)]+\) \| [^|]+ \|)", RegexOptions.Multiline)]
    private static partial Regex IndexRow();

    [GeneratedRegex(@"^\| ([^|]+?) \|(?! Elsewhere)(?! What it is)", RegexOptions.Multiline)]
    private static partial Regex GlossaryRow();

    [GeneratedRegex("`([A-Z][A-Za-z]+)`")]
    private static partial Regex TypeName();

    /// <summary>An inline link, or the address of a link named elsewhere.</summary>
    [GeneratedRegex(@"\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex(@"`[^`\n]*`|^    .*$", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\b(docs/[\w/.-]+\.md)(?:#([\w-]+))?")]
    private static partial Regex PlaceInCode();

    [GeneratedRegex("<a id=\"([^\"]+)\"></a>")]
    private static partial Regex Anchor();

    [GeneratedRegex("^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInHeadings();
}
