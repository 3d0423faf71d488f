using GluteTriage.Content;
using GluteTriage.Content.Reading;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;
using GluteTriage.Testing;

namespace GluteTriage.Web.Tests.Checking;

/// <summary>
/// The people the authors worked out, with an ordinary answer to every question they leave out and the site would ask, and the same again
/// where it is asked again: a result needs all.
/// </summary>
internal static class Vignettes
{
    private static readonly string[] Ordinary = ["none", "no", "no-effect", "rather-not-say", "not-done"];

    /// <param name="code">Of its file.</param>
    public static Answers Answers(string code) => Answers(Shipped.Release.Vignettes.Single(vignette => vignette.Code == code));

    public static Answers Answers(Vignette vignette)
    {
        var answers = VignetteRun.AnswersOf(Shipped.Content, vignette);
        while (NextOf(answers) is { Count: > 0 } asked)
        {
            answers = asked.Aggregate(answers, (all, item) => all.With(item.Code, answers[item.Code] ?? Say(item)));
        }

        return answers;
    }

    /// <summary>What the next page asks about and is not answered, or one item that is asked again; empty at the end.</summary>
    public static IReadOnlyList<Item> NextOf(Answers answers)
    {
        var settled = Interview.Settle(Shipped.Content, answers);
        return ScreenWalk.Next(Shipped.Content, answers, []) switch
        {
            ScreenStep.Ask(var item, _, _) => [item],
            ScreenStep.Show(var screen, _, _, _) =>
            [
                .. screen.Whole.Select(whole => whole.Item).Concat(screen.LineItems)
                    .Where(item => settled.IsApplicable(item) && answers[item] is null)
                    .Select(item => settled.Offering(Shipped.Content[item])),
            ],
            _ => [],
        };
    }

    private static Answer Say(Item item) => new[] { item.Benign }.OfType<OptionCode>()
        .Concat(Ordinary.Select(code => new OptionCode(code)))
        .Concat(item.Options.Select(option => option.Code))
        .Select(option => Reply.Read(item, [option.Value]))
        .OfType<Reply.Accepted>()
        .First().Answer;
}
