using System.Collections.Frozen;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine;

/// <summary>The evidence of all causes by the answer that speaks, so that scoring reads only what was answered.</summary>
internal sealed class EvidenceTable
{
    private readonly FrozenDictionary<(ItemCode, OptionCode), Entry[]> byAnswer;
    private readonly FrozenDictionary<ItemCode, int> groupOf;
    private readonly FrozenDictionary<ItemCode, ItemCode> rival;

    public EvidenceTable(ClinicalContent content)
    {
        var groups = content.Ranking.Groups;
        groupOf = groups
            .SelectMany((group, index) => group.Items.Select(item => (item, index)))
            .ToFrozenDictionary(pair => pair.item, pair => pair.index);
        byAnswer = content.Causes
            .SelectMany((cause, index) => cause.Evidence.Select(evidence => new Entry(index, evidence, Speak(content, evidence))))
            .GroupBy(entry => (entry.Evidence.Item, entry.Evidence.Option))
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        rival = content.Ranking.LargerOf
            .SelectMany(pair => new[] { (pair.First, pair.Second), (pair.Second, pair.First) })
            .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);
    }

    /// <summary>What choosing an option says, for every cause it says something about.</summary>
    public ReadOnlySpan<Entry> For(ItemCode item, OptionCode option) =>
        byAnswer.TryGetValue((item, option), out var found) ? found : [];

    /// <summary>The position of the item's group in the ranking, or -1 when the item weighs nothing.</summary>
    public int GroupOf(ItemCode item) => groupOf.TryGetValue(item, out var group) ? group : -1;

    /// <summary>The item that says the same as this one, or null.</summary>
    public ItemCode? RivalOf(ItemCode item) => rival.TryGetValue(item, out var found) ? found : null;

    private static Reason Speak(ClinicalContent content, Evidence evidence) =>
        new(evidence, evidence.Because ?? content[evidence.Item].Find(evidence.Option)!.AsReason);

    public readonly record struct Entry(int Cause, Evidence Evidence, Reason Reason);
}
