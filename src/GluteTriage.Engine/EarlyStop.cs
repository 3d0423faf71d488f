using System.Collections.Immutable;
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

    /// <param name="settled">No item is open that matters for warnings (<see cref="StillMatters.ForWarnings"/>).</param>
    public static bool IsSafe(ClinicalContent content, SettledAnswers settled) =>
        IsSettled(content, settled) && (!IsSharpenedEarly(content, settled) || IsSettled(content, settled.Without(content.Ranking.AfterResult)));

    private static bool IsSettled(ClinicalContent content, SettledAnswers settled)
    {
        if (TooLittle(content).Evaluate(settled, Truth.False) is Truth.True)
        {
            return false;
        }

        var bounds = ScoreBounds.Of(content, settled);
        var families = content.Members.Select(members => FamilyBounds.Of(members, bounds)).ToArray();
        return First(families) is { } first
            && StaysFirst(content, settled, first)
            && FitsBest(content, settled, first, families) is { } fitsBest
            && KeepsItsUrgency(content, settled, first, families, bounds, content.Ranking.EqualRank && !fitsBest);
    }

    /// <summary>
    /// Something that only sharpens the result was answered while what makes it is not: what the causes ask for without those answers
    /// counts too, and must be settled as well.
    /// </summary>
    private static bool IsSharpenedEarly(ClinicalContent content, SettledAnswers settled) =>
        content.Ranking.AfterResult.Any(item => settled[item] is not null)
        && content.Items.Any(item => !content.Ranking.AfterResult.Contains(item.Code) && settled[item.Code] is null && settled.IsApplicable(item.Code));

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

    /// <returns>Whether the word is that it fits best; null while the word can still change.</returns>
    private static bool? FitsBest(ClinicalContent content, SettledAnswers settled, FamilyBounds first, FamilyBounds[] families)
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
        var (best, couldBe, lead) = ((double)ranking.FitsBestShare, (double)ranking.CouldBeShare, (double)ranking.FitsBestLead);
        var isBest = lowShare >= best + Margin && low >= lead * Odds(highest) * (1 + Margin);
        var isNotBest = highShare < best - Margin || high < lead * Odds(others.Max(other => other.Low)) * (1 - Margin);
        var isKnown = isBest
            || (isNotBest && lowShare >= couldBe + Margin)
            || (isNotBest && highShare < couldBe - Margin);
        return isKnown ? isBest : null;
    }

    /// <summary>
    /// Whichever cause comes to lead the first family, and at equal rank whichever family comes second, and whatever makes those more
    /// urgent, asks for the same.
    /// </summary>
    private static bool KeepsItsUrgency(
        ClinicalContent content, SettledAnswers settled, FamilyBounds first, FamilyBounds[] families, ScoreBounds bounds, bool isEqualRank)
    {
        var (least, most) = UrgencyOf(content, settled, first, bounds);
        if (isEqualRank)
        {
            var second = PossiblySecond(content, settled, first, families).Select(family => UrgencyOf(content, settled, family, bounds)).ToList();
            least = Urgencies.Highest(least, second.Select(urgency => urgency.Least).DefaultIfEmpty(Urgency.SelfCare).Min());
            most = Urgencies.Highest(most, second.Select(urgency => urgency.Most).Highest());
        }

        var warnings = Triage.UrgencyFromWarnings(content, settled);
        return Urgencies.Highest(warnings, least) == Urgencies.Highest(warnings, most);
    }

    /// <summary>The families that can come second: those no other is certain to beat, and those a rule may move there.</summary>
    private static IEnumerable<FamilyBounds> PossiblySecond(
        ClinicalContent content, SettledAnswers settled, FamilyBounds first, FamilyBounds[] families)
    {
        var others = families.Where(family => family.Family != first.Family).ToList();
        var lifted = MaySpeak(content, settled).SelectMany(rule => rule.Lift).ToHashSet();
        var certain = others.Max(other => other.Low);
        return others.Where(other => other.High is { } high && (certain is null || high >= certain || lifted.Contains(other.Family.Code)));
    }

    private static (Urgency Least, Urgency Most) UrgencyOf(ClinicalContent content, SettledAnswers settled, FamilyBounds family, ScoreBounds bounds)
    {
        var (least, most) = (Urgency.Emergency, Urgency.SelfCare);
        foreach (var cause in family.Causes)
        {
            if (bounds.High(cause) is { } high && (family.BestLow is null || high >= family.BestLow))
            {
                var certain = Highest(content.Causes[cause], settled, Truth.True);
                var possible = Highest(content.Causes[cause], settled, Truth.Unknown);
                least = certain < least ? certain : least;
                most = Urgencies.Highest(most, possible);
            }
        }

        return (least, most);
    }

    private static Urgency Highest(Cause cause, SettledAnswers settled, Truth least) => cause.MoreUrgent
        .Where(more => more.When.Evaluate(settled, Truth.Unknown) >= least)
        .Select(more => more.Urgency)
        .Append(cause.Urgency)
        .Highest();

    private static double Odds(decimal? score) => score is { } points ? Math.Pow(10, (double)points / 10) : 0;

    /// <summary>Between which scores a family must come to lie, its score growing with each member's.</summary>
    /// <param name="BestLow">The least its best cause can come to; null while all can come to be excluded.</param>
    private sealed record FamilyBounds(Family Family, ImmutableArray<int> Causes, decimal? Low, decimal? High, decimal? BestLow)
    {
        public static FamilyBounds Of(FamilyMembers members, ScoreBounds bounds)
        {
            ImmutableArray<decimal?> low = [.. members.Causes.Select(cause => bounds.Low(cause))];
            return new FamilyBounds(
                members.Family, members.Causes, members.Score.Of(low), members.Score.Of([.. members.Causes.Select(cause => bounds.High(cause))]), low.Max());
        }
    }
}
