using System.Text.RegularExpressions;

namespace GluteTriage.Testing;

/// <summary>Section 3 of the clinical reference as tests read it: its parts, and the table of pairs that are told apart.</summary>
public static partial class DistinguishingPairs
{
    private static readonly string Reference = File.ReadAllText(Path.Combine(Shipped.Root, "docs/clinical/reference.md"));

    /// <summary>The rows of 3.9, with each point of either side by itself.</summary>
    public static IReadOnlyList<(string Pair, HashSet<string> ToFirst, HashSet<string> ToSecond)> Rows() =>
    [
        .. Row().Matches(Text("3.9"))
            .Select(row => (row.Groups[1].Value.Trim(), Points(row.Groups[2].Value), Points(row.Groups[3].Value)))
            .Where(row => row.Item1.Contains('/', StringComparison.Ordinal)),
    ];

    /// <param name="number">As <c>3.4</c>.</param>
    /// <returns>The section with its lines joined; empty where there is none.</returns>
    public static string Section(string number) => Space().Replace(Text(number), " ");

    /// <returns>What a cell lists, each by itself.</returns>
    public static HashSet<string> Points(string cell) => [.. cell.Split([';', ','], StringSplitOptions.TrimEntries)];

    private static string Text(string number) =>
        Reference.Split($"\n### {number} ") is [_, var after] ? NextHeading().Split(after)[0] : "";


    [GeneratedRegex(@"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("\n##+ ")]
    private static partial Regex NextHeading();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
