using System.Diagnostics;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>Two ways of deciding the same, on random sessions over all cores.</summary>
internal static class RandomSessions
{
    /// <summary>How many a whole run takes.</summary>
    public const int Usual = 10_000_000;

    /// <param name="by">What is compared, in words.</param>
    /// <param name="sessions">How many people are made up.</param>
    /// <param name="newCheck">Makes, for one worker, what says whether the two differ on a person.</param>
    /// <returns>The exit code: 1 when they differ on anyone.</returns>
    public static int Compare(ClinicalContent content, string by, int seed, int sessions, Func<Func<Answers, bool>> newCheck)
    {
        var workers = Environment.ProcessorCount;
        var watch = Stopwatch.StartNew();
        var differing = Enumerable.Range(0, workers).AsParallel().Select(worker =>
        {
            var people = new RandomPeople(content, seed + worker);
            var differs = newCheck();
            var found = 0;
            for (var session = worker; session < sessions; session += workers)
            {
                found += differs(people.Next()) ? 1 : 0;
            }

            return found;
        }).Sum();
        Console.WriteLine($"{sessions:N0} random sessions by {by} in {watch.Elapsed.TotalMinutes:0.0} minutes: {differing} differ");
        return differing == 0 ? 0 : 1;
    }
}
