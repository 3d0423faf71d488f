using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using GluteTriage.Testing;
using GluteTriage.Testing.Faults;

namespace GluteTriage.Benchmarks;

/// <summary>Every test that injects a fault of the matrix, run by its suite's own program, and the matrix of what came of it.</summary>
internal static class FaultFigures
{
    /// <param name="numbers">The rows to run; all when there are none.</param>
    /// <returns>The exit code: 1 when a row failed, or a test of it was not found in the program of its suite.</returns>
    public static async Task<int> PrintAsync(IReadOnlyCollection<int> numbers)
    {
        var rows = FaultMatrix.Rows.Where(row => numbers.Count == 0 || numbers.Contains(row.Number)).ToList();
        var tests = FaultTest.InSources().Where(test => rows.Any(row => row.Number == test.Row)).ToList();
        var outcomes = new Dictionary<(string Suite, string Method), string>();
        foreach (var suite in tests.GroupBy(test => test.Suite))
        {
            foreach (var (method, outcome) in await RunAsync(suite.Key, suite.Select(test => test.Row).Distinct()))
            {
                outcomes[(suite.Key, method)] = outcome;
            }
        }

        var failed = new List<int>();
        Console.WriteLine("| # | Fault | Injection | What the person saw | What was lost at most | Outcome |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var row in rows)
        {
            foreach (var test in tests.Where(test => test.Row == row.Number))
            {
                var outcome = outcomes.GetValueOrDefault((test.Suite, $"{test.Class}.{test.Method}"), $"not found: build {test.Suite}");
                if (outcome is not ("passed" or Skipped))
                {
                    failed.Add(row.Number);
                }

                Console.WriteLine($"| {row.Number} | {row.Fault} | {test.Injected} | {test.Seen} | {test.Lost} | {outcome} |");
            }

            if (row.Untested is { } why)
            {
                Console.WriteLine($"| {row.Number} | {row.Fault} | - | - | - | no test yet: {why}{(row.Long is null ? "" : $"; for longer: {row.Long}")} |");
            }
        }

        Console.WriteLine(
            $"{rows.Count} faults, {tests.Count} tests: {rows.Count(row => row.Untested is null) - failed.Distinct().Count()} faults came out as said, "
            + $"{failed.Distinct().Count()} failed{string.Concat(failed.Distinct().Select(row => $" {row}"))}, "
            + $"{rows.Count(row => row.Untested is not null)} have no test yet");
        return failed.Count == 0 ? 0 : 1;
    }

    private const string Skipped = "not tried here: the machine has not what it needs";

    /// <returns>By class and method, the worst of its cases.</returns>
    private static async Task<Dictionary<string, string>> RunAsync(string suite, IEnumerable<int> rows)
    {
        var program = Path.Combine(Shipped.Root, "tests", suite, "bin", "Debug", "net10.0", suite + ".dll");
        var results = Path.Combine(Directory.CreateDirectory(Path.Combine(Shipped.Root, "TestResults", "faults")).FullName, suite + ".xml");
        File.Delete(results);
        if (!File.Exists(program))
        {
            return [];
        }

        var traits = rows.SelectMany(row => new[] { "-trait", string.Create(CultureInfo.InvariantCulture, $"Fault={row}") });
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "-noColor", "-xml", results, .. traits])
        {
            WorkingDirectory = Shipped.Root,
            RedirectStandardOutput = true,
        })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return !File.Exists(results) ? [] : XDocument.Load(results).Descendants("test")
            .GroupBy(
                test => $"{((string)test.Attribute("type")!).Split('.', '+')[^1]}.{(string)test.Attribute("method")!}",
                test => (string)test.Attribute("result")!)
            .ToDictionary(test => test.Key, test => test.Contains("Fail") ? "FAILED" : test.Contains("Pass") ? "passed" : Skipped);
    }
}
