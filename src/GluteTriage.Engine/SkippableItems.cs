using System.Collections.Frozen;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine;

/// <summary>
/// The items any interview may end without, in every state: they speak for or against causes and for nothing else. Red flags, floors,
/// doubts about other answers, and whatever decides that one of these is asked at all, never hang on them. What may be left out in one
/// state is said by <see cref="StillMatters"/>.
/// </summary>
internal static class SkippableItems
{
    public static FrozenSet<ItemCode> Of(ClinicalContent content)
    {
        var needed = Read(content).ToHashSet();
        var more = new Queue<ItemCode>(needed);
        while (more.TryDequeue(out var item))
        {
            foreach (var decides in Hiding(content[item]).SelectMany(Tested).Where(needed.Add))
            {
                more.Enqueue(decides);
            }
        }

        return content.Items.Select(item => item.Code).Where(item => !needed.Contains(item)).ToFrozenSet();
    }

    /// <summary>What is read by anything but evidence, needs, labels and orders of causes.</summary>
    private static IEnumerable<ItemCode> Read(ClinicalContent content) =>
        content.RedFlags.SelectMany(flag => flag.Tiers).SelectMany(tier => Tested(tier.When))
            .Concat(content.Floors.SelectMany(floor => Tested(floor.When)))
            .Concat(Tested(content.Ranking.NotShownWhen))
            .Concat(content.Items.Where(item => item.AskAgain is not null || item.BodyMap is not BodyMapUse.None).Select(item => item.Code))
            .Concat(content.Items.SelectMany(item => Tested(item.AskAgain?.When)))
            .Concat(content.Items.SelectMany(item => item.Options).SelectMany(option => Tested(option.LeavesOpen?.Unless)));

    /// <summary>What decides that the item, or an option of it, is shown at all.</summary>
    public static IEnumerable<Criterion?> Hiding(Item item) =>
        [item.AskWhen, item.HideWhen, .. item.Options.Select(option => option.HideWhen)];

    private static IEnumerable<ItemCode> Tested(Criterion? criterion) => criterion?.Tests().Select(test => test.Item) ?? [];
}
