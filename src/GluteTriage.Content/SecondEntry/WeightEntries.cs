using System.Collections.Frozen;
using GluteTriage.Engine;
using GluteTriage.Engine.Rules;
using GluteTriage.Guard;

namespace GluteTriage.Content.SecondEntry;

/// <summary>A weight or number that the content and the second entry do not have alike.</summary>
/// <param name="Points">In the content; null where it has none.</param>
/// <param name="Entered">In the second entry; null where it has none.</param>
public sealed record WeightDifference(string Item, string Option, string Cause, decimal? Points, EnteredWeight? Entered);

/// <summary>Every weight and number of the ranking: the content against <see cref="ClinicalWeights"/>.</summary>
public static class WeightEntries
{
    private static readonly Lazy<FrozenDictionary<(string Item, string Option, string Cause), EnteredWeight>> Second = new(() =>
        ClinicalWeights.Entered.Entries.ToFrozenDictionary(entry => (entry.Item, entry.Option, entry.Cause)));

    /// <summary>All differences, those of the content's own entries first.</summary>
    public static IEnumerable<WeightDifference> Differences(ClinicalContent content)
    {
        var met = new HashSet<(string, string, string)>();
        foreach (var (key, points) in Entries(content))
        {
            met.Add(key);
            var entered = Second.Value.GetValueOrDefault(key);
            if (entered?.Points != points)
            {
                yield return new WeightDifference(key.Item, key.Option, key.Cause, points, entered);
            }
        }

        foreach (var (key, entered) in Second.Value.Where(pair => !met.Contains(pair.Key)).OrderBy(pair => pair.Value.Line))
        {
            yield return new WeightDifference(key.Item, key.Option, key.Cause, null, entered);
        }
    }

    /// <summary>The content's weights and numbers in the form of the table.</summary>
    public static IEnumerable<((string Item, string Option, string Cause) Key, decimal Points)> Entries(ClinicalContent content)
    {
        var ranking = content.Ranking;
        (string What, decimal Points)[] numbers =
        [
            ("shrink", ranking.Shrink), ("fits-best-share", ranking.FitsBestShare), ("fits-best-lead", ranking.FitsBestLead),
            ("could-be-share", ranking.CouldBeShare), ("informative at least", ranking.InformativeAtLeast),
            .. ranking.LargerOf.Select(pair => ($"larger of {pair.First} and {pair.Second}", 1m)),
            .. content.Floors.Select(floor => floor.When).OfType<Criterion.FewerInformative>()
                .Select(fewer => ("too little to tell below", (decimal)fewer.Count)),
            .. ranking.Groups.Select(group => ($"cap of {group.Code}", group.Cap)),
            .. ranking.InformativeItems.Select(item => ($"counts {item}", 1m)),
            ("named from a lead of", ranking.NamedFromLead ?? -1), ("equal rank", ranking.EqualRank ? 1 : 0),
            .. ranking.AfterResult.Select(item => ($"after the result {item}", 1m)),
            .. ranking.Ordering.Where(rule => rule.Within is not null).Select(rule => ($"lifted within by {rule.Code}", rule.Within!.Value)),
            .. content.Families.SelectMany(family => family.Shares).Select(share => ($"share of {share.Cause}", share.Share)),
            .. content.Causes.SelectMany(cause => cause.Evidence.Where(evidence => evidence.Defining)
                .Select(evidence => ($"defining for {cause.Code} {evidence.Item} {evidence.Option}", 1m))),
            .. content.Causes.SelectMany(cause => cause.Evidence.Where(evidence => evidence.Unless is not null)
                .Select(evidence => (Silent(cause.Code.Value, evidence), 1m))),
        ];
        return content.Causes
            .SelectMany(cause => cause.Evidence.Select(evidence => (Key: (evidence.Item.Value, evidence.Option.Value, cause.Code.Value), evidence.Points))
                .Append((Key: ("", "prior", cause.Code.Value), Points: cause.Prior))
                .Append((Key: ("", "urgency", cause.Code.Value), Points: (decimal)cause.Urgency)))
            .Concat(numbers.Select(number => (Key: ("ranking", number.What, ""), number.Points)));
    }

    private static string Silent(string cause, Evidence evidence) =>
        $"silent for {cause} {evidence.Option} with {string.Join(' ', evidence.Unless!.Tests().SelectMany(test => test.Options))}";
}
