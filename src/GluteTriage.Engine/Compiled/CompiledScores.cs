using System.Runtime.Intrinsics;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Compiled;

/// <summary>The points of all causes at once, a lane each, in hundredths of a point after shrinking.</summary>
internal sealed class CompiledScores
{
    /// <summary>In place of a score.</summary>
    public const int Excluded = FamilyScore.Excluded;

    /// <summary>The most points, either way, a score can come to: what the table of odds and the lanes can hold.</summary>
    public const int MostPoints = 100;

    private const int Lanes = 32;

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
    private readonly Silenced[] silenced;

    /// <exception cref="NotSupportedException">There are more causes, or finer or greater numbers, than a short in each lane can hold.</exception>
    public CompiledScores(ClinicalContent content, OptionBits bits)
    {
        var ranking = content.Ranking;
        points = new Vector512<short>[OptionBits.Capacity];
        defining = new Vector512<short>[OptionBits.Capacity];
        groupOf = new byte[OptionBits.Capacity];
        shrink = Whole(ranking.Shrink * 10);
        caps = [.. ranking.Groups.Select(group => Vector512.Create(Whole(group.Cap * 10)))];
        priors = Lane(content.Causes.Select(cause => Whole(cause.Prior * 100)));
        if (content.Causes.Any(cause => Most(ranking, cause) > MostPoints)
            || ranking.Groups.Any(group => content.Causes.Any(cause => Uncapped(group, cause) > short.MaxValue / 10)))
        {
            throw new NotSupportedException("The points of a cause can add up to more than a lane can hold.");
        }

        foreach (var (group, index) in ranking.Groups.Select((group, index) => (group, index)))
        {
            foreach (var item in group.Items)
            {
                foreach (var option in content[item].Options)
                {
                    var bit = bits.BitOf(item, option.Code);
                    var spoken = content.Causes
                        .Select(cause => cause.Evidence.FirstOrDefault(evidence => evidence.Item == item && evidence.Option == option.Code))
                        .ToList();
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
        silenced =
        [
            .. from cause in content.Causes.Index()
               from evidence in cause.Item.Evidence
               where evidence.Unless is not null
               select new Silenced(
                   bits.Mask(evidence.Item, [evidence.Option]),
                   BitRule.Of(bits, evidence.Unless!),
                   bits.BitOf(evidence.Item, evidence.Option),
                   evidence.Defining,
                   Lane(content.Causes.Index().Select(other => other.Index != cause.Index
                       ? (short)0
                       : Whole(evidence.Points * (evidence.Defining ? 100 : 10))))),
        ];
        if (content.Causes.Any(cause => cause.Evidence.Any(evidence => evidence.Unless is not null
            && ranking.LargerOf.Any(pair => pair.First == evidence.Item || pair.Second == evidence.Item))))
        {
            throw new NotSupportedException("What says the same as another item cannot be silenced by an answer as well.");
        }

        needs = [.. content.Causes.Select(cause => cause.Needs is { } needed ? BitRule.Of(bits, needed) : null)];
    }

    /// <summary>Fills in the score of each cause in tenths of a point, or <see cref="Excluded"/>.</summary>
    public void Fill(in Vector512<ulong> sure, in Vector512<ulong> possible, Span<int> scores)
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

        foreach (ref readonly var silent in silenced.AsSpan())
        {
            if ((sure & silent.Option) != Vector512<ulong>.Zero && silent.Unless.Holds(sure, possible))
            {
                inFull -= silent.Defining ? silent.Points : Vector512<short>.Zero;
                groups[groupOf[silent.Bit]] -= silent.Defining ? Vector512<short>.Zero : silent.Points;
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

    private static decimal Most(Ranking ranking, Cause cause) =>
        (ranking.Groups.Sum(group => Math.Min(group.Cap, Uncapped(group, cause))) * ranking.Shrink) + Math.Abs(cause.Prior)
        + cause.Evidence.Where(evidence => evidence.Defining).Sum(evidence => Math.Abs(evidence.Points));

    /// <summary>The most a group can hold before it is capped.</summary>
    private static decimal Uncapped(EvidenceGroup group, Cause cause) => cause.Evidence
        .Where(evidence => !evidence.Defining && group.Items.Contains(evidence.Item))
        .Sum(evidence => Math.Abs(evidence.Points));

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

    /// <summary>Points an option does not give one cause while a rule holds.</summary>
    private readonly record struct Silenced(Vector512<ulong> Option, BitRule Unless, int Bit, bool Defining, Vector512<short> Points);

    private readonly record struct Rival(Vector512<ulong> First, Vector512<ulong> Second);
}
