using GluteTriage.Content;
using GluteTriage.Content.Reading;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Checking;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Results;

/// <summary>How much a result makes people read, on the real site.</summary>
public sealed class ResultLengthTests(Site site)
{
    private const int WordsAtMost = 450;
    private const int WordsAtMostWhenUnsure = 900;

    [Fact]
    public async Task Nobody_sees_more_than_450_words_before_they_unfold_anything()
    {
        var tooLong = new List<string>();
        foreach (var vignette in Shipped.Release.Vignettes.Where(vignette => !IsUnsure(vignette)))
        {
            var words = await WordsOfAsync(VignetteRun.AnswersOf(Shipped.Content, vignette));
            if (words > WordsAtMost)
            {
                tooLong.Add($"{vignette.Code}: {words}");
            }
        }

        Assert.Empty(tooLong);
    }

    [Fact]
    public async Task Somebody_unsure_sees_at_most_900_words()
    {
        var tooLong = new List<string>();
        foreach (var vignette in Shipped.Release.Vignettes.Where(IsUnsure))
        {
            var words = await WordsOfAsync(VignetteRun.AnswersOf(Shipped.Content, vignette));
            if (words > WordsAtMostWhenUnsure)
            {
                tooLong.Add($"{vignette.Code}: {words}");
            }
        }

        Assert.Empty(tooLong);
        Assert.InRange(await WordsOfAsync(MostUnsure()), 1, WordsAtMostWhenUnsure);
    }

    private static bool IsUnsure(Vignette vignette) => !vignette.Expect.NotExcluded.IsEmpty;

    /// <summary>"Not sure" to every question it does not end at once; otherwise the first answer of all that lets the questions go on.</summary>
    private static Answers MostUnsure()
    {
        var answers = Answers.None;
        while (Interview.Next(Shipped.Content, answers) is Step.Ask(var item, false))
        {
            answers = new[] { OptionCode.NotSure, OptionCode.None }.Concat(item.Options.Select(option => option.Code))
                .Select(option => Reply.Read(item, [option.Value]))
                .OfType<Reply.Accepted>()
                .Select(reply => answers.With(item.Code, reply.Answer))
                .First(then => Interview.Next(Shipped.Content, then) is not Step.Stop);
        }

        return answers;
    }

    private async Task<int> WordsOfAsync(Answers answers) =>
        VisibleWords.Of((await (await site.WithAnswersAsync(answers)).GetAsync("/check/result")).Page).Count;
}
