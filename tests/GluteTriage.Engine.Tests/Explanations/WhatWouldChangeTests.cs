using CsCheck;
using GluteTriage.Content;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Explanations;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests.Explanations;

/// <summary>Single answers that would give another result are named, and giving them gives that result.</summary>
public sealed class WhatWouldChangeTests
{
    private static readonly ClinicalContent Small = An.Content(
        An.Item("fever", "yes", "no", "not-sure"),
        An.SomeOf("signs", "weak", "numb", "none", "not-sure"),
        An.Item("onset", "sudden", "gradual"),
        An.RedFlag("hot", Urgency.SameDay, "fever is yes"),
        An.RedFlag("weak-and-numb", Urgency.Emergency, "all: [signs is weak, signs is numb]"),
        An.Cause("knot", 10, ["onset is gradual: +3"]),
        An.Cause("strain", 9, ["onset is sudden: +5"]));

    [Fact]
    public void The_one_answer_that_raises_the_urgency_is_named()
    {
        var change = Assert.Single(Of(Small, "fever: no", "signs: none").MoreUrgent);

        Assert.Equal(("fever", "yes", Urgency.SameDay), (change.Item.Value, change.Option.Value, change.Urgency));
    }

    [Fact]
    public void One_more_sign_beside_those_told_counts_as_one_answer()
    {
        var change = Assert.Single(Of(Small, "fever: yes", "signs: weak").MoreUrgent);

        Assert.Equal(("signs", "numb", Urgency.Emergency), (change.Item.Value, change.Option.Value, change.Urgency));
    }

    [Fact]
    public void What_was_not_sure_is_looked_at_before_what_was_denied()
    {
        var content = An.Content(
            An.Item("a", "yes", "no", "not-sure"), An.Item("b", "yes", "no", "not-sure"),
            An.RedFlag("of-a", Urgency.Emergency, "a is yes"), An.RedFlag("of-b", Urgency.Emergency, "b is yes"));

        Assert.Equal("b", Assert.Single(Of(content, "a: no", "b: not-sure").MoreUrgent).Item.Value);
    }

    [Fact]
    public void What_a_person_is_cannot_become_otherwise_so_an_item_without_a_harmless_answer_is_not_named()
    {
        var content = An.Content(An.Item("age", "child", "adult"), An.RedFlag("young", Urgency.Emergency, "age is child"));

        Assert.Empty(Of(content, "age: adult").MoreUrgent);
    }

    [Fact]
    public void The_answer_that_puts_another_family_first_is_named()
    {
        var change = Assert.Single(Of(Small, "onset: gradual").OtherFirst);

        Assert.Equal(("onset", "sudden", "strain"), (change.Item.Value, change.Option.Value, change.First?.Code.Value));
    }

    [Fact]
    public void Nothing_is_more_urgent_than_an_emergency() =>
        Assert.Empty(Of(Small, "signs: weak, numb", "fever: no").MoreUrgent);

    [Fact]
    public void Where_no_causes_are_shown_none_is_put_first() =>
        Assert.Empty(Of(Small, "signs: weak, numb", "onset: gradual").OtherFirst);

    [Fact]
    public void On_the_shipped_content_every_named_change_gives_what_it_says_and_at_most_five_are_named() =>
        People.Any.Sample(
            person =>
            {
                var answers = person.InOrder();
                var now = Triage.Assess(Shipped.Content, answers);
                var changes = WhatWouldChange.Of(Shipped.Content, answers, now);
                var all = changes.MoreUrgent.Concat(changes.OtherFirst).ToList();
                return all.Count <= 5
                    && changes.MoreUrgent.All(change => change.Urgency > now.Urgency)
                    && changes.OtherFirst.All(change => change.First is { } first && first.Code != now.Families[0].Family.Code)
                    && all.All(change => Gives(answers, change));
            },
            iter: 300, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void On_the_shipped_content_a_harmless_interview_is_always_one_answer_from_an_emergency() =>
        Assert.All(
            Shipped.Release.Vignettes.Select(vignette => VignetteRun.AnswersOf(Shipped.Content, vignette)).Where(answers => answers.Count >= 30),
            answers =>
            {
                var now = Triage.Assess(Shipped.Content, answers);
                Assert.True(
                    now.Urgency is Urgency.Emergency
                    || WhatWouldChange.Of(Shipped.Content, answers, now).MoreUrgent is [{ Urgency: Urgency.Emergency }, ..]);
            });

    private static bool Gives(Answers answers, Change change)
    {
        var item = Shipped.Content[change.Item];
        var reply = Replies.Nearest(item, answers[change.Item]!).Single(other => other.Option == change.Option).Reply;
        var then = Triage.Assess(Shipped.Content, answers.With(change.Item, reply));
        return reply.Has(change.Option)
            && then.Urgency == change.Urgency
            && (then.ShowsCauses ? then.Families[0].Family.Code == change.First?.Code : change.First is null);
    }

    private static WhatWouldChange Of(ClinicalContent content, params string[] replies)
    {
        var answers = An.Answers(content, replies);
        return WhatWouldChange.Of(content, answers, Triage.Assess(content, answers));
    }
}
