using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Verification;

/// <summary>Comparing what two people are told.</summary>
internal static class Outcomes
{
    /// <summary>Whether the two get another urgency, red flag, all-clear, score or label, or are asked other items.</summary>
    /// <param name="but">An item in which they differ, not counted among those asked.</param>
    public static bool Differ(ClinicalContent content, Answers one, Answers other, ItemCode but) =>
        !Told(content, one, but).SequenceEqual(Told(content, other, but));

    /// <summary>Whether a family the rule lifts ranks before one with more points that the rule puts behind.</summary>
    public static bool IsOutOfScore(ImmutableArray<RankedFamily> families, OrderingRule rule)
    {
        var lifted = families.FirstOrDefault(family => rule.Lift.Contains(family.Family.Code));
        return lifted is not null && families
            .SkipWhile(family => family != lifted)
            .Any(family => rule.Above.Contains(family.Family.Code) && family.Score > lifted.Score);
    }

    /// <summary>This person without the answer to one item, or with another one.</summary>
    public static Answers Without(this Answers person, ItemCode item, Answer? instead) => person.Items
        .Where(given => given != item)
        .Aggregate(instead is null ? Answers.None : Answers.None.With(item, instead), (rest, given) => rest.With(given, person[given]!));

    private static IEnumerable<string> Told(ClinicalContent content, Answers person, ItemCode but)
    {
        var assessed = Triage.Assess(content, person);
        return new[] { assessed.Urgency.Code() }
            .Concat(assessed.Raised.Select(raised => $"{raised.Flag.Code} {raised.Tier.Urgency.Code()}"))
            .Concat(assessed.NotExcluded.Select(open => $"{open.Flag.Code} open {open.Tier.Urgency.Code()}"))
            .Concat(assessed.Excluded.Select(flag => $"{flag.Code} excluded"))
            .Concat(assessed.Families.Select(family =>
                $"{family.Label?.Code} {string.Join(",", family.Causes.Select(cause => $"{cause.Cause.Code} {cause.Score}"))}"))
            .Concat(assessed.Missing.Where(item => item != but).Select(item => item.Value));
    }
}
