using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GluteTriage.Content.Authoring;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>Something a row rests on that is no test: a file, and what stands in it.</summary>
internal sealed record SecurityProof(string At, string Says);

/// <summary>One line of <c>docs/security/asvs.yaml</c>.</summary>
/// <param name="Level">1 to 3; 0 where the row is one of the law.</param>
/// <param name="Left">What is missing; null where nothing is.</param>
/// <param name="Unused">Why the row does not apply; null where it does.</param>
internal sealed record SecurityRow(
    ImmutableArray<string> Is, int Level, string Checked, ImmutableArray<string> Tests, ImmutableArray<SecurityProof> How, string? Left, string? Unused)
{
    public string Name => string.Join(", ", Is);

    /// <summary>How the row stands, in the words of <see cref="SecurityList.Standings"/>.</summary>
    public string Standing => this switch
    {
        { Unused: not null } => "not used",
        { Left: not null, Tests.IsEmpty: true, How.IsEmpty: true } => "not met",
        { Left: not null } => "partly",
        { Tests.IsEmpty: false } => "by test",
        _ when How.All(proof => proof.At.EndsWith(".md", StringComparison.Ordinal)) => "by document",
        _ => "by build or setting",
    };
}

/// <summary>The list of security checks as data, and the page that is made of it.</summary>
internal static class SecurityList
{
    public const string Data = "docs/security/asvs.yaml";
    public const string Page = "docs/security/asvs.md";

    public static readonly ImmutableArray<string> Standings = ["by test", "by build or setting", "by document", "partly", "not met", "not used"];

    private static readonly ImmutableArray<string> Chapters =
    [
        "Encoding and sanitizing", "Validation and the order of steps", "The browser", "The API and HTTP", "Files", "Signing in", "Sessions",
        "Who may do what", "Self-contained tokens", "OAuth and OpenID Connect", "Cryptography", "Connections", "Configuration", "Data", "Code and packages",
        "Logs and errors", "WebRTC",
    ];

    public static (ImmutableArray<SecurityRow> Asvs, ImmutableArray<SecurityRow> Law) Read()
    {
        var faults = new FaultLog();
        var root = (Yaml.Map)YamlReader.Read(new ContentFile(Data, SourceTree.Text(Data)), faults)!;
        NoFaults.In(faults.Faults.Select(fault => $"{Data}:{fault.Line}: {fault.Check}"));
        return (RowsOf(root, "asvs"), RowsOf(root, "law"));
    }

    /// <summary>1.2.10 stands after 1.2.9.</summary>
    public static int OrderOf(string number) =>
        number.Split('.').Aggregate(0, (sum, part) => (sum * 100) + int.Parse(part, CultureInfo.InvariantCulture));

    public static string Written(ImmutableArray<SecurityRow> asvs, ImmutableArray<SecurityRow> law)
    {
        var page = new StringBuilder($"""
            # What is checked for security, by the numbers of ASVS 5.0

            Made from [asvs.yaml](asvs.yaml): change that file, run the tests, and take the new page with `./dev approve`. Numbers and levels are those of the
            [OWASP Application Security Verification Standard](https://github.com/OWASP/ASVS) 5.0.0; the words are ours, and say what is checked here. Every
            requirement of levels 1 and 2 is on the page, and those of level 3 that are taken on. Nobody from outside has audited it.

            A row says what holds it: tests, by class and method; or a file, and what stands in it; or what is **left**. A row with both is met in part.
            A test compares the page with its data, and looks for every test and file that is named.

            ## How many requirements

            | Level | {string.Join(" | ", Standings)} | all |
            |---|{string.Concat(Standings.Select(_ => "---|"))}---|

            """);
        foreach (var level in asvs.Select(row => row.Level).Distinct().Order())
        {
            var counts = Standings.Select(standing => Count(row => row.Level == level && row.Standing == standing));
            page.Append(null, $"| {level} | {string.Join(" | ", counts)} | {Count(row => row.Level == level)} |\n");
        }

        foreach (var chapter in asvs.GroupBy(row => int.Parse(row.Is[0].Split('.')[0], CultureInfo.InvariantCulture)))
        {
            Table(page, $"{chapter.Key}. {Chapters[chapter.Key - 1]}", "ASVS", chapter, row => $"{row.Name} (level {row.Level})");
        }

        Table(page, "The law on data protection", "GDPR", law, row => row.Name);
        return page.ToString();

        int Count(Func<SecurityRow, bool> which) => asvs.Where(which).Sum(row => row.Is.Length);
    }

    private static void Table(StringBuilder page, string title, string first, IEnumerable<SecurityRow> rows, Func<SecurityRow, string> name)
    {
        page.Append(null, $"\n## {title}\n\n| {first} | What is checked | How | Held by |\n|---|---|---|---|\n");
        foreach (var row in rows)
        {
            page.Append(null, $"| {name(row)} | {row.Checked} | {row.Standing} | {HeldBy(row)} |\n");
        }
    }

    private static string HeldBy(SecurityRow row) => string.Join("; ", row.Tests.Select(test => $"`{test}`")
        .Concat(row.How.Select(proof => $"[{proof.At}](../../{proof.At}): {proof.Says}"))
        .Concat(row.Unused is null ? [] : [row.Unused])
        .Concat(row.Left is null ? [] : [$"**left:** {row.Left}"]));

    private static ImmutableArray<SecurityRow> RowsOf(Yaml.Map root, string key) => [.. ((Yaml.List)root[key]!).Of.Cast<Yaml.Map>().Select(RowOf)];

    private static SecurityRow RowOf(Yaml.Map row)
    {
        NoFaults.In(row.Of.Where(pair => pair.Key.Value is not ("is" or "level" or "checked" or "tests" or "how" or "left" or "unused"))
            .Select(pair => $"{Data}:{pair.Key.Line}: there is no key {pair.Key.Value}."));
        return new SecurityRow(
            TextsOf(row["is"]),
            TextOf(row["level"]) is { } level ? int.Parse(level, CultureInfo.InvariantCulture) : 0,
            TextOf(row["checked"]) ?? "",
            TextsOf(row["tests"]),
            [.. ((row["how"] as Yaml.List)?.Of ?? []).Cast<Yaml.Map>().Select(proof => new SecurityProof(TextOf(proof["at"])!, TextOf(proof["says"])!))],
            TextOf(row["left"]),
            TextOf(row["unused"]));
    }

    private static string? TextOf(Yaml? node) => (node as Yaml.Text)?.Value;

    private static ImmutableArray<string> TextsOf(Yaml? node) => [.. ((node as Yaml.List)?.Of ?? []).Cast<Yaml.Text>().Select(text => text.Value)];
}
