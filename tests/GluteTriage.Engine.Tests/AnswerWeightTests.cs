using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

/// <summary>What one answer alone says for a cause or a family.</summary>
public sealed class AnswerWeightTests
{
    private static readonly ItemCode Place = new("place");

    private static readonly ClinicalContent Content = An.Content(
        An.Item("place", "high", "low", "deep"),
        An.Cause("one", 10, ["place is high: +6", "place is low: -3"], "family: both"),
        An.Cause("other", 10, ["place is deep: +2"], "family: both\nneeds: place is any of deep, high"),
        An.Family("both", "shares: { one: 1, other: 1 }"),
        An.Cause("alone", 10, ["place is high: +1"]));

    [Theory]
    [InlineData("one", "high", "6")]
    [InlineData("one", "low", "-3")]
    [InlineData("one", "deep", "0")]
    [InlineData("other", "high", "0")]
    [InlineData("other", "low", null)]
    public void An_answer_weighs_for_a_cause_what_its_evidence_says_and_nothing_where_it_excludes_it(string cause, string option, string? points) =>
        Assert.Equal(
            points is null ? null : decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture),
            AnswerWeight.Of(Content.Causes.Single(one => one.Code.Value == cause), Place, new OptionCode(option)));

    /// <summary>Ten times the logarithm of the mean of the ratios: (10^0.6 + 1) / 2 is 2.49, and so 4.0.</summary>
    [Theory]
    [InlineData("both", "high", 4.0)]
    [InlineData("both", "low", -6.0)]
    [InlineData("alone", "high", 1.0)]
    public void An_answer_weighs_for_a_family_the_mean_of_its_members(string family, string option, double points) =>
        Assert.Equal(
            (decimal)points,
            AnswerWeight.Of(Content.Families.Single(one => one.Code.Value == family), Content.Causes, Place, new OptionCode(option)));

    [Fact]
    public void A_family_is_excluded_only_when_every_member_is()
    {
        var content = An.Content(An.Item("place", "high", "low"), An.Cause("alone", 10, ["place is high: +1"], "needs: place is high"));

        Assert.Null(AnswerWeight.Of(content.Families.Single(), content.Causes, Place, new OptionCode("low")));
    }
}
