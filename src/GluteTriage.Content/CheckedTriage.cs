using System.Collections.Immutable;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Guard;

namespace GluteTriage.Content;

/// <summary>A red flag of which the engine and the guard demand different urgencies.</summary>
public readonly record struct Disagreement(RedFlagCode Flag, Urgency Engine, Urgency Guard);

/// <summary>An assessment that both evaluators of the red flags stand behind.</summary>
/// <param name="Assessment">Never less urgent than either of them demands.</param>
/// <param name="Disagreements">Empty, unless the content or a program has a fault.</param>
public sealed record CheckedAssessment(Assessment Assessment, ImmutableArray<Disagreement> Disagreements);

/// <summary>
/// The engine's assessment with its red flags judged a second time by <see cref="RedFlagGuard"/>. Everything a person is told comes
/// from here.
/// </summary>
public static class CheckedTriage
{
    /// <summary>Assesses the answers; where the two evaluators differ the higher urgency wins.</summary>
    public static CheckedAssessment Assess(ClinicalContent content, Answers answers)
    {
        var assessment = Triage.Assess(content, answers);
        var guarded = RedFlagGuard.Judge(AsGiven(answers));
        var disagreements = Compare(Demands(assessment), guarded);
        return new CheckedAssessment(disagreements.IsEmpty ? assessment : AtLeast(assessment, guarded), disagreements);
    }

    /// <summary>Where the two evaluators differ, without the rest of the assessment: for many people at once.</summary>
    public static ImmutableArray<Disagreement> Disagreements(ClinicalContent content, Answers answers)
    {
        var settled = Interview.Settle(content, answers);
        return Compare(
            content.RedFlags.ToDictionary(flag => flag.Code, flag => flag.Judge(settled).Demands), RedFlagGuard.Judge(AsGiven(answers)));
    }

    /// <summary>The answers in the form the guard reads.</summary>
    public static GivenAnswer[] AsGiven(Answers answers)
    {
        var given = new GivenAnswer[answers.Count];
        var index = 0;
        foreach (var item in answers.Items)
        {
            var marks = answers[item]!.Marks;
            var codes = new string[marks.Length];
            for (var mark = 0; mark < codes.Length; mark++)
            {
                codes[mark] = marks[mark].ToString();
            }

            given[index++] = new GivenAnswer(item.Value, codes, answers.Turn(item));
        }

        return given;
    }

    private static ImmutableArray<Disagreement> Compare(Dictionary<RedFlagCode, Urgency> engine, ImmutableArray<Demand> guarded)
    {
        var found = ImmutableArray.CreateBuilder<Disagreement>();
        foreach (var (flag, level) in guarded)
        {
            var code = new RedFlagCode(flag);
            engine.Remove(code, out var demanded);
            if (demanded != (Urgency)level)
            {
                found.Add(new Disagreement(code, demanded, (Urgency)level));
            }
        }

        foreach (var (code, demanded) in engine)
        {
            if (demanded > Urgency.SelfCare)
            {
                found.Add(new Disagreement(code, demanded, Urgency.SelfCare));
            }
        }

        return found.ToImmutable();
    }

    private static Dictionary<RedFlagCode, Urgency> Demands(Assessment assessment)
    {
        var demands = new Dictionary<RedFlagCode, Urgency>();
        foreach (var raised in assessment.Raised)
        {
            demands[raised.Flag.Code] = raised.Tier.Urgency;
        }

        foreach (var open in assessment.NotExcluded)
        {
            demands[open.Flag.Code] = Urgencies.Highest(demands.GetValueOrDefault(open.Flag.Code), open.Floor);
        }

        return demands;
    }

    private static Assessment AtLeast(Assessment assessment, ImmutableArray<Demand> guarded)
    {
        var demanded = guarded.Select(demand => (Urgency)demand.Demands).Highest();
        var urgency = Urgencies.Highest(assessment.Urgency, demanded);
        return assessment with
        {
            Urgency = urgency,
            UrgencyFromWarnings = Urgencies.Highest(assessment.UrgencyFromWarnings, demanded),
            ShowsCauses = assessment.ShowsCauses && urgency is not Urgency.Emergency,
        };
    }
}
