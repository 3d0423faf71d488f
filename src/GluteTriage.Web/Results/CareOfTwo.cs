using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Explanations;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Web.Results;

/// <summary>Care at home where two families stand at equal rank.</summary>
public sealed record CareOfTwo(RankedFamily First, RankedFamily Second)
{
    /// <summary>What both advise, then each one's own.</summary>
    public AdviceForTwo Advice { get; } = AdviceForTwo.Of(First.Causes[0].Cause, Second.Causes[0].Cause);

    /// <summary>What either says to leave out, each once.</summary>
    public ImmutableArray<Advice> Avoid =>
        [.. First.Causes[0].Cause.Avoid.Concat(Second.Causes[0].Cause.Avoid).DistinctBy(advice => advice.Say)];

    /// <summary>How either usually goes.</summary>
    public ImmutableArray<Advice> Courses =>
        [.. new[] { First.Causes[0].Cause.Course, Second.Causes[0].Cause.Course }.DistinctBy(advice => advice.Say)];
}
