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

    /// <summary>A share of the people each day, all of them in the long run.</summary>
    private const int Shares = 8;

    [Fact]
    public async Task Nobody_sees_more_than_450_words_before_they_unfold_anything_or_900_with_signs_left_open()
    {
        var tooLong = new List<string>();
        foreach (var vignette in Sampling.Of(Shipped.Release.Vignettes, Shares))
        {
            var answers = Vignettes.Answers(vignette);
            var words = await WordsOfAsync(answers);
            if (words > (Triage.Assess(Shipped.Content, answers).NotExcluded.IsEmpty ? WordsAtMost : WordsAtMostWhenUnsure))
            {
                tooLong.Add($"{vignette.Code}: {words}");
            }
        }

        Assert.Empty(tooLong);
    }

    [Fact]
    public async Task The_most_unsure_person_sees_at_most_900_words()
    {
        Assert.InRange(await WordsOfAsync(MostUnsure()), 1, WordsAtMostWhenUnsure);
    }

    /// <summary>"Not sure" to every question it does not end at once; otherwise the first answer of all that lets the questions go on.</summary>
    private static Answers MostUnsure()
    {
        var answers = Answers.None;
        while (Vignettes.NextOf(answers) is [var item, ..])
        {
            answers = new[] { OptionCode.NotSure, OptionCode.None }.Concat(item.Options.Select(option => option.Code))
                .Select(option => Reply.Read(item, [option.Value]))
                .OfType<Reply.Accepted>()
                .Select(reply => answers.With(item.Code, reply.Answer))
                .First(then => Interview.Next(Shipped.Content, then) is not Step.Stop);
        }

        return answers;
    }

    private async Task<int> WordsOfAsync(Answers answers)
    {
        var page = await (await site.WithAnswersAsync(answers)).GetAsync("/check/result");
        Assert.NotEqual("Not finished", page.Heading);
        return VisibleWords.Of(page.Page).Count;
    }
}
