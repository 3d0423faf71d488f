using GluteTriage.Testing;
using GluteTriage.Testing.Mutation;

namespace GluteTriage.Guard.Tests;

/// <summary>The checks can fail: a sample of single slips in the content is caught. All of them: <c>mutants</c> among the benchmarks.</summary>
public sealed class MutantTests
{
    /// <summary>Every so many mutants one is tried, so that the sample takes seconds.</summary>
    private const int Step = 41;

    [Fact]
    public void Every_sampled_slip_is_caught_or_known_to_change_nothing()
    {
        var hunt = new MutantHunt(Shipped.Release);
        var known = Survivors.Read();

        var sample = Mutants.Of(Shipped.Content).Where((_, index) => index % Step == 0).ToList();
        var uncaught = sample.Where(mutant => hunt.Try(mutant, prove: false) is Fate.Survived).ToList();
        var survivors = uncaught.Where(mutant => hunt.Try(mutant, prove: true) is Fate.Survived).Select(mutant => mutant.Name).Except(known.Keys);

        Assert.True(sample.Count > 100, $"only {sample.Count} mutants were tried");
        Assert.Empty(survivors);
    }

    [Theory]
    [InlineData("ranking: ordering nerve-signs-before-knot dropped")]
    [InlineData("cause wallet-neuritis: needs dropped")]
    public void The_prover_itself_misses_a_rule_that_is_gone(string name)
    {
        var hunt = new MutantHunt(Shipped.Release);

        Assert.True(hunt.IsRefuted(Mutants.Of(Shipped.Content).Single(mutant => mutant.Name == name).Content));
    }

    [Fact]
    public void Every_slip_is_another_one()
    {
        var names = Mutants.Of(Shipped.Content).Select(mutant => mutant.Name).ToList();

        Assert.True(names.Count > 5000, $"only {names.Count} mutants");
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Subset(names.ToHashSet(), Survivors.Read().Keys.ToHashSet());
    }
}
