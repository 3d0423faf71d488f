using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine;

/// <summary>
/// The ranking of causes (docs/clinical/ranking.md): points of each group summed and capped, the sum
/// shrunk, prior and defining features added; families from their causes; ordering rules; words for the fit.
/// </summary>
internal static class Differential
{
    public static (ImmutableArray<RankedFamily> Families, ImmutableArray<OrderingRule> Ordering) Rank(
        ClinicalContent content, SettledAnswers settled)
    {
        var causes = ScoreCauses(content, settled);
        var places = content.Members
            .Select(members => Place.Of(members, causes))
            .OrderByDescending(place => place.Score ?? decimal.MinValue)
            .ToList();

        var ordering = content.Ranking.Ordering
            .Where(rule => rule.When.Evaluate(settled, Truth.False) is Truth.True)
            .ToImmutableArray();
        foreach (var rule in ordering)
        {
            Lift(places, rule);
        }

        return (WithFit(content.Ranking, settled, places, ordering), ordering);
    }

    private static RankedCause[] ScoreCauses(ClinicalContent content, SettledAnswers settled)
    {
        var groups = content.Ranking.Groups;
        var points = new decimal[content.Causes.Length, groups.Length];
        var defining = new decimal[content.Causes.Length];
        var spoken = new List<Reason>[content.Causes.Length];
        foreach (var item in content.Items)
        {
            if (settled[item.Code] is not { } answer || content.Evidence.GroupOf(item.Code) is not (>= 0 and var group))
            {
                continue;
            }

            var rival = content.Evidence.RivalOf(item.Code) is { } same && settled[same] is not null ? same : (ItemCode?)null;
            OptionCode? heard = null;
            foreach (var mark in answer.Marks)
            {
                if (mark.Option == heard)
                {
                    continue;
                }

                heard = mark.Option;
                foreach (var (cause, evidence, reason) in content.Evidence.For(item.Code, mark.Option))
                {
                    if ((rival is { } louder && IsOutspoken(content, settled, louder, cause, evidence))
                        || evidence.Unless?.Evaluate(settled, Truth.False) is Truth.True)
                    {
                        continue;
                    }

                    (spoken[cause] ??= []).Add(reason);
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
                Strongest(spoken[index], inFavour: true),
                Strongest(spoken[index], inFavour: false));
        }

        return causes;
    }

    /// <summary>
    /// Whether an item that says the same says it louder for this cause: by absolute size; of equal size the positive counts,
    /// and of equal weights the item asked first.
    /// </summary>
    private static bool IsOutspoken(
        ClinicalContent content, SettledAnswers settled, ItemCode rival, int cause, Evidence evidence)
    {
        var other = 0m;
        foreach (var mark in settled[rival]!.Marks)
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

    /// <summary>Reasons of one sign, the strongest first, equals in asking order.</summary>
    private static ImmutableArray<Reason> Strongest(List<Reason>? spoken, bool inFavour)
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        foreach (var reason in spoken ?? [])
        {
            var points = reason.Evidence.Points;
            if (points > 0 != inFavour)
            {
                continue;
            }

            var at = reasons.Count;
            while (at > 0 && Math.Abs(reasons[at - 1].Evidence.Points) < Math.Abs(points))
            {
                at--;
            }

            reasons.Insert(at, reason);
        }

        return reasons.DrainToImmutable();
    }

    private static void Lift(List<Place> places, OrderingRule rule)
    {
        ImmutableArray<FamilyCode> order = [.. places.Select(place => place.Family.Code)];
        var from = LiftedBy(order, rule, index => places[index].Score);
        var to = PlaceAbove(order, rule);
        var isTooFar = from >= 0 && to >= 0 && places[to].Score - places[from].Score > rule.Within;
        if (MoveOf(order, rule, from, isTooFar) is (_, var target))
        {
            var lifted = isTooFar ? places[from] : places[from] with { Weight = places[target].Weight };
            places.RemoveAt(from);
            places.Insert(target, lifted);
        }
    }

    /// <summary>
    /// The place of the family the rule lifts, the best of those it names; of equal scores, where it has a limit, the one named first.
    /// </summary>
    /// <param name="score">By place; null when excluded.</param>
    /// <returns>-1 when all are excluded.</returns>
    private static int LiftedBy(ImmutableArray<FamilyCode> order, OrderingRule rule, Func<int, decimal?> score)
    {
        var best = -1;
        for (var place = 0; place < order.Length; place++)
        {
            if (rule.Lift.Contains(order[place]) && score(place) is not null
                && (best < 0 || (rule.Within is not null && score(place) == score(best)
                    && rule.Lift.IndexOf(order[place]) < rule.Lift.IndexOf(order[best]))))
            {
                best = place;
            }
        }

        return best;
    }

    /// <summary>The place the rule lifts to; -1 when it names none.</summary>
    internal static int PlaceAbove(ImmutableArray<FamilyCode> order, OrderingRule rule)
    {
        int first = -1, last = -1;
        for (var place = 0; place < order.Length; place++)
        {
            if (rule.Above.Contains(order[place]))
            {
                first = first < 0 ? place : first;
                last = place;
            }
        }

        return rule.AboveAll ? first : last;
    }

    /// <summary>From which place to which place the rule moves a family; null when it moves none.</summary>
    /// <param name="order">Families, best first.</param>
    /// <param name="from">The place of the family it would lift; -1 for none.</param>
    /// <param name="isTooFar">Whether that family is further behind than the rule allows, and so goes directly below.</param>
    internal static (int From, int To)? MoveOf(ImmutableArray<FamilyCode> order, OrderingRule rule, int from, bool isTooFar)
    {
        var above = PlaceAbove(order, rule);
        var to = isTooFar ? above + 1 : above;
        return from < 0 || above < 0 || from < above || from == to ? null : (from, to);
    }

    /// <summary>
    /// Where a limited rule speaks and none of its families stands above, the one directly below is shown beside as one that could be.
    /// </summary>
    /// <returns>That place; -1 for none.</returns>
    internal static int BesideOf(ImmutableArray<FamilyCode> order, OrderingRule rule) =>
        rule.Within is not null && PlaceAbove(order, rule) is >= 0 and var above && above + 1 < order.Length
        && !order[..above].Any(rule.Lift.Contains) && rule.Lift.Contains(order[above + 1])
            ? above + 1
            : -1;

    private static ImmutableArray<RankedFamily> WithFit(
        Ranking ranking, SettledAnswers settled, List<Place> places, ImmutableArray<OrderingRule> speaking)
    {
        var odds = places.ConvertAll(place => place.Weight is { } weight ? Math.Pow(10, (double)weight / 10) : 0);
        var total = odds.Sum();
        var shares = odds.ConvertAll(odd => total > 0 ? odd / total : 0);
        ImmutableArray<FamilyCode> order = [.. places.Select(place => place.Family.Code)];
        var beside = speaking.Select(rule => BesideOf(order, rule)).Where(rank => rank > 0 && places[rank].Score is not null).ToList();

        // Beside one that could be, the first cannot be said to fit best.
        var firstWord = FirstWord(ranking, shares) is var word && word is FitWord.FitsBest && beside.Contains(1) ? FitWord.CouldBe : word;

        var families = ImmutableArray.CreateBuilder<RankedFamily>(places.Count);
        for (var rank = 0; rank < places.Count; rank++)
        {
            var place = places[rank];
            var fit = place.Score is null ? FitWord.Excluded
                : beside.Contains(rank) ? FitWord.CouldBe
                : rank == 0 || (rank == 1 && firstWord is not FitWord.FitsBest) ? firstWord
                : FitWord.LessLikely;
            var label = place.Family.Labels.FirstOrDefault(l => l.When.Evaluate(settled, Truth.False) is Truth.True);
            families.Add(new RankedFamily(place.Family, fit, place.Score, shares[rank], label, place.Causes)
            {
                Named = NamedOf(ranking, place.Causes),
            });
        }

        return families.MoveToImmutable();
    }

    private static RankedCause? NamedOf(Ranking ranking, ImmutableArray<RankedCause> causes) => causes switch
    {
        [{ Score: { } best } first, { Score: { } next }, ..] => ranking.NamedFromLead is { } lead && best - next < lead ? null : first,
        [var first, ..] => first,
        _ => null,
    };

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
        public static Place Of(FamilyMembers members, RankedCause[] scored)
        {
            ImmutableArray<RankedCause> causes =
            [
                .. members.Causes.Select(index => scored[index]).OrderByDescending(ranked => ranked.Score ?? decimal.MinValue),
            ];
            var score = members.Score.Of([.. members.Causes.Select(index => scored[index].Score)]);
            return new Place(members.Family, score, score, causes);
        }
    }
}
