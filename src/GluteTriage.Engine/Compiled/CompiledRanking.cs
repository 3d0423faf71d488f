using System.Runtime.Intrinsics;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Compiled;

/// <summary>The ranking of causes over option bits: points of all causes at once, in hundredths of a point after shrinking.</summary>
internal sealed class CompiledRanking
{
    private const int Lanes = 32;
    private const int Excluded = int.MinValue;

    /// <summary>Scores in tenths whose odds are looked up instead of computed: far beyond what any content gives.</summary>
    private const int OddsUpTo = 1000;

    private static readonly double[] OddsOf =
        [.. Enumerable.Range(-OddsUpTo, (2 * OddsUpTo) + 1).Select(tenths => Math.Pow(10, (double)(tenths / 10m) / 10))];

    private readonly ClinicalContent content;
    private readonly Vector512<ulong> speaking;
    private readonly Vector512<short>[] points;
    private readonly Vector512<short>[] defining;
    private readonly Vector512<ulong> definingBits;
    private readonly byte[] groupOf;
    private readonly Vector512<short>[] caps;
    private readonly Vector512<short> priors;
    private readonly short shrink;
    private readonly Rival[] rivals;
    private readonly BitRule?[] needs;
    private readonly int[][] causesOf;
    private readonly (OrderingRule Rule, BitRule When)[] ordering;
    private readonly (Urgency Urgency, BitRule When)[][] moreUrgent;

