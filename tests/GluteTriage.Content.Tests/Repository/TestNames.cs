using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>Every test there is, as documents and hazards name it: <c>Class.Method</c>.</summary>
internal static partial class TestNames
{
    public static IReadOnlySet<string> All { get; } = Directory
        .EnumerateFiles(Path.Combine(Shipped.Root, "tests"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .SelectMany(file => In(File.ReadAllText(file))).ToHashSet();

    /// <summary>A file may hold several classes; a method belongs to the last one that began before it.</summary>
    private static IEnumerable<string> In(string code)
    {
        var classes = ClassName().Matches(code);
        return TestMethod().Matches(code).Select(method =>
            $"{classes.Last(found => found.Index < method.Index).Groups[1].Value}.{method.Groups[1].Value}");
    }

    [GeneratedRegex(@"class (\w+)")]
    private static partial Regex ClassName();

    /// <summary>Other attributes may stand between, over several lines.</summary>
    [GeneratedRegex(@"\[(?:Fact|Theory)\b(?:(?!\n\s*(?:public|private|internal)\b)[\s\S])*\n\s*public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex TestMethod();
}
