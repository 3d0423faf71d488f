using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>Every fault message points to a section of docs/errors.md, so the section must be there.</summary>
public sealed partial class ErrorsPageTests
{
    [Fact]
    public void Every_check_has_its_section_and_every_section_its_check()
    {
        var checks = new[] { "Authoring", "SecondEntry" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Shipped.Root, "src/GluteTriage.Content", folder), "*.cs"))
            .Select(File.ReadAllText)
            .SelectMany(code => Call().Matches(code).Concat(Named().Matches(code)))
            .Select(match => match.Groups[1].Value)
            .Distinct().Order(StringComparer.Ordinal);
        var sections = Heading().Matches(File.ReadAllText(Path.Combine(Shipped.Root, "docs/errors.md"))).Select(match => match.Groups[1].Value);

        Assert.Equal(checks, sections);
    }

    [Fact]
    public void Every_check_the_compiler_tests_expect_is_explained() =>
        Assert.Empty(ContentCompilerTests.Faults.Select(row => row.Data.Item1).Distinct().Except(
            Heading().Matches(File.ReadAllText(Path.Combine(Shipped.Root, "docs/errors.md"))).Select(match => match.Groups[1].Value)));

    /// <summary>The first plain text argument of a call that reports a fault: its check.</summary>
    [GeneratedRegex("""(?:\.Add|AddFile|\bFault)\([^;]*?[(,]\s*"([A-Z][A-Za-z ]+)",""")]
    private static partial Regex Call();

    [GeneratedRegex("""const string \w*Check = "([^"]+)";""")]
    private static partial Regex Named();

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
