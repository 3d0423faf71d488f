using System.Numerics;
using System.Runtime.Intrinsics;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Engine.Compiled;

/// <summary>
/// The red flags over option bits. A tier is looked at only where one of the bits it needs is set, which in most people is hardly any.
/// </summary>
internal sealed class CompiledFlags
{
    private const int Word = 64;

    private readonly ClinicalContent content;
    private readonly Tier[] tiers;
    private readonly int words;
    private readonly Vector512<ulong> waking;
    private readonly ulong[] always;
    private readonly ulong[] wakes;

    public CompiledFlags(ClinicalContent content, OptionBits bits)
    {
        this.content = content;
        var common = Common(content, bits);
        tiers =
        [
            .. from flag in content.RedFlags.Index()
               from tier in flag.Item.Tiers.Index()
               let rule = BitRule.Of(bits, tier.Item.When)
               select new Tier(flag.Index, (sbyte)tier.Index, tier.Item.Urgency, rule, rule.Needed(common)),
        ];
        words = (tiers.Length + Word - 1) / Word;
        Reads = tiers.Aggregate(Vector512<ulong>.Zero, (read, tier) => read | tier.Rule.Read());
        always = new ulong[words];
        wakes = new ulong[OptionBits.Capacity * words];
        foreach (var (index, tier) in tiers.Index())
        {
            if (tier.Needed is not { } needed)
            {
                always[index / Word] |= 1UL << (index % Word);
                continue;
            }

            waking |= needed;
            foreach (var bit in OptionBits.Bits(needed))
            {
                wakes[(bit * words) + (index / Word)] |= 1UL << (index % Word);
            }
        }
    }

    /// <summary>Every option some flag looks at.</summary>
    public Vector512<ulong> Reads { get; }

    /// <summary>The tiers with their rules, in order: what a proof compares with the content.</summary>
    public IEnumerable<(int Flag, int Tier, BitRule Rule)> Rules => tiers.Select(tier => (tier.Flag, (int)tier.Index, tier.Rule));

    /// <summary>What the flags demand on these answers.</summary>
    public Urgency Demands(in Vector512<ulong> sure, in Vector512<ulong> possible)
    {
        Span<ulong> awake = stackalloc ulong[words];
        Wake(possible, awake);
        var highest = Urgency.SelfCare;
        for (var word = 0; word < awake.Length; word++)
        {
            for (var left = awake[word]; left != 0; left &= left - 1)
            {
                ref readonly var tier = ref tiers[(word * Word) + BitOperations.TrailingZeroCount(left)];
                if (tier.Urgency > highest)
                {
                    highest = tier.Rule.Holds(sure, possible) ? tier.Urgency
                        : tier.Urgency - 1 > highest && tier.Rule.Holds(possible, sure) ? tier.Urgency - 1
                        : highest;
                }
            }
        }

        return highest;
    }

    /// <summary>Fills in for each flag the tier raised and the tier not excluded.</summary>
    /// <returns>What they demand.</returns>
    public Urgency Judge(in Vector512<ulong> sure, in Vector512<ulong> possible, Evaluation into)
    {
        Array.Fill(into.Raised, Evaluation.None);
        Array.Fill(into.NotExcluded, Evaluation.None);
        Span<ulong> awake = stackalloc ulong[words];
        Wake(possible, awake);
        var highest = Urgency.SelfCare;
        var isEmergency = false;
        for (var word = 0; word < awake.Length; word++)
        {
            for (var left = awake[word]; left != 0; left &= left - 1)
            {
                ref readonly var tier = ref tiers[(word * Word) + BitOperations.TrailingZeroCount(left)];
                if (into.Raised[tier.Flag] != Evaluation.None)
                {
                    continue;
                }

                if (tier.Rule.Holds(sure, possible))
                {
                    into.Raised[tier.Flag] = tier.Index;
                    isEmergency |= tier.Urgency is Urgency.Emergency;
                    highest = Urgencies.Highest(highest, tier.Urgency);
                }
                else if (into.NotExcluded[tier.Flag] == Evaluation.None && tier.Rule.Holds(possible, sure))
                {
                    into.NotExcluded[tier.Flag] = tier.Index;
                    highest = Urgencies.Highest(highest, tier.Urgency.FloorWhenNotExcluded());
                }
            }
        }

        into.RaisesEmergency = isEmergency;
        return highest;
    }

    /// <summary>What many people answer: harmless options, and every option of an item that has no harmless one.</summary>
    private static Vector512<ulong> Common(ClinicalContent content, OptionBits bits) => content.Items.Aggregate(
        Vector512<ulong>.Zero,
        (common, item) => common | (item.Harmless is { } harmless ? bits.Mask(item.Code, [harmless]) : bits.Mask(item)));

    private void Wake(in Vector512<ulong> possible, Span<ulong> awake)
    {
        always.CopyTo(awake);
        var set = possible & waking;
        if (set == Vector512<ulong>.Zero)
        {
            return;
        }

        foreach (var bit in new SetBits(set))
        {
            for (var index = 0; index < awake.Length; index++)
            {
                awake[index] |= wakes[(bit * words) + index];
            }
        }
    }

    private readonly record struct Tier(int Flag, sbyte Index, Urgency Urgency, BitRule Rule, Vector512<ulong>? Needed);
}
