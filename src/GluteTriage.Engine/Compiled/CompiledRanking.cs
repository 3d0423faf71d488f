using System.Runtime.Intrinsics;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Compiled;

/// <summary>The ranking over option bits: families from their causes, ordering rules, the first word.</summary>
internal sealed class CompiledRanking
{
    private readonly ClinicalContent content;
    private readonly CompiledScores scores;
    private readonly FamilyMembers[] members;
    private readonly (OrderingRule Rule, BitRule When)[] ordering;
    private readonly (Urgency Urgency, BitRule When)[][] moreUrgent;

    /// <exception cref="NotSupportedException">There is nothing to rank, or more than the lanes can hold.</exception>
    public CompiledRanking(ClinicalContent content, OptionBits bits)
    {
        if (content.Families.IsEmpty)
        {
            throw new NotSupportedException("There is nothing to rank.");
        }

        this.content = content;
        scores = new CompiledScores(content, bits);
        var ranking = content.Ranking;
        members = [.. content.Members];
        ordering = [.. ranking.Ordering.Select(rule => (rule, BitRule.Of(bits, rule.When)))];
        moreUrgent = [.. content.Causes.Select(cause => cause.MoreUrgent.Select(more => (more.Urgency, BitRule.Of(bits, more.When))).ToArray())];
        For = [.. content.Causes.Select(cause => Speaking(bits, cause, inFavour: true))];
        Against = [.. content.Causes.Select(cause => Speaking(bits, cause, inFavour: false))];
    }

    /// <summary>For each cause the options that speak for it.</summary>
    public Vector512<ulong>[] For { get; }

    /// <summary>For each cause the options that speak against it.</summary>
    public Vector512<ulong>[] Against { get; }

    /// <summary>Fills in scores, order and the first word.</summary>
    /// <returns>The urgency of the cause that comes first.</returns>
    public Urgency Rank(in Vector512<ulong> sure, in Vector512<ulong> possible, Evaluation into)
    {
        scores.Fill(sure, possible, into.Scores);
        Span<int> weights = stackalloc int[into.Order.Length];
        Span<int> own = stackalloc int[into.Scores.Length];
        var (points, order) = (into.Scores, into.Order);
        for (var family = 0; family < weights.Length; family++)
        {
            var causes = members[family].Causes;
            var best = causes[0];
            for (var index = 0; index < causes.Length; index++)
            {
                own[index] = points[causes[index]];
                best = own[index] > points[best] ? causes[index] : best;
            }

            into.First[family] = best;
            into.FamilyScores[family] = members[family].Score.Of(own[..causes.Length]);
            var (score, at) = (into.FamilyScores[family], family);
            for (; at > 0 && weights[at - 1] < score; at--)
            {
                (order[at], weights[at]) = (order[at - 1], weights[at - 1]);
            }

            (order[at], weights[at]) = (family, score);
        }

        var isBesideFirst = false;
        foreach (ref readonly var rule in ordering.AsSpan())
        {
            if (rule.When.Holds(sure, possible))
            {
                Lift(rule.Rule, into, weights);
            }
        }

        foreach (ref readonly var rule in ordering.AsSpan())
        {
            isBesideFirst |= rule.Rule.Within is not null && rule.When.Holds(sure, possible) && IsBesideFirst(rule.Rule, into);
        }

        (into.FirstFit, into.FirstShare) = Word(weights);
        into.FirstFit = isBesideFirst && into.FirstFit is FitWord.FitsBest ? FitWord.CouldBe : into.FirstFit;
        var urgency = UrgencyOf(order[0], sure, possible, into);
        return content.Ranking.EqualRank && into.FirstFit is not (FitWord.FitsBest or FitWord.Excluded) && order.Length > 1
            ? Urgencies.Highest(urgency, UrgencyOf(order[1], sure, possible, into))
            : urgency;
    }

