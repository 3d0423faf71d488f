using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Rules;

/// <summary>Between which truths a criterion must come to lie, whatever is answered to the items not asked yet. Safe, not tight.</summary>
internal readonly record struct TruthRange(Truth Low, Truth High)
{
    private static readonly TruthRange Anything = new(Truth.False, Truth.True);

    public bool IsFixed => Low == High;

    /// <summary>
    /// Answers given already are taken to stay: a doubt that a later answer casts has the item asked again, and is judged when it arises.
    /// </summary>
    public static TruthRange Of(Criterion criterion, ClinicalContent content, SettledAnswers settled)
    {
        switch (criterion)
        {
            case Criterion.Is test:
                return OfTest(test, content, settled);
            case Criterion.All(var of):
                var all = new TruthRange(Truth.True, Truth.True);
                foreach (var part in of)
                {
                    var range = Of(part, content, settled);
                    all = new TruthRange(Least(all.Low, range.Low), Least(all.High, range.High));
                }

                return all;
            case Criterion.Any(var of):
                return AnyOf(of);
            case Criterion.None(var of):
                var any = AnyOf(of);
                return new TruthRange(Truth.True - (int)any.High, Truth.True - (int)any.Low);
            case Criterion.AtLeast(var count, var of):
                var ranges = of.Select(part => Of(part, content, settled)).ToList();
                return new TruthRange(
                    AtLeast(count, ranges.ConvertAll(range => range.Low)), AtLeast(count, ranges.ConvertAll(range => range.High)));
            default:
                var now = criterion.Evaluate(settled, Truth.False);
                return criterion is Criterion.UrgencyBelow && now is Truth.True ? Anything : new TruthRange(now, now);
        }

        TruthRange AnyOf(ImmutableArray<Criterion> of)
        {
            var any = default(TruthRange);
            foreach (var part in of)
            {
                var range = Of(part, content, settled);
                any = new TruthRange(Greatest(any.Low, range.Low), Greatest(any.High, range.High));
            }

            return any;
        }
    }

    /// <summary>Adds to <paramref name="items"/> those not asked yet on which the criterion can hang.</summary>
    public static void AddOpen(Criterion? criterion, ClinicalContent content, SettledAnswers settled, ISet<ItemCode> items)
    {
        if (criterion is null || Of(criterion, content, settled).IsFixed)
        {
            return;
        }

        if (criterion is Criterion.Is test)
        {
            if (settled.IsOpen(test.Item))
            {
                items.Add(test.Item);
            }

            foreach (var unless in Closing(test.Item, content, settled))
            {
                AddOpen(unless, content, settled, items);
            }
        }

        foreach (var part in criterion.Parts)
        {
            AddOpen(part, content, settled, items);
        }
    }

    private static TruthRange OfTest(Criterion.Is test, ClinicalContent content, SettledAnswers settled)
    {
        if (settled.IsOpen(test.In(content).Position))
        {
            return Anything;
        }

        var now = settled.Test(test, Truth.False);
        return now is Truth.Unknown && Closing(test.Item, content, settled).Any(unless => !Of(unless, content, settled).IsFixed)
            ? new TruthRange(Truth.False, now)
            : new TruthRange(now, now);
    }

    /// <summary>What may still close that which the item's answer leaves open.</summary>
    private static IEnumerable<Criterion> Closing(ItemCode item, ClinicalContent content, SettledAnswers settled) =>
        settled[item] is not { } answer ? [] : answer.Marks
            .Select(mark => content[item].Find(mark.Option)?.LeavesOpen?.Unless)
            .OfType<Criterion>();

    private static Truth Least(Truth one, Truth other) => one < other ? one : other;

    private static Truth Greatest(Truth one, Truth other) => one > other ? one : other;

    private static Truth AtLeast(int count, List<Truth> parts) =>
        parts.Count(part => part is Truth.True) >= count ? Truth.True
        : parts.Count(part => part is not Truth.False) >= count ? Truth.Unknown
        : Truth.False;
}
