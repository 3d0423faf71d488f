using System.Collections.Concurrent;
using GluteTriage.Content.Authoring;
using GluteTriage.Testing;
using GluteTriage.Testing.Mutation;

namespace GluteTriage.Benchmarks;

/// <summary>Every mutant of the shipped content, and what caught it.</summary>
internal static class MutantFigures
{
    /// <returns>The exit code: 1 when one survives that the list of survivors does not name.</returns>
    public static int Print()
    {
        var release = ContentCompiler.Compile(ContentFolder.Read(Shipped.ContentPath)).Release!;
        var hunt = new MutantHunt(release);
        var fates = new ConcurrentBag<(Mutant Mutant, Fate Fate)>();
        Parallel.ForEach(Mutants.Of(release.Clinical), mutant => fates.Add((mutant with { Content = release.Clinical }, hunt.Try(mutant, prove: true))));
        foreach (var kind in fates.GroupBy(tried => tried.Mutant.Kind).OrderBy(kind => kind.Key))
        {
            var counted = kind.Count(tried => tried.Fate is not Fate.ChangesNothing);
            var survived = kind.Count(tried => tried.Fate is Fate.Survived);
            Console.WriteLine($"{kind.Key}: {counted} mutants, {100.0 * (counted - survived) / counted:0.0}% caught; "
                + string.Join(", ", kind.GroupBy(tried => tried.Fate).OrderBy(fate => fate.Key).Select(fate => $"{fate.Key} {fate.Count()}")));
        }

        var known = Survivors.Read();
        var unknown = fates
            .Where(tried => tried.Fate is Fate.Survived)
            .Select(tried => tried.Mutant.Name)
            .Where(name => !known.ContainsKey(name))
            .Order()
            .ToList();
        unknown.ForEach(name => Console.WriteLine($"SURVIVED {name}"));
        return unknown.Count == 0 ? 0 : 1;
    }
}
