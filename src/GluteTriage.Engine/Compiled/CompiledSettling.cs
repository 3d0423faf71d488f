using System.Numerics;
using System.Runtime.Intrinsics;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Compiled;

/// <summary>From a combination to what is sure and what is possible: items that do not apply are out, and "not sure" opens what it covers.</summary>
internal sealed class CompiledSettling
{
    private readonly CompiledFlags flags;
    private readonly Vector512<ulong>[] itemMasks;
    private readonly Vector512<ulong>[] covers;
    private readonly Vector512<ulong>[] notSure;
    private readonly Condition[] conditions;
    private readonly Opening[] openings;
    private readonly (int Item, BitRule When)[] hidden;

    public CompiledSettling(ClinicalContent content, OptionBits bits, CompiledFlags flags)
    {
        this.flags = flags;
        itemMasks = [.. content.Items.Select(bits.Mask)];
        covers = [.. content.Items.Select(item => item.NotSureCovers is { } covered ? bits.Mask(item.Code, covered) : bits.Mask(item))];
        notSure = [.. content.Items.Select(item => bits.Mask(item.Code, [OptionCode.NotSure]))];
        conditions = [.. Conditions(content, bits)];
        hidden = [.. content.Items.Index().Where(item => item.Item.HideWhen is not null).Select(item => (item.Index, BitRule.Of(bits, item.Item.HideWhen!)))];
        openings =
        [
            .. from item in content.Items.Index()
               from option in item.Item.Options
               where option.LeavesOpen is not null
               let leaves = option.LeavesOpen!
               select new Opening(
                   item.Index,
                   bits.Mask(item.Item.Code, [option.Code]),
                   bits.Mask(item.Item.Code, leaves.Options),
                   leaves.Unless is { } unless ? BitRule.Of(bits, unless) : null),
        ];
    }

    /// <summary>A bit for each item; right for 64 of them too.</summary>
    private ulong EveryItem => ulong.MaxValue >> (64 - itemMasks.Length);

    /// <summary>Settles the combination.</summary>
    /// <returns>The items that apply.</returns>
    public ulong Settle(in Combination combination, out Vector512<ulong> sure, out Vector512<ulong> possible)
    {
        sure = combination.Chosen;
        possible = sure;
        for (var left = combination.Doubted; left != 0; left &= left - 1)
        {
            var item = BitOperations.TrailingZeroCount(left);
            sure = (sure & ~itemMasks[item]) | notSure[item];
            possible |= itemMasks[item];
        }

        for (var left = combination.NotSure & ~combination.Doubted; left != 0; left &= left - 1)
        {
            possible |= covers[BitOperations.TrailingZeroCount(left)];
        }

        var unanswered = Unanswered(combination.Answered);
        var applicable = EveryItem;
        var (asked, demanded) = (Vector512<ulong>.Zero, Assessments.Urgency.SelfCare);
        Open(combination, sure, ref possible);
        foreach (ref readonly var cannotApply in hidden.AsSpan())
        {
            if ((combination.Answered >> cannotApply.Item & 1) == 0 && cannotApply.When.Holds(sure, possible))
            {
                applicable &= ~(1UL << cannotApply.Item);
                unanswered &= ~itemMasks[cannotApply.Item];
            }
        }

        foreach (ref readonly var condition in conditions.AsSpan())
        {
            if (condition.Below is { } below)
            {
                // More answers only demand more, and those no flag reads demand nothing.
                if (demanded < below && (possible & condition.Before & ~asked & flags.Reads) != Vector512<ulong>.Zero)
                {
                    demanded = flags.Demands(sure & condition.Before, possible & condition.Before);
                    asked = condition.Before;
                }

                if (demanded < below)
                {
                    continue;
                }
            }
            else if (condition.Rule.Holds(possible | unanswered, sure))
            {
                continue;
            }

            applicable &= ~condition.Items;
            sure &= ~condition.Options;
            possible &= ~condition.Options;
            unanswered &= ~condition.Options;

            // A question that fell away can open what its answer had closed.
            Open(combination, sure, ref possible);
        }

        return applicable;
    }

    private Vector512<ulong> Unanswered(ulong answered)
    {
        var unanswered = Vector512<ulong>.Zero;
        for (var left = ~answered & EveryItem; left != 0; left &= left - 1)
        {
            unanswered |= itemMasks[BitOperations.TrailingZeroCount(left)];
        }

        return unanswered;
    }

    private void Open(in Combination combination, in Vector512<ulong> sure, ref Vector512<ulong> possible)
    {
        foreach (ref readonly var opening in openings.AsSpan())
        {
            if ((sure & opening.Option) != Vector512<ulong>.Zero
                && (opening.Unless is null || (combination.NotSure >> opening.Item & 1) == 1 || !opening.Unless.Holds(sure, possible)))
            {
                possible |= opening.Opens;
            }
        }
    }

    /// <summary>The skip rules, those of several items once; in an order in which all they read is settled before.</summary>
    private static IEnumerable<Condition> Conditions(ClinicalContent content, OptionBits bits)
    {
        var shared = new Dictionary<Criterion, List<int>>(ReferenceEqualityComparer.Instance);
        foreach (var (position, item) in content.Items.Index())
        {
            foreach (var part in item.AskWhen is Criterion.All(var of) ? of : item.AskWhen is { } only ? [only] : [])
            {
                var key = shared.Keys.FirstOrDefault(known => Same(known, part)) ?? part;
                (shared.TryGetValue(key, out var items) ? items : shared[key] = []).Add(position);
            }
        }

        return shared
            .OrderBy(rule => rule.Value[0])
            .SelectMany(rule => ReadsUrgency(rule.Key) || rule.Key.Tests().Any(test => content.Position(test.Item) >= rule.Value[0])
                ? rule.Value.Select(position => new List<int> { position })
                : [rule.Value], (rule, items) => (rule.Key, Items: items))
            .OrderBy(rule => rule.Items[0])
            .SelectMany(rule => Flat(rule.Key).Select(part => new Condition(
                rule.Items.Aggregate(0UL, (mask, item) => mask | 1UL << item),
                rule.Items.Aggregate(Vector512<ulong>.Zero, (mask, item) => mask | bits.Mask(content.Items[item])),
                part is Criterion.UrgencyBelow ? BitRule.Of(bits, new Criterion.All([])) : BitRule.Of(bits, part),
                (part as Criterion.UrgencyBelow)?.Urgency,
                bits.MaskBefore(rule.Items[0]))));
    }

    private static bool Same(Criterion one, Criterion other) => one switch
    {
        Criterion.Is test => test.Equals(other),
        _ => one.GetType() == other.GetType() && one is not (Criterion.UrgencyBelow or Criterion.AtLeast)
            && one.Parts.Length == other.Parts.Length && one.Parts.Zip(other.Parts).All(pair => Same(pair.First, pair.Second)),
    };

    private static IEnumerable<Criterion> Flat(Criterion criterion) =>
        criterion is Criterion.All(var of) ? of.SelectMany(Flat) : [criterion];

    private static bool ReadsUrgency(Criterion criterion) =>
        criterion is Criterion.UrgencyBelow || criterion.Parts.Any(ReadsUrgency);

    /// <summary>Some items, hidden unless the rule may hold and, where one is given, the urgency of the items before is below it.</summary>
    private readonly record struct Condition(
        ulong Items, Vector512<ulong> Options, BitRule Rule, Assessments.Urgency? Below, Vector512<ulong> Before);

    /// <summary>An option that leaves others open.</summary>
    private readonly record struct Opening(int Item, Vector512<ulong> Option, Vector512<ulong> Opens, BitRule? Unless);
}
