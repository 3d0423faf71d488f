using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine;

/// <summary>What one answer alone says for or against a cause or a family, in points, before cap and shrink.</summary>
public static class AnswerWeight
{
    /// <returns>0 where it says nothing; null where it excludes the cause.</returns>
    public static decimal? Of(Cause cause, ItemCode item, OptionCode option) =>
        cause.Needs is Criterion.Is(var needed, var options) && needed == item && !options.Contains(option)
            ? null
            : cause.Evidence.Where(evidence => evidence.Item == item && evidence.Option == option).Sum(evidence => evidence.Points);

    /// <summary>The mean of its members as the ranking takes it, where they were alike before.</summary>
    /// <param name="causes">All causes of the content, in its order.</param>
    /// <returns>Null where it excludes every member.</returns>
    public static decimal? Of(Family family, IEnumerable<Cause> causes, ItemCode item, OptionCode option)
    {
        ImmutableArray<Cause> members = [.. causes.Where(cause => cause.Family == family.Code)];
        return new FamilyScore(family, members).Of([.. members.Select(cause => Of(cause, item, option))]);
    }
}
