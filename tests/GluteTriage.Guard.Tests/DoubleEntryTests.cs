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
}
