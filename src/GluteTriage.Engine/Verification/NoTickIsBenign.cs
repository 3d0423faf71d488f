using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Verification;

/// <summary>Property 15: a line that is not ticked never speaks for anything.</summary>
internal static class NoTickIsBenign
{
    public static PropertyResult Check(Proof proof)
    {
        var content = proof.Content;
        var rules = content.RedFlags.SelectMany(flag => flag.Tiers.Select(tier => (Where: $"red flag {flag.Code}", tier.When)))
            .Concat(content.Floors.Select(floor => (Where: $"floor {floor.Code}", floor.When)))
            .SelectMany(rule => rule.When.Tests().Select(test => (rule.Where, Test: test)))
            .ToList();
        var faults = new List<Fault>();
        var looked = 0;
        foreach (var item in content.Screens.SelectMany(screen => screen.LineItems).Distinct().Select(code => content[code]))
        {
            if (ScreensCover.Unticked(content, item) is not { } option)
            {
                continue;
            }

            looked += rules.Count;
            if (item.Benign is { } benign && benign != option)
            {
                faults.Add(new Fault($"item {item.Code}", $"no tick means {option}, which is not its benign answer {benign}.", "Take it out of 'otherwise'."));
            }

            faults.AddRange(rules.Where(rule => Reads(rule.Test)).Select(rule =>
                new Fault($"item {item.Code}", $"no tick means {option}, and {rule.Where} counts that.", "Have the item asked in full.")));

            bool Reads(Criterion.Is test) => test.Item == item.Code && test.Options.Contains(option);
        }

        return new PropertyResult
        {
            Number = 15,
            Code = "no-tick-is-benign",
            Claim = "Where no line is ticked, the answer written is a benign one: no red flag and no floor counts it.",
            Outcome = faults.Count == 0 ? Outcome.Proved : Outcome.Failed,
            Method = "Enumeration: the answer that no tick means, of every item asked by lines, against every test of every flag and floor.",
            Combinations = looked,
            Faults = [.. faults],
        };
    }
}
