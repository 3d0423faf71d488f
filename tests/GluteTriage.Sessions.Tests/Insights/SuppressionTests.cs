using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Insights;

namespace GluteTriage.Sessions.Tests.Insights;

public sealed class SuppressionTests
{
    private readonly Suppression suppression = new(AuditKey.New());

    [Fact]
    public void No_count_under_ten_is_ever_shown()
    {
        for (var round = 0; round < 1000; round++)
        {
            Assert.All(Enumerable.Range(0, 10), count => Assert.Null(suppression.Show("table", $"cell-{round}", count)));
        }
    }

    [Fact]
    public void Every_count_shown_is_a_multiple_of_five_less_than_five_from_the_truth()
    {
        for (var count = 0; count < 5000; count++)
        {
            if (suppression.Show("table", $"cell-{count % 17}", count) is { } shown)
            {
                Assert.Equal(0, shown % 5);
                Assert.True(shown >= 15 && Math.Abs(shown - count) < 5);
            }
        }
    }

    [Fact]
    public void Rounding_favours_neither_side()
    {
        var mean = Enumerable.Range(0, 20_000).Average(i => suppression.Show("table", $"cell-{i}", 103)!.Value);

        Assert.Equal(103, mean, 0.1);
    }

    [Fact]
    public void The_same_query_has_the_same_answer_and_another_key_another()
    {
        var other = new Suppression(AuditKey.New());
        var counts = Enumerable.Range(0, 400).ToArray();

        Assert.Equal(counts.Select(count => suppression.Show("t", "c", count)), counts.Select(count => suppression.Show("t", "c", count)));
        Assert.NotEqual(counts.Select(count => suppression.Show("t", "c", count)), counts.Select(count => other.Show("t", "c", count)));
    }

    [Fact]
    public void A_cell_hidden_alone_takes_the_next_smallest_with_it()
    {
        var shown = suppression.Show("table", [("a", 200), ("b", 3), ("c", 60), ("d", 100)]);

        Assert.Equal([true, false, false, true], shown.Select(cell => cell.Count is not null));
    }

    [Fact]
    public void Over_random_tables_never_is_exactly_one_cell_hidden()
    {
        var random = new Random(11);
        for (var round = 0; round < 5000; round++)
        {
            var cells = Enumerable.Range(0, random.Next(2, 9)).Select(i => ($"cell-{i}", random.Next(random.Next(2, 200)))).ToArray();

            Assert.NotEqual(1, suppression.Show("table", cells).Count(cell => cell.Count is null));
        }
    }

    [Fact]
    public void A_part_is_hidden_when_the_rest_of_the_whole_is_small()
    {
        Assert.Null(suppression.ShowPart("table", "cell", part: 95, whole: 100));
        Assert.NotNull(suppression.ShowPart("table", "cell", part: 60, whole: 100));
    }
}
