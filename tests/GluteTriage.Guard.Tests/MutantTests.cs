using GluteTriage.Testing;
using GluteTriage.Testing.Mutation;

namespace GluteTriage.Guard.Tests;

/// <summary>
/// The checks can fail: a share of single slips in the content is caught, another each day. All of them: <c>mutants</c> among the benchmarks.
/// </summary>
public sealed class MutantTests
{
    /// <summary>So that a share takes seconds, and everything is tried in six weeks.</summary>
    private const int Shares = 41;

    /// <summary>The people it tries everything on are made once.</summary>
    private static readonly MutantHunt Hunt = new(Shipped.Release);

    [Fact]
    public void Every_sampled_slip_is_caught_or_known_to_change_nothing()
    {
        var known = Survivors.Read();

        var sample = Sampling.Of([.. Mutants.Of(Shipped.Content)], Shares);
        var uncaught = sample.Where(mutant => Hunt.Try(mutant, prove: false) is Fate.Survived).ToList();
        var survivors = uncaught.Where(mutant => Hunt.Try(mutant, prove: true) is Fate.Survived).Select(mutant => mutant.Name).Except(known.Keys).ToList();

        Assert.True(sample.Count > 100, $"only {sample.Count} mutants were tried");
        Assert.True(survivors.Count == 0, "Nothing notices these slips:\n" + string.Join('\n', survivors));
    }

    /// <summary>A floor has no flag of its own that the guard would miss, so all its slips are tried every day.</summary>
    [Fact]
    public void Every_slip_in_a_floor_is_caught_or_known_to_change_nothing()
    {
        var slips = Mutants.Of(Shipped.Content).Where(mutant => mutant.Name.StartsWith("floor ", StringComparison.Ordinal)).ToList();
        var uncaught = slips.Where(mutant => Hunt.Try(mutant, prove: false) is Fate.Survived).ToList();

        Assert.True(slips.Count > 100, $"only {slips.Count} slips");
        Assert.Empty(uncaught.Where(mutant => Hunt.Try(mutant, prove: true) is Fate.Survived).Select(mutant => mutant.Name).Except(Survivors.Read().Keys));
    }

    /// <summary>The limit of 6 points, the lead of 3, the shares of 29, and equal rank.</summary>
    [Fact]
    public void Every_slip_in_a_number_of_the_second_round_is_caught()
    {
        string[] kinds = [" lifts within ", "ranking: named ", "ranking: no equal rank", ": share of ", ": shares dropped"];
        var slips = Mutants.Of(Shipped.Content).Where(mutant => kinds.Any(kind => mutant.Name.Contains(kind, StringComparison.Ordinal))).ToList();

        Assert.All(kinds, kind => Assert.Contains(slips, slip => slip.Name.Contains(kind, StringComparison.Ordinal)));
        Assert.Equal(16, slips.Count);
        Assert.Empty(slips.Where(slip => Hunt.Try(slip, prove: false) is Fate.Survived).Select(slip => slip.Name));
    }

    /// <summary>Those that a whole hunt found and no day had tried until then.</summary>
    [Theory]
    [InlineData("cause sciatica: more-urgent 1 dropped")]
    [InlineData("cause sciatica: more-urgent 1: impact is severe mistaken for cannot-cope")]
    [InlineData("flag polymyalgia, routine: all: part 3 dropped")]
    [InlineData("ranking: ordering blood-flow-first dropped")]
    [InlineData("ranking: ordering blood-flow-first: negated")]
    [InlineData("ranking: ordering blood-flow-first: walking is worse-still-relief mistaken for first-steps")]
    public void A_slip_that_once_survived_is_caught(string name) =>
        Assert.NotEqual(Fate.Survived, Hunt.Try(Mutants.Of(Shipped.Content).Single(mutant => mutant.Name == name), prove: false));

    [Theory]
    [InlineData("ranking: ordering nerve-signs-before-knot dropped")]
    [InlineData("cause wallet-neuritis: needs dropped")]
    public void The_prover_itself_misses_a_rule_that_is_gone(string name) =>
        Assert.True(Hunt.IsRefuted(Mutants.Of(Shipped.Content).Single(mutant => mutant.Name == name).Content));

    [Fact]
    public void Every_slip_is_another_one()
    {
        var names = Mutants.Of(Shipped.Content).Select(mutant => mutant.Name).ToList();

        Assert.True(names.Count > 5000, $"only {names.Count} mutants");
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Subset(names.ToHashSet(), Survivors.Read().Keys.ToHashSet());
    }
}
