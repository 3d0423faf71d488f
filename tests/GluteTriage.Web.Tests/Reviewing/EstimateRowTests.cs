using Bunit;
using GluteTriage.Sessions.Agreement;
using GluteTriage.Web.Reviewing.Agreement;

namespace GluteTriage.Web.Tests.Reviewing;

/// <summary>A figure never looks surer than its cases make it.</summary>
public sealed class EstimateRowTests : BunitContext
{
    [Theory]
    [InlineData(1, "None: no two judgements differed")]
    [InlineData(0, "None: one side judged every case the same")]
    public void A_value_without_an_interval_says_so_in_words_and_draws_none(double value, string words)
    {
        var row = Row(new Estimate(value, value, value, 10));

        Assert.Contains(words, row.Markup);
        Assert.DoesNotContain($"{value:0.00} to {value:0.00}", row.Markup);
        Assert.Empty(row.FindAll(".reach"));
    }

    [Fact]
    public void A_value_with_an_interval_shows_it()
    {
        var row = Row(new Estimate(0.5, 0.25, 0.75, 10));

        Assert.Contains("0.25 to 0.75", row.Markup);
        Assert.Single(row.FindAll(".reach"));
    }

    private IRenderedComponent<EstimateRow> Row(Estimate of) =>
        Render<EstimateRow>(row => row.Add(one => one.Name, "Weighted kappa").Add(one => one.Of, of).Add(one => one.AsShare, false));
}
