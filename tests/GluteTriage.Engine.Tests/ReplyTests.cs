using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

public sealed class ReplyTests
{
    private static readonly ClinicalContent Content = An.Content(
        An.Place("foot"),
        An.Item("one", "yes", "no", "not-sure"),
        An.SomeOf("list", "a", "b", "none", "not-sure"),
        An.ItemWith("map", "some-of", ["foot", "none", "not-sure"], "body-map: spread"),
        An.ItemWith("worst", "one-of", ["foot", "not-sure"], "body-map: worst"),
        An.ItemWith("impact", "some-of", ["mild", "bad", "growing"], "exactly-one-of: [mild, bad]"));

    [Theory]
    [InlineData("one", Refusal.Empty)]
    [InlineData("one", Refusal.NotOffered, "maybe")]
    [InlineData("one", Refusal.NotOffered, "")]
    [InlineData("one", Refusal.NotOffered, "yes:left")]
    [InlineData("one", Refusal.NotOffered, "Yes")]
    [InlineData("one", Refusal.MoreThanOne, "yes", "no")]
    [InlineData("list", Refusal.Empty)]
    [InlineData("list", Refusal.NotAlone, "a", "none")]
    [InlineData("list", Refusal.NotAlone, "none", "not-sure")]
    [InlineData("list", Refusal.NotOffered, "a", "c")]
    [InlineData("map", Refusal.NotOffered, "foot:middle")]
    [InlineData("map", Refusal.NotOffered, "foot:left:right")]
    [InlineData("map", Refusal.NotOffered, "foot:")]
    [InlineData("map", Refusal.NotOffered, "none:left")]
    [InlineData("map", Refusal.NotOffered, "not-sure:right")]
    [InlineData("impact", Refusal.NotExactlyOne, "growing")]
    [InlineData("impact", Refusal.NotExactlyOne, "mild", "bad")]
    public void A_reply_that_cannot_be_an_answer_is_refused_with_its_reason(string item, Refusal reason, params string[] raw) =>
        Assert.Equal(reason, Assert.IsType<Reply.Refused>(Reply.Read(Content[new ItemCode(item)], raw)).Reason);

    [Theory]
    [InlineData("one", "yes", "yes")]
    [InlineData("one", "not-sure", "not-sure")]
    [InlineData("list", "a, b", "b", "a")]
    [InlineData("list", "a, not-sure", "not-sure", "a")]
    [InlineData("list", "a", "a", "a")]
    [InlineData("map", "foot:left, foot:right", "foot:right", "foot:left")]
    [InlineData("worst", "foot:right", "foot:right")]
    [InlineData("impact", "bad, growing", "growing", "bad")]
    public void A_reply_becomes_an_answer_in_the_order_offered_without_repeats(string item, string answer, params string[] raw) =>
        Assert.Equal(answer, Assert.IsType<Reply.Accepted>(Reply.Read(Content[new ItemCode(item)], raw)).Answer.ToString());

    [Theory]
    [InlineData(Refusal.NotOffered, "tailbone:left")]
    [InlineData(Refusal.NotOffered, "all-over:left")]
    [InlineData(Refusal.MoreThanOne, "sit-bone:left", "sit-bone:right")]
    public void The_worst_place_is_one_place_on_one_side_and_the_middle_has_none(Refusal reason, params string[] raw) =>
        Assert.Equal(reason, Assert.IsType<Reply.Refused>(Reply.Read(GluteTriage.Testing.Shipped.Content[new ItemCode("pain-site")], raw)).Reason);

    [Fact]
    public void A_refusal_names_the_value_at_fault()
    {
        var item = Content[new ItemCode("list")];

        Assert.Equal("c", Assert.IsType<Reply.Refused>(Reply.Read(item, ["a", "c"])).Value);
        Assert.Equal("none", Assert.IsType<Reply.Refused>(Reply.Read(item, ["a", "none"])).Value);
    }

    [Fact]
    public void Every_option_of_every_shipped_item_is_accepted_alone_or_with_the_one_it_needs()
    {
        foreach (var item in Shipped.Content.Items)
        {
            foreach (var option in item.Options.Select(option => option.Code))
            {
                string[] raw = item.ExactlyOneOf.IsEmpty || item.ExactlyOneOf.Contains(option)
                    ? [option.Value]
                    : [option.Value, item.ExactlyOneOf[0].Value];

                Assert.IsType<Reply.Accepted>(Reply.Read(item, raw));
            }
        }
    }

    [Fact]
    public void Answers_are_the_same_whatever_they_were_made_from()
    {
        var answers = An.Answers(Content, "list: a, b", "one: yes");

        Assert.True(answers[new("list")]!.SaysTheSameAs(An.Answers(Content, "list: b, a")[new("list")]!));
        Assert.False(answers[new("list")]!.SaysTheSameAs(An.Answers(Content, "list: a")[new("list")]!));
        Assert.Equal(2, answers.Count);
        Assert.Equal(2, answers.And(Content, "one: no").Count);
    }
}
