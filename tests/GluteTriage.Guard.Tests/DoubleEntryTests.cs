using GluteTriage.Testing;
using GluteTriage.Testing.Mutation;

namespace GluteTriage.Guard.Tests;

/// <summary>What the clinical tables say, entered a second time, against the content.</summary>
public sealed class DoubleEntryTests
{
    [Fact]
    public void Everyone_is_asked_exactly_what_the_clinical_tables_say()
    {
        var people = WhoIsAsked.People(Shipped.Content).ToList();

        Assert.True(people.Count > 200);
        Assert.All(people, person => Assert.Empty(WhoIsAsked.Differences(Shipped.Content, person)));
    }

    [Fact]
    public void What_comes_first_is_what_the_clinical_rules_say()
    {
        var people = new WhoComesFirst(Shipped.Release).People;

        Assert.True(people.Count > 1000);
        Assert.All(people, person => Assert.Empty(WhoComesFirst.Broken(Shipped.Content, person)));
    }

    [Fact]
    public void Every_weight_and_number_of_the_ranking_is_the_one_of_the_clinical_tables() =>
        Assert.False(new MutantHunt(Shipped.Release).WeighsOtherwise(Shipped.Content));
}
