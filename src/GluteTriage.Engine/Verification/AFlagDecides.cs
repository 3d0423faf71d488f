using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Verification;

/// <summary>Property 2: the urgency is never below that of a true tier, nor below what a tier that is not excluded demands.</summary>
internal static class AFlagDecides
{
    public static PropertyResult Check(Proof proof)
    {
        var faults = new List<Fault>();
        foreach (var flag in proof.Content.RedFlags)
        {
            foreach (var tier in flag.Tiers)
            {
                var truth = proof.Rules.Of(tier.When, proof.Rules.LowerBound);
                Demand(flag, tier, truth.True, tier.Urgency, "true");
                Demand(flag, tier, truth.Possible, tier.Urgency.FloorWhenNotExcluded(), "true or kept open by \"not sure\"");
            }
        }

        return new PropertyResult
        {
            Number = 2,
            Code = "a-flag-decides",
            Claim = "The advice is never less urgent than a red flag that is raised, or than one that is not ruled out demands.",
            Outcome = faults.Count == 0 ? Outcome.Proved : Outcome.Failed,
            Method = "Decision diagrams: for each level of each red flag, the combinations that meet it and get a lower urgency are none.",
            Combinations = proof.Space.Combinations,
            Faults = [.. faults],
        };

        void Demand(RedFlag flag, FlagTier tier, int where, Urgency urgency, string how)
        {
            var lower = proof.Diagram.Except(where, proof.Warnings(urgency));
            if (proof.Space.Person(lower) is { } person)
            {
                faults.Add(new Fault(
                    $"red flag {flag.Code}, tier {tier.Urgency.Code()}",
                    $"its criterion is {how}, and the urgency is below {urgency.Code()}.",
                    "List the tiers of the flag from the most urgent to the least.",
                    person));
            }
        }
    }
}
