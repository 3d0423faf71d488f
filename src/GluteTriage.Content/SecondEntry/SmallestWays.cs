using System.Collections.Frozen;
using System.Collections.Immutable;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Guard;
using Finding = GluteTriage.Engine.Assessments.Finding;

namespace GluteTriage.Content.SecondEntry;

/// <summary>
/// The people at the edge of each rule: every smallest set of findings that makes it true, in somebody otherwise well, and the same
/// person with one of the findings "not sure", left open by another answer, or gone, or with one finding more.
/// </summary>
public static class SmallestWays
{
    private static readonly FrozenDictionary<string, string> OtherwiseWell =
        ClinicalPeople.OtherwiseWell.ToFrozenDictionary(answer => answer.Item, answer => answer.Option);

    /// <summary>For every tier of every red flag and every floor.</summary>
    public static IEnumerable<Answers> Of(ClinicalContent content)
    {
        var well = content.Items.Select(item => (item.Code, Raw: WellAnswer(item))).Where(item => item.Raw is not null)
            .ToFrozenDictionary(item => item.Code, item => Reply.Read(content[item.Code], [item.Raw!]));
        return content.RedFlags
            .SelectMany(flag => flag.Tiers.Select(tier => tier.When))
            .Concat(content.Floors.Select(floor => floor.When))
            .SelectMany(Ways)
            .SelectMany(way => Edge(content, well, Asked(content, way)));
    }

    private static IEnumerable<ImmutableHashSet<Finding>> Ways(Criterion criterion) => criterion switch
    {
        Criterion.Is(var item, var options) => options.Select(option => ImmutableHashSet.Create(new Finding(item, option))),
        Criterion.Any(var of) => of.SelectMany(Ways),
        Criterion.All(var of) => Together(of),
        Criterion.AtLeast(var count, var of) => Choose(of, count).SelectMany(chosen => Together(chosen)),
        _ => [],
    };

    private static IEnumerable<ImmutableHashSet<Finding>> Together(IEnumerable<Criterion> of) => of.Aggregate(
        (IEnumerable<ImmutableHashSet<Finding>>)[[]],
        (ways, criterion) => ways.SelectMany(way => Ways(criterion), (way, more) => way.Union(more)));

    private static IEnumerable<ImmutableArray<Criterion>> Choose(ImmutableArray<Criterion> of, int count) =>
        count == 0 ? [[]]
        : of.Length < count ? []
        : Choose(of[1..], count - 1).Select(rest => rest.Insert(0, of[0])).Concat(Choose(of[1..], count));

    /// <summary>With what it takes to be asked about the findings.</summary>
    private static ImmutableHashSet<Finding> Asked(ClinicalContent content, ImmutableHashSet<Finding> way) =>
        way.Select(finding => content[finding.Item].AskWhen).OfType<Criterion>().Aggregate(way, (asked, when) =>
            Ways(when).ToList() is { Count: > 0 } ways && !ways.Exists(enough => enough.IsSubsetOf(asked)) ? asked.Union(ways[0]) : asked);

    private static IEnumerable<Answers> Edge(
        ClinicalContent content, FrozenDictionary<ItemCode, Reply> well, ImmutableHashSet<Finding> way)
    {
        var findings = way.ToLookup(finding => finding.Item, finding => finding.Option.Value);
        var replies = findings.ToDictionary(item => item.Key, item => (string[])[.. item]);
        var people = new List<Answers?> { Person(content, well, replies) };
        foreach (var item in findings)
        {
            people.Add(Person(content, well, new(replies) { [item.Key] = [OptionCode.NotSure.Value] }));
            people.AddRange(content[item.Key].Options.Where(option => option.LeavesOpen is not null)
                .Select(unsure => Person(content, well, new(replies) { [item.Key] = [unsure.Code.Value] })));
            people.Add(Person(content, well, Without(replies, item.Key)));
            people.AddRange(item.Where(_ => item.Count() > 1)
                .Select(option => Person(content, well, new(replies) { [item.Key] = [.. item.Where(other => other != option)] })));
        }

        people.AddRange(
            from item in findings
            from option in content[item.Key].Options
            where !option.Exclusive && content[item.Key].Kind is ItemKind.SomeOf && !item.Contains(option.Code.Value)
            select Person(content, well, new(replies) { [item.Key] = [.. item, option.Code.Value] }));
        return people.OfType<Answers>();
    }

    private static Dictionary<ItemCode, string[]> Without(Dictionary<ItemCode, string[]> replies, ItemCode item) =>
        replies.Where(reply => reply.Key != item).ToDictionary();

    /// <returns>Null where an item does not offer the reply, or these do not go together.</returns>
    private static Answers? Person(
        ClinicalContent content, FrozenDictionary<ItemCode, Reply> well, Dictionary<ItemCode, string[]> replies)
    {
        var answers = Answers.None;
        foreach (var item in content.Items)
        {
            switch (replies.TryGetValue(item.Code, out var given) ? Reply.Read(item, Completed(item, given)) : well.GetValueOrDefault(item.Code))
            {
                case Reply.Accepted(var answer):
                    answers = answers.With(item.Code, answer);
                    break;
                case Reply.Refused:
                    return null;
            }
        }

        return answers;
    }

    /// <summary>What somebody otherwise well says to the item; null where nothing is sure to be harmless.</summary>
    private static string? WellAnswer(Item item) =>
        OtherwiseWell.TryGetValue(item.Code.Value, out var well) && item.Options.Any(option => option.Code.Value == well) ? well : item.Harmless?.Value;

    private static string[] Completed(Item item, string[] given) =>
        item.ExactlyOneOf.IsEmpty || item.ExactlyOneOf.Any(option => given.Contains(option.Value)) ? given : [item.ExactlyOneOf[0].Value, .. given];
}
