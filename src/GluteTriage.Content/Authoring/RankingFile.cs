using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads ranking.yaml.</summary>
internal static class RankingFile
{
    private const string Path = "ranking.yaml";
    private const int MostPoints = 1000;

    public static Ranking Read(
        Draft draft, ImmutableArray<Item> items, ImmutableArray<Family> families, ImmutableArray<Cause> causes)
    {
        if (draft.Map(Path) is not { } fields)
        {
            return Nothing;
        }

        var cap = fields.Number("cap", 0, MostPoints);
        var informative = fields.Map("informative", required: true);
        var fit = fields.Map("fit", required: true);
        var ranking = new Ranking
        {
            Shrink = fields.Number("shrink", 0, 1),
            Cap = cap,
            Groups = ReadGroups(fields, cap),
            LargerOf = ReadLargerOf(fields, draft),
            InformativeAtLeast = informative?.Whole("at-least", 0, MostPoints) ?? 0,
            InformativeItems = [.. informative?.Texts("items", required: true).Select(code => new ItemCode(code)) ?? []],
            FitsBestShare = fit?.Number("fits-best-share", 0, 100) ?? 0,
            FitsBestLead = fit?.Number("fits-best-lead", 0, MostPoints) ?? 0,
            CouldBeShare = fit?.Number("could-be-share", 0, 100) ?? 0,
            Ordering = [.. fields.Maps("ordering").Select(rule => ReadOrdering(rule, draft))],
            NotShownWhen = draft.OptionalRule(fields, "not-shown-when", RulePlace.Other),
            NamedFromLead = fields.OptionalNumber("named-from-lead", 0, MostPoints),
            EqualRank = fit?.Flag("equal-rank") is true,
            AfterResult = [.. fields.Texts("after-result").Select(code => new ItemCode(code))],
        };
        informative?.NoOthers();
        fit?.NoOthers();
        fields.NoOthers();
        Check(draft, ranking, items, families, causes);
        return ranking;
    }

    private static Ranking Nothing => new()
    {
        Shrink = 1,
        Cap = 0,
        Groups = [],
        LargerOf = [],
        InformativeAtLeast = 0,
        InformativeItems = [],
        FitsBestShare = 100,
        FitsBestLead = 1,
        CouldBeShare = 100,
        Ordering = [],
    };

    private static ImmutableArray<EvidenceGroup> ReadGroups(Fields fields, decimal cap)
    {
        var caps = fields.Map("caps");
        ImmutableArray<EvidenceGroup> groups = fields.Map("groups", required: true) is { } map
            ? [.. map.At.Of.Select(pair => new EvidenceGroup(
                pair.Key.Value,
                caps?.OptionalNumber(pair.Key.Value, 0, MostPoints) ?? cap,
                [.. map.Texts(pair.Key.Value).Select(code => new ItemCode(code))]))]
            : [];
        caps?.NoOthers();
        return groups;
    }

    private static ImmutableArray<SameEvidence> ReadLargerOf(Fields fields, Draft draft)
    {
        var pairs = ImmutableArray.CreateBuilder<SameEvidence>();
        var list = fields.Optional("larger-of");
        foreach (var node in list is Yaml.List { Of: var entries } ? entries : list is null ? [] : [list])
        {
            if (node is Yaml.List { Of: [Yaml.Text first, Yaml.Text second] })
            {
                pairs.Add(new SameEvidence(new ItemCode(first.Value), new ItemCode(second.Value)));
            }
            else
            {
                draft.Faults.Add(node, "Wrong shape", "'larger-of' lists pairs of items.", "Write [[one-item, other-item]].");
            }
        }

        return pairs.ToImmutable();
    }

    private static OrderingRule ReadOrdering(Fields fields, Draft draft)
    {
        var rule = new OrderingRule
        {
            Code = fields.Code("code"),
            Lift = FamilyList(fields, "lift"),
            Above = FamilyList(fields, "above"),
            AboveAll = fields.Flag("all"),
            Beside = FamilyList(fields, "beside"),
            Within = fields.OptionalNumber("within", 0, MostPoints),
            When = draft.Rule(fields, "when", RulePlace.Other),
            TellThePerson = fields.Text("tell-the-person"),
            Sources = fields.Sources(),
        };
        fields.NoOthers();
        return rule;
    }

    private static ImmutableArray<FamilyCode> FamilyList(Fields fields, string key) =>
        [.. fields.Texts(key).Select(code => new FamilyCode(code))];

    private static void Check(
        Draft draft, Ranking ranking, ImmutableArray<Item> items, ImmutableArray<Family> families, ImmutableArray<Cause> causes)
    {
        var known = items.Select(item => item.Code).ToHashSet();
        var grouped = ranking.Groups.SelectMany(group => group.Items).ToList();
        draft.RefuseTwins(grouped, item => item.Value, Path);
        var named = grouped.Concat(ranking.InformativeItems).Concat(ranking.LargerOf.SelectMany(pair => new[] { pair.First, pair.Second }))
            .Concat(ranking.AfterResult);
        foreach (var code in named.Distinct().Where(code => !known.Contains(code)))
        {
            draft.Faults.AddFile(Path, "Item does not exist", $"There is no item '{code}'.",
                Suggestion.Among(code.Value, known.Select(item => item.Value)));
        }

        if (!ranking.AfterResult.SequenceEqual(items.TakeLast(ranking.AfterResult.Length).Select(item => item.Code))
            || ranking.AfterResult.Any(ranking.InformativeItems.Contains))
        {
            draft.Faults.AddFile(Path, "Not after the result",
                "What is asked after the result must be the last questions, in their order, and must not count as informative.",
                "Move them to the end of questionnaire.yaml, and take them out of 'informative'.");
        }

        foreach (var code in causes.SelectMany(cause => cause.Evidence).Select(line => line.Item).Distinct().Except(grouped))
        {
            draft.Faults.AddFile(Path, "Item has no evidence group", $"Causes weigh '{code}', but no group holds it.", "Add it to a group.");
        }

        var codes = families.Select(family => family.Code).ToHashSet();
        foreach (var code in ranking.Ordering.SelectMany(rule => rule.Lift.Concat(rule.Above).Concat(rule.Beside)).Where(c => !codes.Contains(c)))
        {
            draft.Faults.AddFile(Path, "Family does not exist", $"There is no family '{code}'.",
                Suggestion.Among(code.Value, codes.Select(family => family.Value)));
        }
    }
}
