using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Compiled;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Testing;

/// <summary>The specification and the compiled rules on the same person.</summary>
public static class Comparing
{
    /// <returns>In what the two differ, in words.</returns>
    public static IEnumerable<string> Differences(ClinicalContent content, Answers person, Evaluation compiled)
    {
        var assessment = Triage.Assess(content, person);
        var settled = Interview.Settle(content, person);
        foreach (var (index, flag) in content.RedFlags.Index())
        {
            var judged = flag.Judge(settled);
            if (Tier(flag, compiled.Raised[index]) != judged.Raised || Tier(flag, compiled.NotExcluded[index]) != judged.NotExcluded)
            {
                yield return $"red flag {flag.Code}";
            }
        }

        if ((compiled.Urgency, compiled.UrgencyFromWarnings) != (assessment.Urgency, assessment.UrgencyFromWarnings))
        {
            yield return $"urgency {compiled.Urgency} for {assessment.Urgency}";
        }

        if (!compiled.Order.Select(family => content.Families[family].Code).SequenceEqual(assessment.Families.Select(family => family.Family.Code)))
        {
            yield return "order of families";
        }

        foreach (var family in assessment.Families)
        {
            foreach (var cause in family.Causes)
            {
                if (compiled.Scores[content.Causes.IndexOf(cause.Cause)] != (cause.Score is { } score ? (int)(score * 10) : int.MinValue))
                {
                    yield return $"score of {cause.Cause.Code}";
                }
            }
        }

        if (compiled.FirstFit != assessment.Families[0].Fit)
        {
            yield return $"fit {compiled.FirstFit} for {assessment.Families[0].Fit}";
        }

        var due = assessment.Missing.FirstOrDefault(item => !content.MaySkip(item) && person[item] is null);
        var next = compiled.RaisesEmergency ? Evaluation.Stop : due.Value is null ? Evaluation.OnlyCauses : content.Items.IndexOf(content[due]);
        if (compiled.Next != next)
        {
            yield return $"next {compiled.Next} for {next}";
        }
    }

    private static FlagTier? Tier(RedFlag flag, sbyte tier) => tier == Evaluation.None ? null : flag.Tiers[tier];
}
