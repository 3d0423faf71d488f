using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Verification.Diagrams;

namespace GluteTriage.Engine.Verification;

/// <summary>
/// Property 10: a cause that needs an answer is ranked only with it, and then the advice about it is always given: wallet
/// neuritis needs an object in the back pocket on the sore side, and comes with the advice to empty it.
/// </summary>
internal static class NeededAnswersAdvised
{
    public static PropertyResult Check(Proof proof)
    {
        var faults = new List<Fault>();
        var needing = proof.Content.Causes.Where(cause => cause.Needs is not null).ToList();
        foreach (var cause in needing)
        {
            var needs = proof.Rules.Of(cause.Needs!, proof.Rules.LowerBound);
            var advised = proof.Diagram.Any(proof.Subject.AlwaysAdvised
                .Select(when => proof.Rules.Of(when, proof.Rules.LowerBound).True));
            if (proof.Space.Person(proof.Diagram.Except(needs.True, advised)) is { } unadvised)
            {
                faults.Add(new Fault(
                    $"cause {cause.Code}",
                    "it is ranked on an answer about which no advice is always given.",
                    "Give that answer an advice in self-care.yaml with 'always: true'.",
                    unadvised));
            }

            foreach (var person in new[] { needs.True, proof.Diagram.Not(needs.True) }.Select(proof.Space.Person))
            {
                if (person is not null && IsRanked(proof, cause, person) != IsMet(proof, cause, person))
                {
                    faults.Add(new Fault(
                        $"cause {cause.Code}",
                        "it is ranked without the answer it needs, or is not ranked with it.",
                        "This is an error of the program, not of the content: please report it.",
                        person));
                }
            }
        }

        foreach (var (code, when) in proof.Subject.OnlyWith)
        {
            var needs = proof.Content[code].Needs is { } needed ? proof.Rules.Of(needed, proof.Rules.LowerBound).True : Diagram.True;
            if (proof.Space.Person(proof.Diagram.Except(needs, proof.Rules.Of(when, proof.Rules.LowerBound).True)) is { } without)
            {
                faults.Add(new Fault(
                    $"cause {code}", "it is ranked without the answer it must not be ranked without.", "Correct what the cause needs.", without));
            }
        }

        return new PropertyResult
        {
            Number = 10,
            Code = "needed-answers-advised",
            Claim =
                "A pinched nerve from a wallet is only suggested when something sits in the back pocket on the sore side, "
                + "and then you are always told to empty it.",
            Outcome = faults.Count == 0 ? Outcome.Proved : Outcome.Failed,
            Method = "Decision diagrams: the combinations that meet what a cause needs without an advice that is always given are none, "
                + "and so are those that rank it without the answer that was entered a second time apart from the cause.",
            Combinations = proof.Space.Combinations,
            Figures = [new("causes that need an answer", needing.Count)],
            Faults = [.. faults],
        };
    }

    private static bool IsRanked(Proof proof, Cause cause, Answering.Answers person) => Triage.Assess(proof.Content, person)
        .Families.SelectMany(family => family.Causes).Single(ranked => ranked.Cause == cause).Score is not null;

    private static bool IsMet(Proof proof, Cause cause, Answering.Answers person) =>
        cause.Needs!.Evaluate(Interview.Settle(proof.Content, person), Truth.False) is Truth.True;
}
