using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Explanations;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests.Explanations;

/// <summary>What hangs on a question depends on what was said before it.</summary>
public sealed class WhyAskedTests
{
    private static readonly ClinicalContent Content = An.Content(
        An.Item("weak", "yes", "no", "not-sure"),
        An.Item("numb", "yes", "no", "not-sure"),
        An.Item("onset", "sudden", "gradual"),
        An.RedFlag("weak-and-numb", Urgency.Emergency, "all: [weak is yes, numb is yes]"),
        An.Cause("knot", 10, ["onset is gradual: +3"]),
        An.Cause("strain", 9, ["onset is sudden: +5"]),
        An.Cause("other", 1, []));

    [Fact]
    public void A_red_flag_that_the_answer_can_still_raise_hangs_on_it()
    {
        var why = Of("numb", "weak: yes");

        Assert.Equal(Urgency.Emergency, why.UpTo);
        Assert.Equal("test", Assert.Single(why.Areas).Code);
    }

    [Fact]
    public void A_red_flag_that_also_needs_a_later_answer_hangs_on_it_too() => Assert.Equal(Urgency.Emergency, Of("weak").UpTo);

    [Fact]
    public void A_red_flag_that_an_earlier_answer_has_settled_does_not()
    {
        var why = Of("numb", "weak: no");

        Assert.Null(why.UpTo);
        Assert.Empty(why.Areas);
    }

    [Fact]
    public void Families_it_speaks_for_or_against_are_named_the_best_ranked_first() =>
        Assert.Equal(["knot", "strain"], Of("onset").Families.Select(family => family.Code.Value));

    [Fact]
    public void The_answer_on_file_is_left_out_of_account() =>
        Assert.Equal(Urgency.Emergency, Of("numb", "weak: yes", "numb: no").UpTo);

    [Fact]
    public void On_the_shipped_content_something_hangs_on_every_question_of_a_harmless_interview()
    {
        var person = People.Read(Shipped.Content.Items[0], "35-49");
        var answers = Answers.None.With(Shipped.Content.Items[0].Code, person);
        while (Interview.Next(Shipped.Content, answers) is Step.Ask(var item, _))
        {
            var why = WhyAsked.Of(Shipped.Content, answers, item);
            var decidesWhatIsAsked = Shipped.Content.Items.Any(other => other.HideWhen?.Tests().Any(test => test.Item == item.Code) is true);
            Assert.False(!decidesWhatIsAsked && why is { Areas: [], Families: [] }, $"Nothing hangs on {item.Code}.");
            answers = answers.With(item.Code, Replies.OneByOne(item).First(reply =>
                item.Benign is { } benign ? reply.Has(benign) : reply.Has(OptionCode.None) || reply.Marks.Length == 1));
        }
    }

    private static WhyAsked Of(string item, params string[] replies) =>
        WhyAsked.Of(Content, An.Answers(Content, replies), Content[new ItemCode(item)]);
}