    /// <exception cref="NotSupportedException">There are more causes, or finer or greater numbers, than a short in each lane can hold.</exception>
    public CompiledRanking(ClinicalContent content, OptionBits bits)
    {
        this.content = content;
        var ranking = content.Ranking;
        points = new Vector512<short>[OptionBits.Capacity];
        defining = new Vector512<short>[OptionBits.Capacity];
        groupOf = new byte[OptionBits.Capacity];
        shrink = Whole(ranking.Shrink * 10);
        caps = [.. ranking.Groups.Select(group => Vector512.Create(Whole(group.Cap * 10)))];
        priors = Lane(content.Causes.Select(cause => Whole(cause.Prior * 100)));
        if (ranking.Groups.Sum(group => group.Cap * 10) * shrink > short.MaxValue / 2)
        {
            throw new NotSupportedException("The caps add up to more than a lane can hold.");
        }

        foreach (var (group, index) in ranking.Groups.Select((group, index) => (group, index)))
        {
            foreach (var item in group.Items)
            {
                foreach (var option in content[item].Options)
                {
                    var bit = bits.BitOf(item, option.Code);
                    var spoken = content.Causes.Select(cause => cause.Evidence.FirstOrDefault(evidence => evidence.Item == item && evidence.Option == option.Code)).ToList();
                    groupOf[bit] = (byte)index;
                    points[bit] = Lane(spoken.Select(evidence => evidence is { Defining: false } ? Whole(evidence.Points * 10) : (short)0));
                    defining[bit] = Lane(spoken.Select(evidence => evidence is { Defining: true } ? Whole(evidence.Points * 100) : (short)0));
                    if (spoken.Exists(evidence => evidence is not null))
                    {
                        speaking |= OptionBits.Mask([bit]);
                    }

                    if (spoken.Exists(evidence => evidence is { Defining: true }))
                    {
                        definingBits |= OptionBits.Mask([bit]);
                    }
                }
            }
        }

        if (ranking.LargerOf.Any(pair => content[pair.First].Kind is not ItemKind.OneOf || content[pair.Second].Kind is not ItemKind.OneOf
            || content.Position(pair.First) > content.Position(pair.Second)))
        {
            throw new NotSupportedException("Of two items that say the same each must have one answer, and the first be asked first.");
        }

        rivals = [.. ranking.LargerOf.Select(pair => new Rival(bits.Mask(content[pair.First]), bits.Mask(content[pair.Second])))];
        needs = [.. content.Causes.Select(cause => cause.Needs is { } needed ? BitRule.Of(bits, needed) : null)];
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
        Score(sure, possible, into.Scores);
        Span<int> weights = stackalloc int[into.Order.Length];
        var (scores, order) = (into.Scores, into.Order);
        for (var family = 0; family < weights.Length; family++)
        {
            var causes = causesOf[family];
            var best = causes[0];
            for (var index = 1; index < causes.Length; index++)
            {
                best = scores[causes[index]] > scores[best] ? causes[index] : best;
            }

            into.First[family] = best;
            var (score, at) = (scores[best], family);
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
        return into.Scores[first] == Excluded ? Urgency.SelfCare : UrgencyOf(first, sure, possible);
    }

    private void Score(in Vector512<ulong> sure, in Vector512<ulong> possible, Span<int> scores)
    {
        Span<Vector512<short>> groups = stackalloc Vector512<short>[caps.Length];
        groups.Clear();
        var inFull = priors;
        var spoken = sure & speaking;
        foreach (ref readonly var rival in rivals.AsSpan())
        {
            if ((spoken & rival.First) != Vector512<ulong>.Zero && (spoken & rival.Second) != Vector512<ulong>.Zero)
            {
                var (one, other) = (BitIn(spoken & rival.First), BitIn(spoken & rival.Second));
                AddLouder(one, other, groups);
                spoken &= ~(rival.First | rival.Second);
            }
        }

        foreach (var bit in new SetBits(spoken))
        {
            groups[groupOf[bit]] += points[bit];
        }

        if ((sure & definingBits) != Vector512<ulong>.Zero)
        {
            foreach (var bit in new SetBits(sure & definingBits))
            {
                inFull += defining[bit];
            }
        }

        var sum = Vector512<short>.Zero;
        for (var group = 0; group < groups.Length; group++)
        {
            sum += Vector512.Min(Vector512.Max(groups[group], -caps[group]), caps[group]);
        }

        Span<short> totals = stackalloc short[Lanes];
        ((sum * shrink) + inFull).CopyTo(totals);
        for (var cause = 0; cause < scores.Length; cause++)
        {
            scores[cause] = needs[cause] is { } needed && !needed.Holds(sure, possible) ? Excluded : Tenths(totals[cause]);
        }
    }

    /// <summary>Of two items that say the same the louder counts, cause by cause; of equal size the positive.</summary>
    private void AddLouder(int one, int other, Span<Vector512<short>> groups)
    {
        var (first, second) = (points[one], points[other]);
        var (firstSize, secondSize) = (Vector512.Abs(first), Vector512.Abs(second));
        var isFirst = Vector512.GreaterThan(firstSize, secondSize)
            | (Vector512.Equals(firstSize, secondSize) & Vector512.GreaterThanOrEqual(first, second));
        groups[groupOf[one]] += first & isFirst;
        groups[groupOf[other]] += second & ~isFirst;
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
            if (from < 0 && into.Scores[into.First[into.Order[place]]] != Excluded && rule.Lift.Contains(family))
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
        var word = weights[0] == Excluded ? FitWord.Excluded
            : first >= (double)ranking.FitsBestShare && first >= (double)ranking.FitsBestLead * next ? FitWord.FitsBest
            : first >= (double)ranking.CouldBeShare ? FitWord.CouldBe
            : FitWord.Unclear;
        return (word, share);
    }

    private static double Odds(int tenths) => tenths == Excluded ? 0 : OddsOf[tenths + OddsUpTo];

    /// <summary>Half to even, as the specification rounds.</summary>
    private static int Tenths(int hundredths)
    {
        var (whole, rest) = Math.DivRem(hundredths, 10);
        var away = Math.Abs(rest) > 5 || (Math.Abs(rest) == 5 && whole % 2 != 0);
        return away ? whole + Math.Sign(rest) : whole;
    }

    /// <summary>The bit of an item of which one option can be chosen, and is.</summary>
    private static int BitIn(in Vector512<ulong> mask)
    {
        var found = new SetBits(mask);
        found.MoveNext();
        return found.Current;
    }

    private static Vector512<ulong> Speaking(OptionBits bits, Cause cause, bool inFavour) => OptionBits.Mask(cause.Evidence
        .Where(evidence => evidence.Points > 0 == inFavour)
        .Select(evidence => bits.BitOf(evidence.Item, evidence.Option)));

    private static Vector512<short> Lane(IEnumerable<short> values)
    {
        var lanes = new short[Lanes];
        var index = 0;
        foreach (var value in values)
        {
            lanes[index++] = index > Lanes ? throw new NotSupportedException($"There are more than {Lanes} causes.") : value;
        }

        return Vector512.Create<short>(lanes);
    }

    private static short Whole(decimal value) => value == decimal.Truncate(value) && Math.Abs(value) < short.MaxValue / 4
        ? (short)value
        : throw new NotSupportedException($"{value} is too fine or too great a number.");

    private readonly record struct Rival(Vector512<ulong> First, Vector512<ulong> Second);
}
