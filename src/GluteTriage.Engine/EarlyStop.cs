using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine;

/// <summary>
/// When the questions may end before every one that applies is asked: once no way of answering the rest can change the urgency,
/// the family that comes first, or the word for its fit.
/// </summary>
internal static class EarlyStop
{
    /// <summary>Rounding of shares must not decide: a share this close to a limit counts as on either side of it.</summary>
    private const double Margin = 1e-9;

    /// <param name="settled">Every item that is due may be skipped (<see cref="ClinicalContent.MaySkip"/>).</param>
    public static bool IsSafe(ClinicalContent content, SettledAnswers settled)
    {
        if (TooLittle(content).Evaluate(settled, Truth.False) is Truth.True)
        {
            return false;
        }

        var bounds = ScoreBounds.Of(content, settled);
        var families = content.Families.Select(family => FamilyBounds.Of(content, family, bounds)).ToArray();
        return First(families) is { } first
            && StaysFirst(content, settled, first)
            && KeepsItsWord(content, settled, first, families)
            && KeepsItsUrgency(content, settled, first, bounds);
    }

    /// <summary>
    /// True while so little was answered that one answer more could make the ranking firm, or lift a floor that only stands because
    /// little was told.
    /// </summary>
    public static Criterion TooLittle(ClinicalContent content) => new Criterion.FewerInformative(content.Floors
        .SelectMany(floor => Counts(floor.When))
        .Append(content.Ranking.InformativeAtLeast)
        .Max());

    private static IEnumerable<int> Counts(Criterion criterion) =>
        criterion is Criterion.FewerInformative(var count) ? [count] : criterion.Parts.SelectMany(Counts);

    /// <returns>The family that scores more than any other can; null while there is none.</returns>
    private static FamilyBounds? First(FamilyBounds[] families)
    {
        foreach (var family in families)
        {
            if (family.Low is { } low && families.All(other => other.Family == family.Family || other.High is not { } high || high < low))
            {
                return family;
            }
        }

        return null;
    }

    /// <summary>A rule moves something before the first only when it puts it above the first.</summary>
    private static bool StaysFirst(ClinicalContent content, SettledAnswers settled, FamilyBounds first) =>
        MaySpeak(content, settled).All(rule => !rule.Above.Contains(first.Family.Code));

    private static IEnumerable<OrderingRule> MaySpeak(ClinicalContent content, SettledAnswers settled) =>
        content.Ranking.Ordering.Where(rule => rule.When.Evaluate(settled, Truth.Unknown) is not Truth.False);

    private static bool KeepsItsWord(ClinicalContent content, SettledAnswers settled, FamilyBounds first, FamilyBounds[] families)
    {
        var others = families.Where(family => family.Family != first.Family).ToArray();
        var highest = others.Max(other => other.High);
        var lifted = MaySpeak(content, settled).SelectMany(rule => rule.Lift).ToHashSet();

        // A family that is lifted takes the weight of the place it is lifted to: at most that of the best of the others.
        var most = others.Sum(other => Odds(other.High is not null && lifted.Contains(other.Family.Code) ? highest : other.High));
        var least = others.Sum(other => Odds(other.Low));
        var (low, high) = (Odds(first.Low), Odds(first.High));
        var (lowShare, highShare) = (low / (low + most) * 100, high / (high + least) * 100);

        var ranking = content.Ranking;
        var (fitsBest, couldBe, lead) = ((double)ranking.FitsBestShare, (double)ranking.CouldBeShare, (double)ranking.FitsBestLead);
        var isBest = lowShare >= fitsBest + Margin && low >= lead * Odds(highest) * (1 + Margin);
        var isNotBest = highShare < fitsBest - Margin || high < lead * Odds(others.Max(other => other.Low)) * (1 - Margin);
        return isBest
            || (isNotBest && lowShare >= couldBe + Margin)
            || (isNotBest && highShare < couldBe - Margin);
    }

    /// <summary>Whichever of its causes comes to lead the family, and whatever makes that more urgent, asks for the same.</summary>
    private static bool KeepsItsUrgency(ClinicalContent content, SettledAnswers settled, FamilyBounds first, ScoreBounds bounds)
    {
        var (least, most) = (Urgency.Emergency, Urgency.SelfCare);
        for (var cause = 0; cause < content.Causes.Length; cause++)
        {
            if (content.Causes[cause] is var leading && leading.Family == first.Family.Code && bounds.High(cause) >= first.Low)
            {
                var certain = Highest(leading, settled, Truth.True);
                var possible = Highest(leading, settled, Truth.Unknown);
                least = certain < least ? certain : least;
                most = Urgencies.Highest(most, possible);
            }
        }

        var warnings = Triage.UrgencyFromWarnings(content, settled);
        return Urgencies.Highest(warnings, least) == Urgencies.Highest(warnings, most);
    }

    private static Urgency Highest(Cause cause, SettledAnswers settled, Truth least) => cause.MoreUrgent
        .Where(more => more.When.Evaluate(settled, Truth.Unknown) >= least)
        .Select(more => more.Urgency)
        .Append(cause.Urgency)
        .Highest();

    private static double Odds(decimal? score) => score is { } points ? Math.Pow(10, (double)points / 10) : 0;

    /// <summary>Between which scores a family must come to lie: that of its best cause.</summary>
    private sealed record FamilyBounds(Family Family, decimal? Low, decimal? High)
    {
        public static FamilyBounds Of(ClinicalContent content, Family family, ScoreBounds bounds)
        {
            decimal? low = null, high = null;
            for (var cause = 0; cause < content.Causes.Length; cause++)
            {
                if (content.Causes[cause].Family == family.Code)
                {
                    low = Greater(low, bounds.Low(cause));
                    high = Greater(high, bounds.High(cause));
                }
            }

            return new FamilyBounds(family, low, high);
        }

        private static decimal? Greater(decimal? one, decimal? other) => one is null || other > one ? other : one;
    }
}
