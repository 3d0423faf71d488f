using System.Globalization;
using GluteTriage.Engine;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Testing.Mutation;

/// <summary>Slips in causes, families and the numbers of the ranking.</summary>
public static partial class Mutants
{
    private static IEnumerable<Mutant> OfRanking(ClinicalContent content)
    {
        foreach (var (index, cause) in content.Causes.Index())
        {
            foreach (var (what, mutant) in CauseMutants(content, cause))
            {
                yield return new Mutant(MutantKind.Ranking, $"cause {cause.Code}: {what}", content.With(causes: content.Causes.SetItem(index, mutant)));
            }
        }

        var ranking = content.Ranking;
        (string, Ranking)[] numbers =
        [
            ("shrink 0.5", ranking with { Shrink = 0.5m }),
            ("shrink 0.7", ranking with { Shrink = 0.7m }),
            ("informative 5", ranking with { InformativeAtLeast = ranking.InformativeAtLeast - 1 }),
            ("informative 7", ranking with { InformativeAtLeast = ranking.InformativeAtLeast + 1 }),
            .. ranking.LargerOf.IsEmpty ? [] : new[] { ("larger-of dropped", ranking with { LargerOf = [] }) },
            ("no equal rank", ranking with { EqualRank = !ranking.EqualRank }),
            ("named whatever the lead", ranking with { NamedFromLead = null }),
            .. OffByOne(ranking.NamedFromLead).Select(lead => ($"named from a lead of {lead}", ranking with { NamedFromLead = lead })),
            .. ranking.Ordering.Index().Where(rule => rule.Item.Within is not null).SelectMany(rule => OffByOne(rule.Item.Within).Append(null)
                .Select(within => ($"ordering {rule.Item.Code} lifts within {within?.ToString(CultureInfo.InvariantCulture) ?? "any distance"}",
                    ranking with { Ordering = ranking.Ordering.SetItem(rule.Index, rule.Item with { Within = within }) }))),
            .. ranking.Groups.Index().SelectMany(group => new[] { group.Item.Cap - 3, group.Item.Cap + 3 }
                .Select(cap => ($"cap of {group.Item.Code} {cap}",
                    ranking with { Groups = ranking.Groups.SetItem(group.Index, group.Item with { Cap = cap }) }))),
            .. ranking.InformativeItems.Select(item => ($"{item} not counted as informative",
                ranking with { InformativeItems = ranking.InformativeItems.Remove(item) })),
            .. ranking.Ordering.Index().SelectMany(rule => CriterionMutants.Of(content, rule.Item.When)
                .Select(mutant => ($"ordering {rule.Item.Code}: {mutant.What}",
                    ranking with { Ordering = ranking.Ordering.SetItem(rule.Index, rule.Item with { When = mutant.Criterion }) }))
                .Append(($"ordering {rule.Item.Code} dropped", ranking with { Ordering = ranking.Ordering.RemoveAt(rule.Index) }))),
        ];
        foreach (var (what, mutant) in numbers)
        {
            yield return new Mutant(MutantKind.Ranking, $"ranking: {what}", content.With(ranking: mutant));
        }

        foreach (var (at, family) in content.Families.Index())
        {
            foreach (var (index, share) in family.Shares.Index())
            {
                foreach (var other in OffByOne(share.Share))
                {
                    yield return new Mutant(MutantKind.Ranking, $"family {family.Code}: share of {share.Cause} is {other}", content.With(
                        families: content.Families.SetItem(at, family with { Shares = family.Shares.SetItem(index, share with { Share = other!.Value }) })));
                }
            }

            if (!family.Shares.IsEmpty)
            {
                yield return new Mutant(MutantKind.Ranking, $"family {family.Code}: shares dropped", content.With(
                    families: content.Families.SetItem(at, family with { Shares = [] })));
            }
        }
    }

    private static decimal?[] OffByOne(decimal? number) => number is { } exact ? [exact - 1, exact + 1] : [];

    private static IEnumerable<(string What, Cause Cause)> CauseMutants(ClinicalContent content, Cause cause)
    {
        yield return ("prior 3 higher", cause with { Prior = cause.Prior + 3 });
        yield return ("prior 3 lower", cause with { Prior = cause.Prior - 3 });
        if (cause.Needs is { } needs)
        {
            yield return ("needs dropped", cause with { Needs = null });
            foreach (var (what, mutant) in CriterionMutants.Of(content, needs))
            {
                yield return ($"needs: {what}", cause with { Needs = mutant });
            }
        }

        if (cause.Urgency > Urgency.SelfCare)
        {
            yield return ("urgency one lower", cause with { Urgency = cause.Urgency - 1 });
        }

        foreach (var (index, more) in cause.MoreUrgent.Index())
        {
            yield return ($"more-urgent {index + 1} dropped", cause with { MoreUrgent = cause.MoreUrgent.RemoveAt(index) });
            foreach (var (what, mutant) in CriterionMutants.Of(content, more.When))
            {
                yield return ($"more-urgent {index + 1}: {what}", cause with { MoreUrgent = cause.MoreUrgent.SetItem(index, more with { When = mutant }) });
            }
        }
    }
}
