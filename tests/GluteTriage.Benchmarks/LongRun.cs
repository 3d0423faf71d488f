using System.Diagnostics;
using System.Globalization;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>
/// Everything the everyday run tries a share of, whole: every slip of the content, every page in every theme and width, millions of
/// made-up people. And whether the everyday form of each suite stays within its budget of processor seconds.
/// </summary>
internal static class LongRun
{
    private static readonly string Budgets = Path.Combine(Shipped.Root, "tests", "budgets.csv");

    /// <returns>The exit code: 1 when something failed, named in the last lines.</returns>
    public static async Task<int> RunAsync()
    {
        var failed = new List<string>();
        var folder = Path.Combine(Shipped.Root, "TestResults", "long");
        await StepAsync("build", () => DotnetAsync([], "build", Path.Combine(Shipped.Root, "GluteTriage.sln"), "-v", "q"));
        foreach (var (suite, seconds) in ReadBudgets())
        {
            var everyday = Path.Combine(folder, "everyday");
            await StepAsync($"{suite}, everyday form", () => SuiteAsync(suite, everyday, isLong: false));
            await StepAsync($"{suite}, budget of {seconds} CPU seconds", () => Task.FromResult(IsWithin(everyday, suite, seconds) ? 0 : 1));
        }

        foreach (var (suite, _) in ReadBudgets())
        {
            await StepAsync($"{suite}, whole", () => SuiteAsync(suite, folder, isLong: true));
        }

        await StepAsync("every slip of the content", () => Task.FromResult(MutantFigures.Print()));
        await StepAsync("engine and guard on millions of people", () => Task.FromResult(GuardFigures.Print()));
        await StepAsync("bit masks and specification on millions of people", () => Task.FromResult(CompiledFigures.Print()));
        RunFigures.Print(folder);
        Console.WriteLine(failed.Count == 0 ? "The long run found nothing." : "FAILED: " + string.Join("; ", failed));
        return failed.Count == 0 ? 0 : 1;

        async Task StepAsync(string name, Func<Task<int>> step)
        {
            var clock = Stopwatch.StartNew();
            var code = await step();
            Console.WriteLine($"{(code == 0 ? "ok  " : "FAIL")} {name}, {clock.Elapsed.TotalSeconds:0} s");
            if (code != 0)
            {
                failed.Add(name);
            }
        }
    }

    private static IEnumerable<(string Suite, double Seconds)> ReadBudgets() => File.ReadLines(Budgets).Skip(1)
        .Select(line => line.Split(','))
        .Select(fields => (fields[0], double.Parse(fields[1], CultureInfo.InvariantCulture)));

    private static bool IsWithin(string folder, string suite, double seconds)
    {
        var spent = RunFigures.CpuOf(folder, suite);
        Console.WriteLine($"     {suite} took {spent} of {seconds} CPU seconds");
        return !double.TryParse(spent, CultureInfo.InvariantCulture, out var number) || number <= seconds;
    }

    private static Task<int> SuiteAsync(string suite, string folder, bool isLong)
    {
        Directory.CreateDirectory(folder);
        return DotnetAsync(
            [("TEST_FIGURES", folder), (Sampling.LongVariable, isLong ? "1" : "0"), (Sampling.DayVariable, $"{Sampling.Day:yyyy-MM-dd}")],
            Path.Combine(Shipped.Root, "tests", suite, "bin", "Debug", "net10.0", suite + ".dll"), "-ctrf", Path.Combine(folder, suite + ".ctrf"));
    }

    private static async Task<int> DotnetAsync(IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Shipped.Root };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
