using System.Runtime.Intrinsics;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Compiled;

/// <summary>The ranking over option bits: families by their best cause, ordering rules, the first word.</summary>
internal sealed class CompiledRanking
{
    /// <summary>The greatest score in tenths; odds are looked up instead of computed.</summary>
    private const int OddsUpTo = CompiledScores.MostPoints * 10;

    private static readonly double[] OddsOf =
        [.. Enumerable.Range(-OddsUpTo, (2 * OddsUpTo) + 1).Select(tenths => Math.Pow(10, (double)(tenths / 10m) / 10))];

    private readonly ClinicalContent content;
    private readonly CompiledScores scores;
    private readonly int[][] causesOf;
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
        causesOf = [.. content.Families.Select(family => content.Causes.Index().Where(cause => cause.Item.Family == family.Code).Select(cause => cause.Index).ToArray())];
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
        var (points, order) = (into.Scores, into.Order);
        for (var family = 0; family < weights.Length; family++)
        {
            var causes = causesOf[family];
            var best = causes[0];
            for (var index = 1; index < causes.Length; index++)
            {
                best = points[causes[index]] > points[best] ? causes[index] : best;
            }

            into.First[family] = best;
            var (score, at) = (points[best], family);
            for (; at > 0 && weights[at - 1] < score; at--)
            {
                (order[at], weights[at]) = (order[at - 1], weights[at - 1]);
            }

            (order[at], weights[at]) = (family, score);
        }

        foreach (ref readonly var rule in ordering.AsSpan())
        {
            if (rule.When.Holds(sure, possible))
            {
                Lift(rule.Rule, into, weights);
            }
        }

        (into.FirstFit, into.FirstShare) = Word(weights);
        var first = into.First[into.Order[0]];
        return into.Scores[first] == CompiledScores.Excluded ? Urgency.SelfCare : UrgencyOf(first, sure, possible);
    }

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
        int from = -1, first = -1, last = -1;
        for (var place = 0; place < into.Order.Length; place++)
        {
            var family = content.Families[into.Order[place]].Code;
            if (from < 0 && into.Scores[into.First[into.Order[place]]] != CompiledScores.Excluded && rule.Lift.Contains(family))
            {
                from = place;
            }

            if (rule.Above.Contains(family))
            {
                first = first < 0 ? place : first;
                last = place;
            }
        }

        var to = rule.AboveAll ? first : last;
        if (from < 0 || to < 0 || from < to)
        {
            return;
        }

        var (lifted, weight) = (into.Order[from], weights[to]);
        for (var place = from; place > to; place--)
        {
            (into.Order[place], weights[place]) = (into.Order[place - 1], weights[place - 1]);
        }

        (into.Order[to], weights[to]) = (lifted, weight);
    }

    private (FitWord Word, double Share) Word(ReadOnlySpan<int> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
        {
            total += Odds(weight);
        }

        var ranking = content.Ranking;
        var share = total > 0 ? Odds(weights[0]) / total : 0;
        var first = share * 100;
        var next = total > 0 && weights.Length > 1 ? Odds(weights[1]) / total * 100 : 0;
        var word = weights[0] == CompiledScores.Excluded ? FitWord.Excluded
            : first >= (double)ranking.FitsBestShare && first >= (double)ranking.FitsBestLead * next ? FitWord.FitsBest
            : first >= (double)ranking.CouldBeShare ? FitWord.CouldBe
            : FitWord.Unclear;
        return (word, share);
    }

    private static double Odds(int tenths) => tenths == CompiledScores.Excluded ? 0 : OddsOf[tenths + OddsUpTo];

    private static Vector512<ulong> Speaking(OptionBits bits, Cause cause, bool inFavour) => OptionBits.Mask(cause.Evidence
        .Where(evidence => evidence.Points > 0 == inFavour)
        .Select(evidence => bits.BitOf(evidence.Item, evidence.Option)));
}
