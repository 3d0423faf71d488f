using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Verification.Diagrams;

namespace GluteTriage.Engine.Verification;

/// <summary>
/// Property 9: where an ordering rule speaks, no family it puts behind ranks before the family it lifts, but a rule with a limit may
/// put that family directly below, shown beside; with two nerve signs, no muscle knot stands first alone. Shown for every order that
/// scores could give, whatever the scores are.
/// </summary>
internal static class OrderingRulesHold
{
    public static PropertyResult Check(Proof proof)
    {
        var rules = proof.Content.Ranking.Ordering;
        var named = rules.SelectMany(rule => rule.Lift.Concat(rule.Above)).Distinct().ToImmutableArray();
        var canBeExcluded = named.Where(family => CanBeExcluded(proof.Content, family)).ToImmutableArray();
        var faults = new List<Fault>();
        var orders = 0;
        foreach (var speaking in Subsets(rules))
        {
            foreach (var excluded in Subsets(canBeExcluded))
            {
                var where = proof.Diagram.And(Speaking(proof, speaking), Excluded(proof, canBeExcluded, excluded));
                if (proof.Diagram.And(where, proof.Space.Lawful) == Diagram.False)
                {
                    continue;
                }

                foreach (var order in Permutations([.. named.Except(excluded)]))
                {
                    foreach (var moves in MovesOf(speaking, order))
                    {
                        orders++;
                        var places = order.Concat(excluded).ToList();
                        foreach (var (rule, lifted, isTooFar) in moves)
                        {
                            if (Differential.MoveOf([.. places], rule, places.IndexOf(lifted), isTooFar) is (var from, var to))
                            {
                                places.RemoveAt(from);
                                places.Insert(to, lifted);
                            }
                        }

                        faults.AddRange(Broken(proof, where, speaking, places, excluded));
                    }
                }
            }
        }

        faults.AddRange(Unguarded(proof));
        return new PropertyResult
        {
            Number = 9,
            Code = "ordering-rules-hold",
            Claim = "With two signs that a nerve is involved, a muscle knot is never shown first alone: a nerve cause stands before it "
                + "or directly beside it. No other ordering rule is broken.",
            Outcome = faults.Count == 0 ? Outcome.Proved : Outcome.Failed,
            Method = $"Enumeration of all orders the scores could give of the {named.Length} families that ordering rules name, "
                + "whether or not one is too far behind, for every set of rules and exclusions that decision diagrams find can hold together; "
                + "and the combinations "
                + "with two nerve signs, entered a second time apart from the rules, on which no rule puts a family above the knot are none.",
            Combinations = proof.Space.Combinations,
            Figures = [new("orders tried", orders)],
            Faults = [.. faults.DistinctBy(fault => (fault.Where, fault.What))],
        };
    }

    /// <summary>
    /// Every way the scores could let these rules move families: a rule without a limit lifts the first in the order; one with a limit
    /// may lift any of its families, as scores can be equal, and may find it too far behind.
    /// </summary>
    private static IEnumerable<ImmutableArray<(OrderingRule Rule, FamilyCode Lifted, bool IsTooFar)>> MovesOf(
        ImmutableArray<OrderingRule> speaking, ImmutableArray<FamilyCode> order)
    {
        IEnumerable<ImmutableArray<(OrderingRule, FamilyCode, bool)>> moves = [[]];
        foreach (var rule in speaking)
        {
            var possible = order.Where(rule.Lift.Contains).Take(rule.Within is null ? 1 : order.Length).ToList();
            if (possible.Count > 0)
            {
                bool[] distances = rule.Within is null ? [false] : [false, true];
                moves = [.. moves.SelectMany(before => possible.SelectMany(lifted => distances.Select(isTooFar => before.Add((rule, lifted, isTooFar)))))];
            }
        }

        return moves;
    }

    /// <summary>What must never rank first although no rule puts anything above it.</summary>
    private static IEnumerable<Fault> Unguarded(Proof proof) =>
        from never in proof.Subject.NeverFirst
        let guarded = proof.Diagram.Any(proof.Content.Ranking.Ordering
            .Where(rule => rule.Above.Contains(never.Family))
            .Select(rule => proof.Rules.Of(rule.When, proof.Rules.LowerBound).True))
        let person = proof.Space.Person(proof.Diagram.Except(proof.Rules.Of(never.When, proof.Rules.LowerBound).True, guarded))
        where person is not null
        select new Fault(
            $"family {never.Family}",
            "it may rank first in somebody in whom it never must, and no ordering rule speaks.",
            "Give ranking.yaml an ordering rule that lifts another family above it there.",
            person);

    /// <summary>Where exactly these rules speak.</summary>
    private static int Speaking(Proof proof, ImmutableArray<OrderingRule> speaking) => proof.Diagram.All(
        proof.Content.Ranking.Ordering.Select(rule =>
        {
            var when = proof.Rules.Of(rule.When, proof.Rules.LowerBound).True;
            return speaking.Contains(rule) ? when : proof.Diagram.Not(when);
        }));

    /// <summary>Where exactly these of the families that can be excluded are.</summary>
    private static int Excluded(Proof proof, ImmutableArray<FamilyCode> canBe, ImmutableArray<FamilyCode> excluded) =>
        proof.Diagram.All(canBe.Select(family =>
        {
            var possible = proof.Diagram.Any(proof.Content.Causes
                .Where(cause => cause.Family == family)
                .Select(cause => proof.Rules.Of(cause.Needs!, proof.Rules.LowerBound).True));
            return excluded.Contains(family) ? proof.Diagram.Not(possible) : possible;
        }));

    private static IEnumerable<Fault> Broken(
        Proof proof, int within, ImmutableArray<OrderingRule> speaking, List<FamilyCode> places, ImmutableArray<FamilyCode> excluded) =>
        from rule in speaking
        where rule.Above.Length > 0
        let lifted = places.FindIndex(family => rule.Lift.Contains(family) && !excluded.Contains(family))
        let behind = places.FindIndex(family => rule.Above.Contains(family) && !excluded.Contains(family))
        where behind >= 0 && (lifted < 0 || (behind < lifted && Differential.BesideOf([.. places], rule) != lifted))
        select new Fault(
            $"ordering rule {rule.Code}",
            lifted < 0
                ? $"it speaks, and no family it could lift above {places[behind]} need be possible."
                : $"it speaks, and {places[behind]} can still rank before {places[lifted]}.",
            "Let the rule lift a family that is never excluded, and let no later rule undo it.",
            proof.Space.Person(within));

    private static bool CanBeExcluded(ClinicalContent content, FamilyCode family) =>
        content.Causes.Where(cause => cause.Family == family).All(cause => cause.Needs is not null);

    private static IEnumerable<ImmutableArray<T>> Subsets<T>(ImmutableArray<T> all) =>
        Enumerable.Range(0, 1 << all.Length).Select(chosen =>
            all.Where((_, index) => (chosen >> index & 1) == 1).ToImmutableArray());

    private static IEnumerable<ImmutableArray<T>> Permutations<T>(ImmutableArray<T> all) => all.IsEmpty
        ? [[]]
        : all.SelectMany((first, index) => Permutations(all.RemoveAt(index)).Select(rest => rest.Insert(0, first)));
}
