using System.Collections.Immutable;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Explanations;

/// <summary>
/// What may help where two causes stand at equal rank: what both advise, then each one's own, and never an exercise that the other
/// one's list says to leave out (docs/clinical/ranking.md#words).
/// </summary>
/// <param name="Both">Advised by both, in the order of the first.</param>
/// <param name="First">Advised by the first only.</param>
/// <param name="Second">Advised by the second only.</param>
public sealed record AdviceForTwo(ImmutableArray<Advice> Both, ImmutableArray<Advice> First, ImmutableArray<Advice> Second)
{
    /// <summary>The advice for the two causes. Moves that neither list names are never left out.</summary>
    public static AdviceForTwo Of(Cause first, Cause second)
    {
        var (one, other) = (Allowed(first, second), Allowed(second, first));
        var both = one.Where(advice => other.Exists(same => same.Say == advice.Say)).Select(advice => advice.Say).ToHashSet();
        return new AdviceForTwo(
            [.. one.Where(advice => both.Contains(advice.Say))],
            [.. one.Where(advice => !both.Contains(advice.Say))],
            [.. other.Where(advice => !both.Contains(advice.Say))]);
    }

    private static List<Advice> Allowed(Cause cause, Cause beside) =>
        [.. cause.Do.Where(advice => advice.Moves is not { } moves || !beside.Avoid.Any(avoid => moves.Any(avoid.Names)))];
}
