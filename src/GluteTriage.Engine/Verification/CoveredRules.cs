using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Verification;

/// <summary>Rules that add nothing to the urgency, because another red flag demands as much whenever they hold.</summary>
internal static class CoveredRules
{
    /// <returns>Covered levels of flags that do not say why they are kept (faults) and that do (remarks), and how many pairs were
    /// compared.</returns>
    public static (ImmutableArray<Fault> Faults, ImmutableArray<Fault> Remarks, int Compared) Among(Proof proof)
    {
        var levels = (
            from flag in proof.Content.RedFlags
            from tier in flag.Tiers
            select (Flag: flag, Tier: tier, Where: proof.Diagram.And(
                proof.Rules.Of(tier.When, proof.Rules.LowerBound).True, proof.Space.Lawful))).ToList();
        var faults = ImmutableArray.CreateBuilder<Fault>();
        var remarks = ImmutableArray.CreateBuilder<Fault>();
        var compared = 0;
        foreach (var flag in proof.Content.RedFlags)
        {
            foreach (var level in levels.Where(level => level.Flag == flag))
            {
                if (Covering(level.Tier, level.Where) is { } other)
                {
                    (flag.CoveredBecause is null ? faults : remarks).Add(new Fault(
                        $"red flag {flag.Code}, tier {level.Tier.Urgency.Code()}",
                        $"whenever it is raised, red flag {other} demands as much"
                        + (flag.CoveredBecause is { } because ? $"; its file says why it is kept: {because}" : "."),
                        "Remove it, or say in covered-because what it is kept for.",
                        proof.Space.Person(level.Where)));
                }
            }

            RedFlagCode? Covering(FlagTier tier, int where)
            {
                foreach (var other in levels.Where(other => other.Flag != flag && other.Tier.Urgency >= tier.Urgency))
                {
                    compared++;
                    if (proof.Diagram.Implies(where, other.Where))
                    {
                        return other.Flag.Code;
                    }
                }

                return null;
            }
        }

        return (faults.ToImmutable(), remarks.ToImmutable(), compared);
    }
}
