using System.Diagnostics;

namespace GluteTriage.Benchmarks;

/// <summary>The long forms of the fault matrix, one after the other: kills, thousands at once, losses of power, then every test of the matrix.</summary>
internal static class SoakRun
{
    /// <summary>What a minute is good for on two cores.</summary>
    private const int CrashesPerMinute = 6;
    private const int ImagesPerMinute = 300;

    /// <param name="minutes">About how long, of which a third each goes to kills, to load and to losses of power.</param>
    /// <returns>The exit code: 1 when anything failed, named in the last line.</returns>
    public static async Task<int> RunAsync(int minutes)
    {
        var third = Math.Max(1, minutes / 3);
        var failed = new List<string>();
        await StepAsync("crashes", () => CrashFigures.PrintAsync(third * CrashesPerMinute));
        await StepAsync("load", () => LoadFigures.PrintAsync(third));
        await StepAsync("powerloss", () => PowerLossFigures.PrintAsync(third * ImagesPerMinute));
        await StepAsync("faults", () => FaultFigures.PrintAsync([]));
        Console.WriteLine(failed.Count == 0 ? "The soak found nothing." : "FAILED: " + string.Join("; ", failed));
        return failed.Count == 0 ? 0 : 1;

        async Task StepAsync(string name, Func<Task<int>> step)
        {
            var clock = Stopwatch.StartNew();
            int code;
            try
            {
                code = await step();
            }
            catch (Exception broken) when (broken is IOException or InvalidOperationException or TimeoutException or HttpRequestException)
            {
                Console.WriteLine(broken);
                code = 1;
            }

            Console.WriteLine($"{(code == 0 ? "ok  " : "FAIL")} {name}, {clock.Elapsed.TotalMinutes:0} minutes");
            if (code != 0)
            {
                failed.Add(name);
            }
        }
    }
}
