using System.Collections.Immutable;
using GluteTriage.Engine;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Testing.Mutation;

/// <summary>Every single slip an author could make in a criterion.</summary>
internal static class CriterionMutants
{
    /// <summary>Parts dropped, negated, joined otherwise; options left out or mistaken for another; counts off by one.</summary>
    public static IEnumerable<(string What, Criterion Criterion)> Of(ClinicalContent content, Criterion criterion) =>
        Inside(content, criterion).Prepend(("negated", new Criterion.None([criterion])));

    private static IEnumerable<(string What, Criterion Criterion)> Inside(ClinicalContent content, Criterion criterion) => criterion switch
    {
        Criterion.Is test => Test(content, test),
        Criterion.Any(var of) => Parts(content, "any", of, parts => new Criterion.Any(parts)).Concat(Swapped(of, "any read as all", new Criterion.All(of))),
        Criterion.All(var of) => Parts(content, "all", of, parts => new Criterion.All(parts)).Concat(Swapped(of, "all read as any", new Criterion.Any(of))),
        Criterion.None(var of) => Parts(content, "none", of, parts => new Criterion.None(parts)),
        Criterion.AtLeast(var count, var of) => Parts(content, $"at least {count}", of, parts => new Criterion.AtLeast(count, parts))
            .Append(($"at least {count + 1} instead of {count}", new Criterion.AtLeast(count + 1, of)))
            .Append(($"at least {count - 1} instead of {count}", new Criterion.AtLeast(count - 1, of))),
        Criterion.FewerInformative(var count) =>
            [
                ($"fewer than {count + 1} instead of {count}", new Criterion.FewerInformative(count + 1)),
                ($"fewer than {count - 1} instead of {count}", new Criterion.FewerInformative(count - 1)),
            ],
        Criterion.UrgencyBelow(var urgency) =>
        [
            ($"urgency below {urgency + 1}", new Criterion.UrgencyBelow(urgency + 1)),
            ($"urgency below {urgency - 1}", new Criterion.UrgencyBelow(urgency - 1)),
        ],
        _ => [],
    };

    /// <summary>With a single part there is no difference.</summary>
    private static IEnumerable<(string, Criterion)> Swapped(ImmutableArray<Criterion> of, string what, Criterion swapped) =>
        of.Length > 1 ? [(what, swapped)] : [];

    private static IEnumerable<(string, Criterion)> Parts(
        ClinicalContent content, string joined, ImmutableArray<Criterion> of, Func<ImmutableArray<Criterion>, Criterion> join)
    {
        for (var index = 0; index < of.Length; index++)
        {
            if (of.Length > 1)
            {
                yield return ($"{joined}: part {index + 1} dropped", join(of.RemoveAt(index)));
                yield return ($"{joined}: part {index + 1} negated", join(of.SetItem(index, new Criterion.None([of[index]]))));
            }

            foreach (var (what, part) in Inside(content, of[index]))
            {
                yield return ($"{joined}: part {index + 1}: {what}", join(of.SetItem(index, part)));
            }
        }
    }

    private static IEnumerable<(string, Criterion)> Test(ClinicalContent content, Criterion.Is test)
    {
        foreach (var option in test.Options)
        {
            if (test.Options.Length > 1)
            {
                yield return ($"{test.Item} is {option} left out", test with { Options = test.Options.Remove(option) });
            }

            if (Neighbour(content[test.Item], test, option) is { } other)
            {
                yield return ($"{test.Item} is {option} mistaken for {other}", test with { Options = test.Options.Replace(option, other) });
            }
        }
    }

    /// <summary>The next option of the item that the test does not name.</summary>
    private static OptionCode? Neighbour(Item item, Criterion.Is test, OptionCode option)
    {
        var from = item.Options.Select(offered => offered.Code).ToList();
        var at = from.IndexOf(option);
        return Enumerable.Range(1, from.Count - 1)
            .Select(step => from[(at + step) % from.Count])
            .Where(code => !test.Options.Contains(code))
            .Select(code => (OptionCode?)code)
            .FirstOrDefault();
    }
}
