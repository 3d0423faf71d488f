using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine;

/// <summary>
/// The ranking of causes (clinical reference 6.1 and 6.4, amendments 4): points of each group summed and capped, the sum
/// shrunk, prior and defining features added; families by their best cause; ordering rules; words for the fit.
/// </summary>
internal static class Differential
{
    public static (ImmutableArray<RankedFamily> Families, ImmutableArray<OrderingRule> Ordering) Rank(
        ClinicalContent content, SettledAnswers settled)
    {
        var causes = ScoreCauses(content, settled);
        var places = content.Families
            .Select(family => Place.Of(family, causes))
            .OrderByDescending(place => place.Score ?? decimal.MinValue)
            .ToList();

        var ordering = content.Ranking.Ordering
            .Where(rule => rule.When.Evaluate(settled, Truth.False) is Truth.True)
            .ToImmutableArray();
        foreach (var rule in ordering)
        {
            Lift(places, rule);
        }

        return (WithFit(content.Ranking, settled, places), ordering);
    }

    private static RankedCause[] ScoreCauses(ClinicalContent content, SettledAnswers settled)
    {
        var groups = content.Ranking.Groups;
        var points = new decimal[content.Causes.Length, groups.Length];
        var defining = new decimal[content.Causes.Length];
        var spoken = new List<Evidence>[content.Causes.Length];
        foreach (var item in content.Items)
        {
            if (settled[item.Code] is not { } answer || content.Evidence.GroupOf(item.Code) is not (>= 0 and var group))
            {
                continue;
            }

            OptionCode? heard = null;
            foreach (var mark in answer.Marks)
            {
                if (mark.Option == heard)
                {
                    continue;
                }

                heard = mark.Option;
                foreach (var (cause, evidence) in content.Evidence.For(item.Code, mark.Option))
                {
                    if (IsOutspoken(content, settled, cause, evidence))
                    {
                        continue;
                    }

                    (spoken[cause] ??= []).Add(evidence);
                    if (evidence.Defining)
                    {
                        defining[cause] += evidence.Points;
                    }
                    else
                    {
                        points[cause, group] += evidence.Points;
                    }
                }
            }
        }

        var causes = new RankedCause[content.Causes.Length];
        for (var index = 0; index < causes.Length; index++)
        {
            var sum = 0m;
            for (var group = 0; group < groups.Length; group++)
            {
                sum += Math.Clamp(points[index, group], -groups[group].Cap, groups[group].Cap);
            }

            var cause = content.Causes[index];
            var excluded = cause.Needs is { } needs && needs.Evaluate(settled, Truth.False) is not Truth.True;
            causes[index] = new RankedCause(
                cause,
                excluded ? null : decimal.Round((sum * content.Ranking.Shrink) + cause.Prior + defining[index], 1),
                Reasons(content, spoken[index], inFavour: true),
                Reasons(content, spoken[index], inFavour: false));
        }

        return causes;
    }

    /// <summary>
    /// Whether an item that says the same says it louder for this cause: by absolute size; of equal size the positive counts,
    /// and of equal weights the item asked first.
    /// </summary>
    private static bool IsOutspoken(ClinicalContent content, SettledAnswers settled, int cause, Evidence evidence)
    {
        if (content.Evidence.RivalOf(evidence.Item) is not { } rival || settled[rival] is not { } answer)
        {
            return false;
        }

        var other = 0m;
        foreach (var mark in answer.Marks)
        {
            foreach (var entry in content.Evidence.For(rival, mark.Option))
            {
                other += entry.Cause == cause ? entry.Evidence.Points : 0;
            }
        }

        var louder = Math.Abs(other).CompareTo(Math.Abs(evidence.Points));
        return louder > 0
            || (louder == 0 && other != 0 && other > evidence.Points)
            || (louder == 0 && other == evidence.Points && content.Position(rival) < content.Position(evidence.Item));
    }

    private static ImmutableArray<Reason> Reasons(ClinicalContent content, List<Evidence>? spoken, bool inFavour)
    {
        if (spoken is null)
        {
            return [];
        }

        var reasons = ImmutableArray.CreateBuilder<Reason>();
        foreach (var evidence in spoken)
        {
            if (evidence.Points > 0 == inFavour)
            {
                reasons.Add(new Reason(
                    evidence, evidence.Because ?? content[evidence.Item].Find(evidence.Option)!.AsReason));
            }
        }

        reasons.Sort((one, other) => Math.Abs(other.Evidence.Points).CompareTo(Math.Abs(one.Evidence.Points)) is not 0 and var by
            ? by
            : content.Position(one.Evidence.Item).CompareTo(content.Position(other.Evidence.Item)));
        return reasons.DrainToImmutable();
    }

    private static void Lift(List<Place> places, OrderingRule rule)
    {
        var from = places.FindIndex(place => rule.Lift.Contains(place.Family.Code) && place.Score is not null);
        var to = rule.AboveAll
            ? places.FindIndex(place => rule.Above.Contains(place.Family.Code))
            : places.FindLastIndex(place => rule.Above.Contains(place.Family.Code));
        if (from < 0 || to < 0 || from < to)
        {
            return;
        }

        var lifted = places[from] with { Weight = places[to].Weight };
        places.RemoveAt(from);
        places.Insert(to, lifted);
    }

    private static ImmutableArray<RankedFamily> WithFit(Ranking ranking, SettledAnswers settled, List<Place> places)
    {
        var odds = places.ConvertAll(place => place.Weight is { } weight ? Math.Pow(10, (double)weight / 10) : 0);
        var total = odds.Sum();
        var shares = odds.ConvertAll(odd => total > 0 ? odd / total : 0);
        var firstWord = FirstWord(ranking, shares);

        var families = ImmutableArray.CreateBuilder<RankedFamily>(places.Count);
        for (var rank = 0; rank < places.Count; rank++)
        {
            var place = places[rank];
            var fit = place.Score is null ? FitWord.Excluded
                : rank == 0 || (rank == 1 && firstWord is not FitWord.FitsBest) ? firstWord
                : FitWord.LessLikely;
            var label = place.Family.Labels.FirstOrDefault(l => l.When.Evaluate(settled, Truth.False) is Truth.True);
            families.Add(new RankedFamily(place.Family, fit, place.Score, shares[rank], label, place.Causes));
        }

        return families.MoveToImmutable();
    }

    private static FitWord FirstWord(Ranking ranking, List<double> shares)
    {
        var first = shares.ElementAtOrDefault(0) * 100;
        var next = shares.ElementAtOrDefault(1) * 100;
        return first >= (double)ranking.FitsBestShare && first >= (double)ranking.FitsBestLead * next ? FitWord.FitsBest
            : first >= (double)ranking.CouldBeShare ? FitWord.CouldBe
            : FitWord.Unclear;
    }

    /// <summary>A family on its way to its rank.</summary>
    /// <param name="Weight">The score that counts for its share: its own, or that of the family it was lifted above.</param>
    private sealed record Place(Family Family, decimal? Score, decimal? Weight, ImmutableArray<RankedCause> Causes)
    {
        public static Place Of(Family family, RankedCause[] scored)
        {
            ImmutableArray<RankedCause> causes =
            [
                .. scored
                    .Where(ranked => ranked.Cause.Family == family.Code)
                    .OrderByDescending(ranked => ranked.Score ?? decimal.MinValue),
            ];
            var best = causes[0].Score;
            return new Place(family, best, best, causes);
        }
    }
}
