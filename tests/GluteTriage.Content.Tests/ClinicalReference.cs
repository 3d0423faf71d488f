using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>The clinical reference in docs/clinical as its tests read it: anchors, rows, tables.</summary>
internal sealed partial class ClinicalReference
{
    public const string NotYet = "docs/clinical/not-yet-in-the-content.md";

    private ClinicalReference(List<(string Anchor, string File)> anchors, string notYet, string questions, string ranking)
    {
        Anchors = anchors;
        Rows = [.. anchors.Where(anchor => anchor.File == "docs/clinical/red-flags.md").Select(anchor => anchor.Anchor.ToUpperInvariant()).Where(IsRow)];
        Decided = CodesOf(Section(notYet, "decided"));
        WithoutRule = CodesOf(Section(notYet, "no-rule"));
        Options = ItemRow().Matches(questions)
            .ToDictionary(row => row.Groups[1].Value, row => OptionInRow().Matches(row.Groups[2].Value).Select(option => option.Groups[1].Value).ToList());
        Weights = [.. WeightTable().Matches(ranking).SelectMany(table => WeightRow().Matches(table.Groups[2].Value)
            .SelectMany(row => WeightInRow().Matches(row.Groups[2].Value)
                .Select(weight => $"{table.Groups[1].Value} is {row.Groups[1].Value}: {weight.Groups[1].Value} {weight.Groups[2].Value.TrimStart('+')}")))];
    }

    /// <summary>Every anchor, in the order of the files.</summary>
    public IReadOnlyList<(string Anchor, string File)> Anchors { get; }

    /// <summary>The rows of the red flags, RF01 and so on, A1 and so on.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>First cells of the table of what is decided and not yet in the content.</summary>
    public HashSet<string> Decided { get; }

    /// <summary>First cells of the table of rows that have no rule of their own.</summary>
    public HashSet<string> WithoutRule { get; }

    /// <summary>The options of each item, in order.</summary>
    public IReadOnlyDictionary<string, List<string>> Options { get; }

    /// <summary>Every weight, as "item is option: cause points".</summary>
    public HashSet<string> Weights { get; }

    public static bool IsRow(string code) => RowCode().IsMatch(code);

    public bool HasAnchor(string code) => Anchors.Any(anchor => anchor.Anchor.Equals(code, StringComparison.OrdinalIgnoreCase));

    public static ClinicalReference Read()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Shipped.Root, "docs/clinical"), "*.md").Order(StringComparer.Ordinal)
            .ToDictionary(file => $"docs/clinical/{Path.GetFileName(file)}", File.ReadAllText);
        return new(
            [.. files.SelectMany(file => Anchor().Matches(file.Value).Select(match => (match.Groups[1].Value, file.Key)))],
            files[NotYet], files["docs/clinical/questions.md"], files["docs/clinical/ranking.md"]);
    }

    private static string Section(string text, string anchor) => text.Split($"<a id=\"{anchor}\"></a>")[1].Split("<a id=")[0];

    private static HashSet<string> CodesOf(string section) => [.. FirstCell().Matches(section).Select(cell => cell.Groups[1].Value)];

    [GeneratedRegex("""<a id="([^"]+)"></a>""")]
    private static partial Regex Anchor();

    [GeneratedRegex("^(RF[0-9]{2}|A[0-9]{1,2})$")]
    private static partial Regex RowCode();

    [GeneratedRegex("""^\| \[`?([^`\]]+)`?\]""", RegexOptions.Multiline)]
    private static partial Regex FirstCell();

    [GeneratedRegex("""^\| <a id="item-([a-z-]+)"></a>(.*)$""", RegexOptions.Multiline)]
    private static partial Regex ItemRow();

    [GeneratedRegex("(?:^[^|]*[|][^|]*[|][^|]*[|] |<br>)`([a-z0-9-]+)`")]
    private static partial Regex OptionInRow();

    [GeneratedRegex("""<a id="w-([a-z-]+)"></a>(.*?)(?=<a id=|\z)""", RegexOptions.Singleline)]
    private static partial Regex WeightTable();

    [GeneratedRegex("^[|] `([a-z0-9-]+)` [|](.*)$", RegexOptions.Multiline)]
    private static partial Regex WeightRow();

    [GeneratedRegex("`([a-z-]+)` ([+-][0-9.]+)")]
    private static partial Regex WeightInRow();
}
