using GluteTriage.Engine.Assessments;

namespace GluteTriage.Engine.Verification;

/// <summary>
/// Property 5: every emergency is raised, or known as not ruled out, before the first item about causes, and the interview stops
/// on the very answer that raises it. Those that such an item can still confirm are listed.
/// </summary>
internal static class EmergencyFirst
{
    public static PropertyResult Check(Proof proof)
    {
        var first = FirstCauseItem(proof.Content);
        var faults = new List<Fault>();
        var remarks = new List<Fault>();
        var tiers = 0;
        foreach (var flag in proof.Content.RedFlags)
        {
            foreach (var tier in flag.Tiers.Where(tier => tier.Urgency is Urgency.Emergency))
            {
                tiers++;
                var before = new Reading(NotAskedIsUnknown: false, Until: first);
                var late = proof.Diagram.Except(
                    proof.Rules.Of(tier.When, proof.Rules.LowerBound).Possible,
                    proof.Rules.Of(tier.When, before).Possible);
                if (proof.Space.Person(late) is { } person)
                {
                    faults.Add(new Fault(
                        $"red flag {flag.Code}, tier emergency",
                        $"an answer to an item from {proof.Content.Items[first].Code} on can raise it, after the causes have been asked about.",
                        "Move the item it reads to the safety part of questionnaire.yaml.",
                        person));
                }

                else if (proof.Space.Person(proof.Diagram.Except(
                    proof.Rules.Of(tier.When, proof.Rules.LowerBound).True, proof.Rules.Of(tier.When, before).True)) is { } confirmed)
                {
                    remarks.Add(new Fault(
                        $"red flag {flag.Code}, tier emergency",
                        "it was not ruled out before the causes, and an answer about them can still confirm it.",
                        "Nothing need be done: such items are asked before the others about causes, and the interview stops on the answer.",
                        confirmed));
                }

                if (proof.Space.Person(proof.Rules.Of(tier.When, proof.Rules.LowerBound).True) is { } raised
                    && Interview.Next(proof.Content, raised) is not Step.Stop)
                {
                    faults.Add(new Fault(
                        $"red flag {flag.Code}, tier emergency",
                        "it is raised, and the interview goes on.",
                        "This is an error of the program, not of the content: please report it.",
                        raised));
                }
            }
        }

        return new PropertyResult
        {
            Number = 5,
            Code = "emergency-first",
            Claim = "Every emergency is found, or known as not ruled out, before the first question about likely causes, and shown at once.",
            Outcome = faults.Count == 0 ? Outcome.Proved : Outcome.Failed,
            Method = $"Decision diagrams: for each of {tiers} emergency levels, the combinations in which an item from "
                + $"{proof.Content.Items[first].Code} on makes it possible that was ruled out before are none; "
                + "and in one person for each level the interview stops.",
            Combinations = proof.Space.Combinations,
            Figures = [new("emergency levels", tiers)],
            Remarks = [.. remarks],
            Faults = [.. faults],
        };
    }

    /// <summary>The first item of the last section: the causes come last.</summary>
    private static int FirstCauseItem(ClinicalContent content) => content.Position(content.Sections[^1].Items[0]);
}
