using System.Diagnostics;
using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>Both evaluators of the red flags on ten million random sessions.</summary>
internal static class GuardFigures
{
    private const int Sessions = 10_000_000;

    /// <returns>The exit code: 1 when the two differ on anyone.</returns>
    public static int Print()
    {
        var content = ContentCompiler.Compile(ContentFolder.Read(Shipped.ContentPath)).Release!.Clinical;
        var workers = Environment.ProcessorCount;
        var watch = Stopwatch.StartNew();
        var differing = Enumerable.Range(0, workers).AsParallel().Select(worker =>
        {
            var people = new RandomPeople(content, seed: worker);
            var found = 0;
            for (var session = worker; session < Sessions; session += workers)
            {
                found += CheckedTriage.Assess(content, people.Next()).Disagreements.IsEmpty ? 0 : 1;
            }

            return found;
        }).Sum();
        Console.WriteLine($"{Sessions:N0} random sessions, {content.RedFlags.Length} red flags each, judged by both evaluators in {watch.Elapsed.TotalMinutes:0.0} minutes: {differing} differ");
        return differing == 0 ? 0 : 1;
    }
}
