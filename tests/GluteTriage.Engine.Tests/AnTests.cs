using GluteTriage.Engine.Assessments;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

/// <summary>The tests' own builders must fail loudly, or a misspelt test would pass.</summary>
public sealed class AnTests
{
    private static readonly ClinicalContent Content = An.Content(An.Item("onset", "sudden", "gradual"));

    [Theory]
    [InlineData("onsett: sudden")]
    [InlineData("onset: suden")]
    [InlineData("onset: sudden, gradual")]
    [InlineData("onset")]
    public void A_reply_the_content_does_not_offer_fails_the_test(string reply) =>
        Assert.Throws<ArgumentException>(() => An.Answers(Content, reply));

    [Fact]
    public void A_rule_that_names_an_unknown_option_fails_the_test()
    {
        var fault = Assert.Throws<ArgumentException>(() => An.Content(
            An.Item("onset", "sudden", "gradual"), An.RedFlag("x", Urgency.Soon, when: "onset is suden")));

        Assert.Contains("Did you mean: sudden?", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_are_read_with_their_sides()
    {
        var content = An.Content(
            An.Place("foot"), An.ItemWith("spread", "some-of", ["foot", "none"], "body-map: spread"));

        Assert.Equal("foot:left", An.Answers(content, "spread: foot:left")[new("spread")]!.ToString());
    }
}
