using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Explanations;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine;

/// <summary>Start reading here: from answers to an assessment.</summary>
public static class Triage
{
    /// <summary>
    /// Concludes how soon to be seen, which red flags are raised or not excluded, and how well each cause fits. Pure: the
    /// same content and answers give the same assessment. Items not asked raise nothing and weigh nothing.
    /// </summary>
    public static Assessment Assess(ClinicalContent content, Answers answers)
    {
        var settled = Interview.Settle(content, answers);
        var judged = content.RedFlags.Select(flag => (Flag: flag, Judgement: flag.Judge(settled))).ToArray();
        var floors = FloorsThatHold(content, settled).ToImmutableArray();
        var fromWarnings = Urgencies.Highest(
            judged.Select(flag => flag.Judgement.Demands).Highest(),
            floors.Select(floor => floor.Urgency).Highest());

        var (families, ordering) = Differential.Rank(content, settled);
        var urgency = Urgencies.Highest(fromWarnings, UrgencyOfCauses(content, settled, families));
        var missing = Interview.Missing(content, settled);

        return new Assessment
        {
            Urgency = urgency,
            UrgencyFromWarnings = fromWarnings,
            Complete = Interview.IsComplete(content, settled),
            Missing = missing,
            Raised = Raised(judged, settled),
            NotExcluded = NotExcluded(judged, settled),
            Excluded = Standing(judged, FlagStanding.Excluded),
            NotAsked = Standing(judged, FlagStanding.NotAsked),
            Floors = floors,
            Families = families,
            Ordering = ordering,
            IsEqualRank = IsEqualRank(content, families),
            Tentative = settled.InformativeCount < content.Ranking.InformativeAtLeast,
            ShowsCauses = urgency is not Urgency.Emergency
                && content.Ranking.NotShownWhen?.Evaluate(settled, Truth.False) is not Truth.True
                && !judged.Any(flag => flag.Flag.ExplainsThePain && flag.Judgement.Raised?.Urgency >= Urgency.SameDay),
        };
    }

    /// <summary>
    /// <see cref="Assessment.Urgency"/> of one person after another, much faster than by <see cref="Assess"/>: by the compiled rules
    /// where the release has them. For one thread at a time.
    /// </summary>
    public static Func<Answers, Urgency> UrgencyOfMany(ClinicalContent content)
    {
        if (content.Compiled is not { } rules)
        {
            return person => Assess(content, person).Urgency;
        }

        var evaluation = rules.NewEvaluation();
        return person =>
        {
            rules.Evaluate(rules.Pack(person), evaluation);
            return evaluation.Urgency;
        };
    }

    /// <summary>The part of the urgency that comes from red flags and floors.</summary>
    internal static Urgency UrgencyFromWarnings(ClinicalContent content, SettledAnswers settled) => Urgencies.Highest(
        content.RedFlags.Select(flag => flag.Judge(settled).Demands).Highest(),
        FloorsThatHold(content, settled).Select(floor => floor.Urgency).Highest());

    private static IEnumerable<Floor> FloorsThatHold(ClinicalContent content, SettledAnswers settled) =>
        content.Floors.Where(floor => floor.Holds(settled));

    /// <summary>
    /// What the causes ask for. Answers given after the result may raise it and never lower it: the higher of with and without them counts
    /// (A39).
    /// </summary>
    private static Urgency UrgencyOfCauses(ClinicalContent content, SettledAnswers settled, ImmutableArray<RankedFamily> families)
    {
        var asked = UrgencyOfFirst(content, settled, families);
        if (content.Ranking.AfterResult.All(item => settled[item] is null))
        {
            return asked;
        }

        var without = settled.Without(content.Ranking.AfterResult);
        return Urgencies.Highest(asked, UrgencyOfFirst(content, without, Differential.Rank(content, without).Families));
    }

    /// <summary>
    /// The urgency of the first cause, or of the first two where they stand at equal rank; a family kept out of first place by nothing
    /// but an exclusion never sets it.
    /// </summary>
    private static Urgency UrgencyOfFirst(ClinicalContent content, SettledAnswers settled, ImmutableArray<RankedFamily> families) => families
        .Take(IsEqualRank(content, families) ? 2 : 1)
        .Where(family => family.Score is not null)
        .Select(family => UrgencyOf(family.Causes[0].Cause, settled))
        .Highest();

    private static bool IsEqualRank(ClinicalContent content, ImmutableArray<RankedFamily> families) =>
        content.Ranking.EqualRank && families is [{ Score: not null, Fit: not FitWord.FitsBest }, { Score: not null }, ..];

    private static Urgency UrgencyOf(Cause cause, SettledAnswers settled) => cause.MoreUrgent
        .Where(more => more.When.Evaluate(settled, Truth.False) is Truth.True)
        .Select(more => more.Urgency)
        .Append(cause.Urgency)
        .Highest();

    private static ImmutableArray<RaisedFlag> Raised((RedFlag Flag, FlagJudgement Judgement)[] judged, SettledAnswers settled) =>
    [
        .. judged
            .Where(flag => flag.Judgement.Raised is not null)
            .OrderByDescending(flag => flag.Judgement.Raised!.Urgency)
            .Select(flag => new RaisedFlag(
                flag.Flag, flag.Judgement.Raised!, Findings.MakingTrue(flag.Judgement.Raised!.When, settled))),
    ];

    private static ImmutableArray<NotExcludedFlag> NotExcluded(
        (RedFlag Flag, FlagJudgement Judgement)[] judged, SettledAnswers settled) =>
    [
        .. judged
            .Where(flag => flag.Judgement.NotExcluded is not null)
            .OrderByDescending(flag => flag.Judgement.NotExcluded!.Urgency)
            .Select(flag => new NotExcludedFlag(
                flag.Flag, flag.Judgement.NotExcluded!, Findings.KeepingOpen(flag.Judgement.NotExcluded!.When, settled))),
    ];

    private static ImmutableArray<RedFlag> Standing((RedFlag Flag, FlagJudgement Judgement)[] judged, FlagStanding standing) =>
        [.. judged.Where(flag => flag.Judgement.Standing == standing).Select(flag => flag.Flag)];
}
