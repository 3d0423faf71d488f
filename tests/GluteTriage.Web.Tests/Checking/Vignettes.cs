using GluteTriage.Content;
using GluteTriage.Content.Reading;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Web.Tests.Checking;

/// <summary>The people the authors worked out, with an ordinary answer to every question they leave out, and the same again where it is asked
/// again: a result needs all.</summary>
internal static class Vignettes
{
    private static readonly string[] Ordinary = ["none", "no", "no-effect", "rather-not-say", "not-done"];

    /// <param name="code">Of its file.</param>
    public static Answers Answers(string code) => Answers(Shipped.Release.Vignettes.Single(vignette => vignette.Code == code));

    public static Answers Answers(Vignette vignette)
    {
        var answers = VignetteRun.AnswersOf(Shipped.Content, vignette);
        while (Interview.Next(Shipped.Content, answers) is Step.Ask(var item, var again))
        {
            answers = answers.With(item.Code, again ? answers[item.Code]! : Say(item));
        }

        return answers;
    }

    private static Answer Say(Item item) => new[] { item.Benign }.OfType<OptionCode>()
        .Concat(Ordinary.Select(code => new OptionCode(code)))
        .Concat(item.Options.Select(option => option.Code))
        .Select(option => Reply.Read(item, [option.Value]))
        .OfType<Reply.Accepted>()
        .First().Answer;
}
