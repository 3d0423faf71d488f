using System.Globalization;
using System.Text.RegularExpressions;

namespace GluteTriage.Testing.Faults;

/// <summary>A test that carries a row of the matrix, as its attribute says in the sources: the page is drawn without building any suite.</summary>
/// <param name="Suite">The project, which is also the name of its program.</param>
/// <param name="Mutation">Null where none was tried.</param>
public sealed partial record FaultTest(
    int Row, string Suite, string Class, string Method, string Injected, string Seen, string Lost, string? Mutation)
{
    /// <summary>Every one of them, by row.</summary>
    public static IReadOnlyList<FaultTest> InSources() =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(Shipped.Root, "tests"), "GluteTriage.*")
            .Order(StringComparer.Ordinal)
            .SelectMany(suite => SourcesOf(suite).SelectMany(file => In(Path.GetFileName(suite), File.ReadAllText(file))))
            .OrderBy(test => test.Row),
    ];

    /// <summary>Those of one file. A file may hold several classes; a method belongs to the last one that began before it.</summary>
    /// <exception cref="FormatException">An attribute is written as it cannot be read here; the message gives it.</exception>
    public static IEnumerable<FaultTest> In(string suite, string code)
    {
        var classes = ClassName().Matches(code);
        foreach (Match begun in Begin().Matches(code))
        {
            var (found, method) = (Whole().Match(code, begun.Index), TestMethod().Match(code, begun.Index));
            if (!found.Success || found.Index != begun.Index || !method.Success)
            {
                throw new FormatException($"In {suite}, the attribute before '{method.Groups[1].Value}' is not plain enough to be read.");
            }

            var said = Property().Matches(found.Groups[2].Value).ToDictionary(one => one.Groups[1].Value, one => Regex.Unescape(one.Groups[2].Value));
            yield return new FaultTest(
                int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture), suite,
                classes.Last(one => one.Index < found.Index).Groups[1].Value, method.Groups[1].Value,
                said["Injected"], said["Seen"], said["Lost"], said.GetValueOrDefault("Mutation"));
        }
    }

    private static IEnumerable<string> SourcesOf(string suite) =>
        Directory.EnumerateFiles(suite, "*Tests*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\bclass (\w+)")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"^ +\[Fault\(", RegexOptions.Multiline)]
    private static partial Regex Begin();

    [GeneratedRegex(@" +\[Fault\((\d+)((?:,\s+\w+ = ""(?:[^""\\]|\\.)*"")+)\)\]")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(\w+) = ""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Property();

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex TestMethod();
}
