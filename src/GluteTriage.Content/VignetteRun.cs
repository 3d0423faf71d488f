using GluteTriage.Content.Reading;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Content;

/// <summary>A vignette, assessed.</summary>
/// <param name="Differences">What came out otherwise than its author expects, one sentence each; empty when all is as expected.</param>
public sealed record VignetteRun(Vignette Vignette, Answers Answers, Assessment Assessment, IReadOnlyList<string> Differences)
{
    public static VignetteRun Of(ClinicalContent content, Vignette vignette)
    {
        var answers = AnswersOf(content, vignette);
        var assessment = Triage.Assess(content, answers);
        return new VignetteRun(vignette, answers, assessment, [.. Compare(vignette.Expect, assessment)]);
    }

    /// <summary>The vignette's answers in asking order, with the benign answer to every safety item it leaves out if it says so.</summary>
    public static Answers AnswersOf(ClinicalContent content, Vignette vignette)
    {
        var answers = Answers.None;
        foreach (var item in content.Items)
        {
            var raw = vignette.Replies.TryGetValue(item.Code.Value, out var given) ? [.. given]
                : vignette.OtherwiseBenign && item.Benign is { } benign ? new[] { benign.Value }
                : null;
            if (raw is not null && Reply.Read(item, raw) is Reply.Accepted(var answer))
            {
                answers = answers.With(item.Code, answer);
            }
        }

        return answers;
    }

    private static IEnumerable<string> Compare(Expectation expect, Assessment got)
    {
        if (expect.Urgency != got.Urgency)
        {
            yield return $"urgency is {got.Urgency.Code()}, expected {expect.Urgency.Code()}";
        }

        foreach (var code in expect.RedFlags.Except(got.Raised.Select(raised => raised.Flag.Code)))
        {
            yield return $"red flag {code} is not raised";
        }

        foreach (var code in expect.NotExcluded.Except(got.NotExcluded.Select(open => open.Flag.Code)))
        {
            yield return $"red flag {code} is not among those not excluded";
        }

        foreach (var code in expect.Floors.Except(got.Floors.Select(floor => floor.Code)))
        {
            yield return $"floor {code} does not hold";
        }

        var first = got.Families[0];
        if (expect.FirstFamily is { } family && family != first.Family.Code)
        {
            yield return $"first family is {first.Family.Code} ({first.Score}), expected {family}";
        }

        if (expect.FirstCause is { } cause && cause != first.Causes[0].Cause.Code)
        {
            yield return $"first cause is {first.Causes[0].Cause.Code}, expected {cause}";
        }

        if (expect.NamesACause is { } names && names != (first.Named is not null))
        {
            yield return names ? "no cause is named" : $"{first.Named!.Cause.Code} is named";
        }

        if (expect.Label is { } label && label != first.Label?.Code)
        {
            yield return $"label is {first.Label?.Code ?? "none"}, expected {label}";
        }

        if (expect.Score is { } score && Differs(score, first.Score))
        {
            yield return $"score is {first.Score}, expected {score}";
        }

        if (expect.NextScore is { } next && Differs(next, got.Families[1].Score))
        {
            yield return $"next score is {got.Families[1].Score} ({got.Families[1].Family.Code}), expected {next}";
        }

        if (expect.ShowsCauses is { } shows && shows != got.ShowsCauses)
        {
            yield return shows ? "causes are not shown" : "causes are shown";
        }
    }

    private static bool Differs(decimal expected, decimal? got) => got is null || Math.Abs(expected - got.Value) > 0.05m;
}
