using System.Text.Json;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>What a run of the tests has cost: by suite, and the twenty slowest tests.</summary>
internal static class RunFigures
{
    private const int Slowest = 20;

    /// <param name="folder">Holds a CTRF report for each suite, and its processor seconds where the machine tells them.</param>
    /// <returns>The exit code: 2 when there is no report.</returns>
    public static int Print(string folder)
    {
        var reports = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.ctrf") : [];
        var suites = reports.Select(Read).OrderByDescending(suite => suite.Wall).ToList();
        if (suites.Count == 0)
        {
            Console.Error.WriteLine($"There are no reports in {folder}. They are written by: dotnet test --report-xunit-ctrf --results-directory TestResults");
            return 2;
        }

        Console.WriteLine($"Sampled for {Sampling.Day:yyyy-MM-dd}; the same again with {Sampling.DayVariable}={Sampling.Day:yyyy-MM-dd}");
        Console.WriteLine($"{"suite",-32} {"tests",6} {"seconds",8} {"CPU",8}");
        suites.ForEach(suite => Console.WriteLine($"{suite.Name,-32} {suite.Tests.Count,6} {suite.Wall,8:0.0} {CpuOf(folder, suite.Name),8}"));
        Console.WriteLine($"The {Slowest} slowest tests, in seconds with others beside them:");
        foreach (var (name, seconds) in suites.SelectMany(suite => suite.Tests).OrderByDescending(test => test.Seconds).Take(Slowest))
        {
            Console.WriteLine($"{seconds,8:0.0}  {name}");
        }

        return 0;
    }

    /// <returns>A dash where the machine does not tell.</returns>
    public static string CpuOf(string folder, string suite) =>
        Path.Combine(folder, suite + ".cpu") is var file && File.Exists(file) ? File.ReadAllText(file) : "-";

    private static Suite Read(string file)
    {
        using var report = JsonDocument.Parse(File.ReadAllText(file));
        var results = report.RootElement.GetProperty("results");
        var summary = results.GetProperty("summary");
        var assembly = results.GetProperty("extra").GetProperty("suites")[0].GetProperty("filePath").GetString()!;
        return new Suite(
            Path.GetFileNameWithoutExtension(assembly),
            (summary.GetProperty("stop").GetInt64() - summary.GetProperty("start").GetInt64()) / 1000.0,
            [
                .. results.GetProperty("tests").EnumerateArray()
                    .Select(test => (test.GetProperty("name").GetString()!, test.GetProperty("duration").GetDouble() / 1000)),
            ]);
    }

    private sealed record Suite(string Name, double Wall, IReadOnlyList<(string Name, double Seconds)> Tests);
}
