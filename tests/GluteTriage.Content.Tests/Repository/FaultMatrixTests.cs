using GluteTriage.Testing;
using GluteTriage.Testing.Faults;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>The faults that have to be tried are all there, and the page tells what tries them.</summary>
public sealed class FaultMatrixTests
{
    private static readonly IReadOnlyList<FaultTest> Tests = FaultTest.InSources();

    [Fact]
    public void Every_fault_has_a_test_or_says_why_it_has_none_and_never_both()
    {
        Assert.Equal(Enumerable.Range(1, 34).Concat(Enumerable.Range(41, 9)), FaultMatrix.Rows.Select(row => row.Number));
        Assert.All(FaultMatrix.Rows, row => Assert.True(
            (row.Untested is null) == Tests.Any(test => test.Row == row.Number),
            $"Row {row.Number} must have a test with [Fault({row.Number}, ...)] or a reason in FaultMatrix, and not both."));
        Assert.All(Tests, test => Assert.Contains(FaultMatrix.Rows, row => row.Number == test.Row));
    }

    [Fact]
    public void The_page_of_the_matrix_is_as_drawn_from_the_tests() => Approved.VerifyFile(FaultMatrix.Page, FaultMatrix.Draw(Tests));

    [Fact]
    public void An_attribute_that_cannot_be_read_is_not_left_out_in_silence()
    {
        // Not written as an attribute here, or this file would carry a row.
        var plain = """
            class SomeTests
            {
                [Attribute(4,
                    Injected = "a \"full\" disk",
                    Seen = "a sentence, [here]",
                    Lost = "nothing")]
                [Fact]
                public void It_holds() { }
            """.Replace("Attribute", "Fault", StringComparison.Ordinal);

        Assert.Equal(
            new FaultTest(4, "Suite", "SomeTests", "It_holds", "a \"full\" disk", "a sentence, [here]", "nothing", null),
            Assert.Single(FaultTest.In("Suite", plain)));
        Assert.Throws<FormatException>(() => FaultTest.In("Suite", plain.Replace("\"nothing\"", "Words.Nothing", StringComparison.Ordinal)).ToList());
        Assert.Throws<FormatException>(() => FaultTest.In("Suite", plain.Replace("It_holds", "", StringComparison.Ordinal)).ToList());
    }
}
