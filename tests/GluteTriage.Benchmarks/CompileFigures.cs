using System.Diagnostics;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>Whole runs of <c>gt compile</c>, beside whole runs of <c>gt --version</c>, which starts and does nothing.</summary>
internal static class CompileFigures
{
    private const int Runs = 7;

    public static void Print()
    {
        var output = Path.Combine(Path.GetTempPath(), $"glutetriage-{Guid.NewGuid():N}.db");
        Run("compile", Shipped.ContentPath, "-o", output);
        var compile = new double[Runs];
        var nothing = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            compile[run] = Run("compile", Shipped.ContentPath, "-o", output);
            nothing[run] = Run("--version");
        }

        File.Delete(output);
        Console.WriteLine($"gt compile: median {Figures.Median(compile):0.00} s, slowest {compile.Max():0.00} s of {Runs}");
        Console.WriteLine($"gt --version (reference): median {Figures.Median(nothing):0.00} s; ratio {Figures.Median(compile) / Figures.Median(nothing):0.0}");
    }

    /// <returns>Seconds of one whole run of <c>gt</c>, as last built for release.</returns>
    /// <exception cref="InvalidOperationException">It found faults or differences.</exception>
    public static double Run(params string[] arguments)
    {
        var gt = Path.Combine(Shipped.Root, "src", "GluteTriage.Cli", "bin", "Release", "net10.0", "gt.dll");
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [gt, .. arguments]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException($"gt {arguments[0]} failed.");
    }
}
