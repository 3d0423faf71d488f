using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Verification;

/// <summary>
/// Property 4: no skip rule hides an item while its answer could still raise a flag above what is demanded already. Where the
/// hiding is meant, the item's file says why, and its skip rule may not hang on the urgency.
/// </summary>
internal static class NothingIsHidden
{
    public static PropertyResult Check(Proof proof)
    {
        var faults = new List<Fault>();
        var remarks = new List<Fault>();
        var hidden = 0;
        for (var position = 0; position < proof.Content.Items.Length; position++)
        {
            var item = proof.Content.Items[position];
            if (item.AskWhen is null)
            {
                continue;
            }

            hidden++;
            foreach (var fault in FlagsHeldBack(proof, position))
            {
                (item.HiddenBecause is null || ReadsUrgency(item.AskWhen) ? faults : remarks).Add(fault);
            }
        }

        return new PropertyResult
        {
            Number = 4,
            Code = "nothing-is-hidden",
            Claim = "No question is skipped while its answer could still raise a red flag, unless the question would make no sense.",
            Outcome = faults.Count == 0 ? Outcome.Proved : Outcome.Failed,
            Method = $"Decision diagrams: for each of {hidden} items that can be skipped and each level of each red flag that reads it, "
                + "the combinations that skip it while any answer to it could make the level true are none, or the item's file says why.",
            Combinations = proof.Space.Combinations,
            Figures = [new("items that can be skipped", hidden)],
            Remarks = [.. remarks],
            Faults = [.. faults],
        };
    }

    private static ImmutableArray<Fault> FlagsHeldBack(Proof proof, int position)
    {
        var item = proof.Content.Items[position];
        return
        [
            .. from flag in proof.Content.RedFlags
               from tier in flag.Tiers
               where tier.When.Tests().Any(test => test.Item == item.Code)
               let person = proof.Space.Person(HeldBack(proof, position, tier))
               where person is not null
               select new Fault(
                   $"item {item.Code}",
                   $"it is skipped while its answer could still raise red flag {flag.Code} at {tier.Urgency.Code()}"
                   + (item.HiddenBecause is { } because ? $"; its file says why: {because}" : "."),
                   "Let its ask-when also hold on those answers, or say in hidden-because why the flag can do without it.",
                   person),
        ];
    }

    /// <summary>Where the item is skipped, any answer to it could make the tier true, and less is demanded so far.</summary>
    private static int HeldBack(Proof proof, int position, FlagTier tier)
    {
        var open = proof.Rules.Of(tier.When, proof.Rules.LowerBound with { Open = position }).Possible;
        var closed = proof.Rules.Of(tier.When, proof.Rules.LowerBound).Possible;
        return proof.Diagram.Except(
            proof.Diagram.Except(proof.Diagram.Except(open, closed), proof.Rules.Applicable(position)),
            proof.Warnings(tier.Urgency));
    }

    private static bool ReadsUrgency(Criterion criterion) =>
        criterion is Criterion.UrgencyBelow || criterion.Parts.Any(ReadsUrgency);
}
