using System.Text.RegularExpressions;
using GluteTriage.Content.Reading;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>A hazard log is worth what holds its controls: each names tests, and the tests exist.</summary>
public sealed partial class HazardTests
{
    [Fact]
    public void Every_test_a_control_names_exists()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Shipped.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => TestsIn(File.ReadAllText(file))).ToHashSet();

        Assert.True(tests.Count > 300, "The tests were not found.");
        NoFaults.In(
            from hazard in Shipped.Release.Hazards
            from test in hazard.Controls.SelectMany(control => control.Tests).Except(tests)
            select $"content/hazards/{hazard.Code}.yaml names the test {test}, which does not exist: name the one that holds the control now.");
    }

    [Fact]
    public void Every_hazard_is_controlled_and_no_control_makes_it_worse()
    {
        var hazards = Shipped.Release.Hazards;

        Assert.InRange(hazards.Length, 25, 200);
        Assert.All(hazards, hazard =>
        {
            Assert.Contains(hazard.Controls, control => control.By is "design" or "test");
            Assert.True(hazard.After.Likelihood <= hazard.Before.Likelihood && hazard.After.Severity <= hazard.Before.Severity, hazard.Code);
            Assert.True(Weight(hazard.After) < Weight(hazard.Before), hazard.Code);
        });

        static int Weight(Risk risk) => risk.Likelihood * risk.Severity;
    }

    [Fact]
    public void No_hazard_is_called_accepted_while_no_clinician_has_read_it() =>
        Assert.All(Shipped.Release.Hazards, hazard => Assert.Equal("open", hazard.Status));

    /// <summary>A test class may hold several classes; a method belongs to the last one that began before it.</summary>
    private static IEnumerable<string> TestsIn(string code)
    {
        var classes = ClassName().Matches(code);
        return TestMethod().Matches(code).Select(method =>
            $"{classes.Last(found => found.Index < method.Index).Groups[1].Value}.{method.Groups[1].Value}");
    }

    [GeneratedRegex(@"class (\w+)")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"\[(?:Fact|Theory)\b[^\n]*\n(?:\s*\[[^\n]*\n)*\s*public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex TestMethod();
}
