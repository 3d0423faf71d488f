using System.Collections.Immutable;
using GluteTriage.Engine;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Testing.Mutation;

/// <summary>What a mutant is a mutant of.</summary>
public enum MutantKind
{
    /// <summary>A red flag, one of its levels, or a floor.</summary>
    Warning,

    /// <summary>When an item is asked, asked again, or what "not sure" to it leaves open.</summary>
    Asking,

    /// <summary>The points an answer gives to a cause.</summary>
    Weight,

    /// <summary>Any other number or rule of the ranking.</summary>
    Ranking,
}

/// <summary>The content with one slip in it.</summary>
/// <param name="Name">Where and what, the same on every run.</param>
public sealed record Mutant(MutantKind Kind, string Name, ClinicalContent Content);

/// <summary>Every mutant of a release, one slip at a time. They are made as they are read.</summary>
public static partial class Mutants
{
    public static IEnumerable<Mutant> Of(ClinicalContent content) =>
        Warnings(content).Concat(Asking(content)).Concat(Weights(content)).Concat(OfRanking(content));

    private static IEnumerable<Mutant> Warnings(ClinicalContent content)
    {
        foreach (var (index, flag) in content.RedFlags.Index())
        {
            yield return Changed($"flag {flag.Code} dropped", content.RedFlags.RemoveAt(index));
            foreach (var (at, tier) in flag.Tiers.Index())
            {
                var name = $"flag {flag.Code}, {tier.Urgency.Code()}";
                if (flag.Tiers.Length > 1)
                {
                    yield return Changed($"{name}: dropped", Replaced(flag.Tiers.RemoveAt(at)));
                }

                foreach (var urgency in new[] { tier.Urgency - 1, tier.Urgency + 1 }.Where(urgency => urgency is > Urgency.SelfCare and <= Urgency.Emergency))
                {
                    yield return Changed($"{name}: {urgency.Code()} instead", Replaced(flag.Tiers.SetItem(at, tier with { Urgency = urgency })));
                }

                foreach (var (what, when) in CriterionMutants.Of(content, tier.When))
                {
                    yield return Changed($"{name}: {what}", Replaced(flag.Tiers.SetItem(at, tier with { When = when })));
                }
            }

            ImmutableArray<RedFlag> Replaced(ImmutableArray<FlagTier> tiers) => content.RedFlags.SetItem(index, flag with { Tiers = tiers });
        }

        foreach (var (index, floor) in content.Floors.Index())
        {
            yield return new Mutant(MutantKind.Warning, $"floor {floor.Code} dropped", content.With(floors: content.Floors.RemoveAt(index)));
            foreach (var (what, when) in CriterionMutants.Of(content, floor.When))
            {
                yield return new Mutant(MutantKind.Warning, $"floor {floor.Code}: {what}",
                    content.With(floors: content.Floors.SetItem(index, floor with { When = when })));
            }
        }

        Mutant Changed(string name, ImmutableArray<RedFlag> flags) => new(MutantKind.Warning, name, content.With(redFlags: flags));
    }

    private static IEnumerable<Mutant> Asking(ClinicalContent content)
    {
        foreach (var item in content.Items)
        {
            if (item.AskWhen is { } when)
            {
                yield return Changed("ask-when dropped", item with { AskWhen = null });
                foreach (var (what, mutant) in CriterionMutants.Of(content, when))
                {
                    yield return Changed($"ask-when: {what}", item with { AskWhen = mutant });
                }
            }

            if (item.AskAgain is { } again)
            {
                yield return Changed("ask-again dropped", item with { AskAgain = null });
                yield return Changed("ask-again counts the other way", item with { AskAgain = again with { CountsAsNotSure = !again.CountsAsNotSure } });
            }

            if (item.NotSureCovers is { } covers)
            {
                foreach (var option in covers)
                {
                    yield return Changed($"not-sure no longer covers {option}", item with { NotSureCovers = covers.Remove(option) });
                }
            }
            else if (item.Find(OptionCode.NotSure) is not null && content.FeedsRedFlag(item.Code))
            {
                yield return Changed("not-sure covers nothing", item with { NotSureCovers = [] });
            }

            foreach (var (index, option) in item.Options.Index().Where(option => option.Item.LeavesOpen is not null))
            {
                foreach (var left in option.LeavesOpen!.Options)
                {
                    yield return Changed($"{option.Code} no longer leaves {left} open", item with
                    {
                        Options = item.Options.SetItem(index, option with
                        {
                            LeavesOpen = option.LeavesOpen with { Options = option.LeavesOpen.Options.Remove(left) },
                        }),
                    });
                }
            }

            Mutant Changed(string what, Item mutant) =>
                new(MutantKind.Asking, $"item {item.Code}: {what}", content.With(items: content.Items.SetItem(content.Items.IndexOf(item), mutant)));
        }
    }

    private static IEnumerable<Mutant> Weights(ClinicalContent content) =>
        from cause in content.Causes.Index()
        from evidence in cause.Item.Evidence.Index()
        let name = $"cause {cause.Item.Code}, {evidence.Item.Item} is {evidence.Item.Option}"
        from mutant in new[]
        {
            (Name: $"{name}: dropped", Evidence: cause.Item.Evidence.RemoveAt(evidence.Index)),
            (Name: $"{name}: sign turned", Evidence: cause.Item.Evidence.SetItem(evidence.Index, evidence.Item with { Points = -evidence.Item.Points })),
        }
        select new Mutant(MutantKind.Weight, mutant.Name,
            content.With(causes: content.Causes.SetItem(cause.Index, cause.Item with { Evidence = mutant.Evidence })));

    private static ClinicalContent With(
        this ClinicalContent content,
        ImmutableArray<Item>? items = null,
        ImmutableArray<RedFlag>? redFlags = null,
        ImmutableArray<Floor>? floors = null,
        ImmutableArray<Family>? families = null,
        ImmutableArray<Cause>? causes = null,
        Ranking? ranking = null) => new()
        {
            Hash = content.Hash,
            Release = content.Release,
            Sections = content.Sections,
            Items = items ?? content.Items,
            Places = content.Places,
            WarningAreas = content.WarningAreas,
            RedFlags = redFlags ?? content.RedFlags,
            Floors = floors ?? content.Floors,
            Families = families ?? content.Families,
            Causes = causes ?? content.Causes,
            Ranking = ranking ?? content.Ranking,
        };
}
