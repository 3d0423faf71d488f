using System.Numerics;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Verification.Diagrams;

namespace GluteTriage.Engine.Verification;

/// <summary>Property 1: every combination of answers has exactly one urgency, and every interview ends.</summary>
internal static class EveryoneGetsOneAnswer
{
    public static PropertyResult Check(Proof proof)
    {
        var faults = new List<Fault>();
        var exactly = Urgencies.InOrder
            .Select(urgency => (Urgency: urgency, Count: proof.Count(Exactly(proof, urgency))))
            .ToList();
        if (exactly.Aggregate(BigInteger.Zero, (sum, level) => sum + level.Count) != proof.Count(Diagram.True))
        {
            faults.Add(new Fault(
                "urgencies", "the combinations of the single urgencies do not add up to all there are.",
                "This is an error of the program, not of the content: please report it."));
        }

        faults.AddRange(
            from item in proof.Content.Items
            from doubting in DoubtedBy(proof, item)
            where doubting.AskAgain is not null
            select new Fault(
                $"item {item.Code}",
                $"it is asked again after an answer to {doubting.Code}, which can itself be asked again: the interview may go round and round.",
                "Let only one of the two be asked again."));

        var screens = MostItems(proof) + proof.Content.Items.Sum(item => DoubtedBy(proof, item).Count());
        return new PropertyResult
        {
            Number = 1,
            Code = "everyone-gets-one-answer",
            Claim = "Whatever is answered, there is exactly one advice on how soon to be seen, and the questions come to an end.",
            Outcome = faults.Count == 0 ? Outcome.Proved : Outcome.Failed,
            Method = "Decision diagrams: the combinations of each urgency are counted and add up to all of them. "
                + "Each screen answers an item not answered yet, or one a later answer casts doubt on, "
                + "so the items that can apply together bound the interview.",
            Combinations = proof.Space.Combinations,
            Figures =
            [
                new("most questions one interview can have", screens),
                .. exactly.Select(level => new Figure($"combinations in which flags and floors demand exactly {level.Urgency.Code()}", level.Count)),
            ],
            Faults = [.. faults],
        };
    }

    private static int Exactly(Proof proof, Urgency urgency)
    {
        var atLeast = proof.Warnings(urgency);
        return urgency == Urgencies.InOrder[^1] ? atLeast : proof.Diagram.Except(atLeast, proof.Warnings(urgency + 1));
    }

    /// <summary>The greatest number of items that apply to one person who has answered everything that does.</summary>
    private static int MostItems(Proof proof)
    {
        var conditional = proof.Positions
            .Select(proof.Rules.Applicable)
            .Where(applicable => applicable != Diagram.True)
            .ToList();
        var together = new List<int> { proof.Complete };
        foreach (var applicable in conditional)
        {
            together.Add(Diagram.False);
            for (var more = together.Count - 1; more > 0; more--)
            {
                together[more] = proof.Diagram.Or(together[more], proof.Diagram.And(applicable, together[more - 1]));
            }
        }

        return proof.Content.Items.Length - conditional.Count + together.FindLastIndex(function => function != Diagram.False);
    }

    /// <summary>The later items that can cast doubt on this one. It returns at most once after each of them.</summary>
    private static IEnumerable<Item> DoubtedBy(Proof proof, Item item) => item.AskAgain is not { When: var doubt }
        ? []
        : proof.Content.Items
            .Skip(proof.Content.Position(item.Code) + 1)
            .Where(later => doubt.Tests().Any(test => test.Item == later.Code)
                || (later.BodyMap is BodyMapUse.Spread && ReadsBothSides(doubt)));

    private static bool ReadsBothSides(Criterion criterion) =>
        criterion is Criterion.BothSides || criterion.Parts.Any(ReadsBothSides);
}
