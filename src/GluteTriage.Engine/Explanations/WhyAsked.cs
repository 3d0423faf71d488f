using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Explanations;

/// <summary>What still hangs on a question, on the answers so far.</summary>
/// <param name="UpTo">The highest urgency an answer to it could lead to, later questions included; null where no red flag hangs on it.</param>
/// <param name="Areas">What the red flags are about that some answers to it raise, or keep possible, and others do not, the most urgent first.</param>
/// <param name="Families">Possible families it speaks for or against, the best ranked so far first; at most three.</param>
public sealed record WhyAsked(Urgency? UpTo, ImmutableArray<WarningArea> Areas, ImmutableArray<Family> Families)
{
    private const int FamiliesShown = 3;

    /// <param name="item">An item that applies; its own answer, if there is one, is left out of account.</param>
    public static WhyAsked Of(ClinicalContent content, Answers answers, Item item)
    {
        var replies = Replies.OneByOne(item).Select(reply => Interview.Settle(content, answers.With(item.Code, reply))).ToList();
        var hanging = (
            from flag in content.FlagsReading(item.Code)
            let reached = replies.Select(settled => (Now: flag.Judge(settled).Demands, Later: Reachable(flag, settled))).ToList()
            where reached.Distinct().Count() > 1
            select (flag.Area, UpTo: reached.Max(reply => reply.Later))).ToList();
        var areas = hanging
            .OrderByDescending(flag => flag.UpTo)
            .Select(flag => content.WarningAreas.First(area => area.Code == flag.Area))
            .Distinct();
        return new WhyAsked(
            hanging.Count == 0 ? null : hanging.Max(flag => flag.UpTo), [.. areas], [.. FamiliesOf(content, answers, item)]);
    }

    /// <summary>The highest urgency the flag can still come to demand, whatever is answered to what was not asked yet.</summary>
    private static Urgency Reachable(RedFlag flag, SettledAnswers settled) => flag.Tiers
        .Where(tier => tier.When.Evaluate(settled, Truth.Unknown) is not Truth.False)
        .Select(tier => tier.Urgency)
        .Highest();

    private static IEnumerable<Family> FamiliesOf(ClinicalContent content, Answers answers, Item item)
    {
        var spoken = content.Causes
            .Where(cause => cause.Evidence.Any(evidence => evidence.Item == item.Code))
            .Select(cause => cause.Code)
            .ToHashSet();
        return spoken.Count == 0 ? [] : Differential.Rank(content, Interview.Settle(content, answers)).Families
            .Where(family => family.Causes.Any(cause => spoken.Contains(cause.Cause.Code)))
            .Take(FamiliesShown)
            .Select(family => family.Family);
    }
}
