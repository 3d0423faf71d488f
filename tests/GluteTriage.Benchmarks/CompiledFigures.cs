using System.Diagnostics;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Compiled;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>The compiled rules beside the specification on ten million random sessions.</summary>
internal static class CompiledFigures
{
    private const int Sessions = 10_000_000;

    /// <returns>The exit code: 1 when the two differ on anyone.</returns>
    public static int Print()
    {
        var content = ContentCompiler.Compile(ContentFolder.Read(Shipped.ContentPath)).Release!.Clinical;
        var rules = new CompiledRules(content);
        var workers = Environment.ProcessorCount;
        var watch = Stopwatch.StartNew();
        var differing = Enumerable.Range(0, workers).AsParallel().Select(worker =>
        {
            var people = new RandomPeople(content, seed: 1000 + worker);
            var evaluation = rules.NewEvaluation();
            var found = 0;
            for (var session = worker; session < Sessions; session += workers)
            {
                var person = people.Next();
                rules.Evaluate(rules.Pack(person), evaluation);
                found += Comparing.Differences(content, person, evaluation).Any() ? 1 : 0;
            }

            return found;
        }).Sum();
        Console.WriteLine($"{Sessions:N0} random sessions by bit masks and by the specification in {watch.Elapsed.TotalMinutes:0.0} minutes: {differing} differ");
        return differing == 0 ? 0 : 1;
    }
}
