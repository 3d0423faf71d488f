using GluteTriage.Engine.Assessments;

namespace GluteTriage.Engine.Tests;

/// <summary>All that an assessment says, as text, so that two can be compared.</summary>
internal static class Outline
{
    public static string Of(Assessment assessment) => string.Join("\n",
    [
        $"{assessment.Urgency} from warnings {assessment.UrgencyFromWarnings} "
            + $"complete {assessment.Complete} tentative {assessment.Tentative} shows {assessment.ShowsCauses}",
        $"missing {string.Join(",", assessment.Missing)}",
        .. assessment.Raised.Select(flag => $"raised {flag.Flag.Code} {flag.Tier.Urgency} {string.Join(",", flag.Because)}"),
        .. assessment.NotExcluded.Select(flag => $"open {flag.Flag.Code} {flag.Tier.Urgency} {string.Join(",", flag.Because)}"),
        $"excluded {string.Join(",", assessment.Excluded.Select(flag => flag.Code))}",
        $"not asked {string.Join(",", assessment.NotAsked.Select(flag => flag.Code))}",
        $"floors {string.Join(",", assessment.Floors.Select(floor => floor.Code))}",
        .. assessment.Families.Select(family =>
            $"{family.Family.Code} {family.Fit} {family.Score} {family.Label?.Code} "
            + string.Join(" ", family.Causes.Select(cause =>
                $"{cause.Cause.Code} {cause.Score} +{string.Join("+", cause.For.Select(reason => reason.Text))} "
                    + $"-{string.Join("-", cause.Against.Select(reason => reason.Text))}"))),
        $"ordering {string.Join(",", assessment.Ordering.Select(rule => rule.Code))}",
    ]);
}
