using GluteTriage.Engine.Explanations;

namespace GluteTriage.Engine.Verification;

/// <summary>
/// Property 12: whichever two causes of different families stand at equal rank, none of the exercises advised is one that the list of
/// either says to leave out.
/// </summary>
internal static class AdviceForTwoAgrees
{
    public static PropertyResult Check(Proof proof)
    {
        var faults = new List<Fault>();
        var (pairs, leftOut) = (0, 0);
        foreach (var first in proof.Content.Causes)
        {
            foreach (var second in proof.Content.Causes.Where(second => second.Family != first.Family))
            {
                pairs++;
                var advice = AdviceForTwo.Of(first, second);
                var shown = advice.Both.Concat(advice.First).Concat(advice.Second).ToList();
                leftOut += first.Do.Concat(second.Do).Select(each => each.Say).Except(shown.Select(each => each.Say)).Count();
                faults.AddRange(
                    from each in shown
                    from move in each.Moves ?? []
                    where (second.Avoid.Any(avoid => avoid.Names(move)) && !second.Do.Contains(each))
                        || (first.Avoid.Any(avoid => avoid.Names(move)) && !first.Do.Contains(each))
                    select new Fault(
                        $"causes {first.Code} and {second.Code}",
                        $"at equal rank '{each.Say}' is advised, and one of the two says to leave '{move}' out.",
                        "This is an error of the program, not of the content: please report it."));
            }
        }

        return new PropertyResult
        {
            Number = 12,
            Code = "advice-for-two-agrees",
            Claim = "Where two explanations stand at equal rank, no exercise is advised that the other one's list says to leave out.",
            Outcome = faults.Count == 0 ? Outcome.Proved : Outcome.Failed,
            Method = "Enumeration: for every two causes of different families, what the page would advise is compared with what either says to leave out.",
            Combinations = pairs,
            Figures = [new("pairs of causes", pairs), new("pieces of advice left out", leftOut)],
            Faults = [.. faults],
        };
    }
}