    /// <summary>Whether the first is what the rule would have lifted something above, and that stands directly below.</summary>
    private bool IsBesideFirst(OrderingRule rule, Evaluation into)
    {
        if (into.Order.Length < 2 || into.FamilyScores[into.Order[1]] == CompiledScores.Excluded)
        {
            return false;
        }

        var above = PlaceAbove(rule, into);
        return above == 0 && rule.Lift.Contains(content.Families[into.Order[1]].Code);
    }

    private Urgency UrgencyOf(int family, in Vector512<ulong> sure, in Vector512<ulong> possible, Evaluation into) =>
        into.FamilyScores[family] == CompiledScores.Excluded ? Urgency.SelfCare : UrgencyOf(into.First[family], sure, possible);

    private Urgency UrgencyOf(int cause, in Vector512<ulong> sure, in Vector512<ulong> possible)
    {
        var urgency = content.Causes[cause].Urgency;
        foreach (ref readonly var more in moreUrgent[cause].AsSpan())
        {
            urgency = more.Urgency > urgency && more.When.Holds(sure, possible) ? more.Urgency : urgency;
        }

        return urgency;
    }

    private void Lift(OrderingRule rule, Evaluation into, Span<int> weights)
    {
        var from = LiftedBy(rule, into);
        var to = PlaceAbove(rule, into);
        if (from < 0 || to < 0 || from < to)
        {
            return;
        }

        // Half the numbers would overflow for an excluded family, which nothing is too far behind.
        var isTooFar = rule.Within is { } within && into.FamilyScores[into.Order[to]] is var above and not CompiledScores.Excluded
            && above - into.FamilyScores[into.Order[from]] > within * 10;
        to = isTooFar ? to + 1 : to;
        var (lifted, weight) = (into.Order[from], isTooFar ? weights[from] : weights[to]);
        for (var place = from; place > to; place--)
        {
            (into.Order[place], weights[place]) = (into.Order[place - 1], weights[place - 1]);
        }

        (into.Order[to], weights[to]) = (lifted, weight);
    }

    private int LiftedBy(OrderingRule rule, Evaluation into)
    {
        var best = -1;
        for (var place = 0; place < into.Order.Length; place++)
        {
            var family = into.Order[place];
            if (into.FamilyScores[family] == CompiledScores.Excluded || !rule.Lift.Contains(content.Families[family].Code))
            {
                continue;
            }

            if (best < 0 || (rule.Within is not null && into.FamilyScores[family] == into.FamilyScores[into.Order[best]]
                && rule.Lift.IndexOf(content.Families[family].Code) < rule.Lift.IndexOf(content.Families[into.Order[best]].Code)))
            {
                best = place;
            }
        }

        return best;
    }

    private int PlaceAbove(OrderingRule rule, Evaluation into)
    {
        int first = -1, last = -1;
        for (var place = 0; place < into.Order.Length; place++)
        {
            if (rule.Above.Contains(content.Families[into.Order[place]].Code))
            {
                first = first < 0 ? place : first;
                last = place;
            }
        }

        return rule.AboveAll ? first : last;
    }

    private (FitWord Word, double Share) Word(ReadOnlySpan<int> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
        {
            total += FamilyScore.Odds(weight);
        }

        var ranking = content.Ranking;
        var share = total > 0 ? FamilyScore.Odds(weights[0]) / total : 0;
        var first = share * 100;
        var next = total > 0 && weights.Length > 1 ? FamilyScore.Odds(weights[1]) / total * 100 : 0;
        var word = weights[0] == CompiledScores.Excluded ? FitWord.Excluded
            : first >= (double)ranking.FitsBestShare && first >= (double)ranking.FitsBestLead * next ? FitWord.FitsBest
            : first >= (double)ranking.CouldBeShare ? FitWord.CouldBe
            : FitWord.Unclear;
        return (word, share);
    }

    private static Vector512<ulong> Speaking(OptionBits bits, Cause cause, bool inFavour) => OptionBits.Mask(cause.Evidence
        .Where(evidence => evidence.Points > 0 == inFavour)
        .Select(evidence => bits.BitOf(evidence.Item, evidence.Option)));
}
