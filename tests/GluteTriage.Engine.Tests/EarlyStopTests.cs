using CsCheck;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

/// <summary>The questions end early only where nothing that was left could matter to how soon, or to what comes first.</summary>
public sealed class EarlyStopTests
{
    private static readonly ClinicalContent Content = An.Content(
        An.Item("fever", "yes", "no"),
        An.Item("site", "deep", "low"),
        An.Item("cough", "leg", "no"),
        An.Item("press", "sore", "nothing"),
        An.ItemWith("where", "one-of", ["deep", "low"], "ask-when: press is sore"),
        An.RedFlag("hot", Urgency.SameDay, "fever is yes"),
        An.Cause("knot", 20, ["site is deep: +12", "press is sore: +2", "where is deep: +1"]),
        An.Cause("sciatica", 12, ["cough is leg: +5", "site is low: +9"]));

    [Fact]
    public void Items_that_only_speak_of_causes_may_be_left_out_and_no_other() =>
        Assert.Equal(["site", "cough", "press", "where"], Content.Items.Select(item => item.Code).Where(Content.MaySkip).Select(item => item.Value));

    [Fact]
    public void A_lead_no_answer_can_overtake_ends_the_questions() => Assert.IsType<Step.Finish>(Next("fever: no", "site: deep"));

    [Fact]
    public void A_lead_that_an_answer_could_overtake_does_not() => Assert.IsType<Step.Ask>(Next("fever: no", "site: low"));

    [Fact]
    public void A_red_flag_is_asked_about_whatever_the_lead() => Assert.Equal("fever", Asked("site: deep"));

    [Fact]
    public void The_question_that_tells_the_leaders_apart_best_comes_first() => Assert.Equal("site", Asked("fever: no"));

    [Fact]
    public void A_question_waits_for_the_one_that_decides_whether_it_applies()
    {
        var content = An.Content(
            An.Item("press", "sore", "nothing"),
            An.ItemWith("where", "one-of", ["deep", "low"], "ask-when: press is sore"),
            An.Cause("knot", 10, ["press is sore: +1", "where is deep: +9"]), An.Cause("sciatica", 9, []));

        Assert.Equal("press", Assert.IsType<Step.Ask>(Interview.Next(content, Answers.None)).Item.Code.Value);
    }

    [Fact]
    public void A_more_urgent_form_of_the_leader_that_hangs_on_an_answer_keeps_the_questions_going()
    {
        var content = An.Content(
            An.Item("press", "sore", "nothing"),
            An.Cause("knot", 40, [], "more-urgent:\n  - { urgency: soon, when: press is sore, sources: [judgement] }"),
            An.Cause("sciatica", 1, []));

        Assert.IsType<Step.Ask>(Interview.Next(content, Answers.None));
        Assert.IsType<Step.Finish>(Interview.Next(content, An.Answers(content, "press: nothing")));
    }

    [Fact]
    public void A_family_that_stands_alone_needs_no_more_questions()
    {
        var content = An.Content(An.Item("site", "deep", "low"), An.Cause("knot", 5, ["site is deep: +1"]));

        Assert.IsType<Step.Finish>(Interview.Next(content, Answers.None));
    }

    [Fact]
    public void A_floor_that_stands_because_little_was_told_keeps_the_questions_going()
    {
        var content = An.Content(
            An.Item("site", "deep", "low"), An.Item("cough", "leg", "no"),
            An.Floor("too-little", Urgency.Routine, "fewer than 2 informative answers"),
            An.Cause("knot", 40, ["site is deep: +1", "cough is no: +1"]), An.Cause("sciatica", 1, []));

        Assert.IsType<Step.Ask>(Interview.Next(content, An.Answers(content, "site: deep")));
    }

    [Fact]
    public void On_the_shipped_content_no_answer_to_what_was_left_changes_urgency_first_family_or_its_word()
    {
        var stopped = 0;
        Gen.Select(People.Any, People.Any).Sample(
            (person, otherwise) =>
            {
                var asked = Walk(person.InOrder());
                if (Interview.Next(Shipped.Content, asked) is not Step.Finish || Left(asked).Count == 0)
                {
                    return true;
                }

                Interlocked.Increment(ref stopped);
                var told = Told(asked);
                var filled = asked;
                while (Left(filled) is [var item, ..])
                {
                    filled = filled.With(item, otherwise.Single(given => given.Item == item).Answer);
                    if (Told(filled) != told)
                    {
                        return false;
                    }
                }

                return true;
            },
            iter: Sampling.Count(everyDay: 1_000, longRun: 30_000), seed: "0N0XIzNsQ0O2");
        Assert.InRange(stopped, 1, int.MaxValue);
    }

    private static IReadOnlyList<ItemCode> Left(Answers answers) =>
        Interview.Missing(Shipped.Content, Interview.Settle(Shipped.Content, answers));

    private static (Urgency, FamilyCode, FitWord) Told(Answers answers)
    {
        var assessed = Triage.Assess(Shipped.Content, answers);
        return (assessed.Urgency, assessed.Families[0].Family.Code, assessed.Families[0].Fit);
    }

    /// <summary>The answers the person is asked for, in the order they are asked.</summary>
    private static Answers Walk(Answers person)
    {
        var answers = Answers.None;
        while (Interview.Next(Shipped.Content, answers) is Step.Ask(var item, _))
        {
            answers = answers.With(item.Code, person[item.Code]!);
        }

        return answers;
    }

    private static Step Next(params string[] replies) => Interview.Next(Content, An.Answers(Content, replies));

    private static string Asked(params string[] replies) => Assert.IsType<Step.Ask>(Next(replies)).Item.Code.Value;
}
