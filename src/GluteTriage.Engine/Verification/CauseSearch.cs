using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Verification;

/// <summary>Looks for a whole interview in which a cause ranks first. What it finds is a proof; that it finds none is not.</summary>
internal static class CauseSearch
{
    private const decimal NotRanked = -1000;

    /// <summary>
    /// Answers question after question with the reply that puts the cause furthest ahead, short of an emergency, which would
    /// end the interview.
    /// </summary>
    /// <param name="keeping">What the replies may not make false.</param>
    /// <param name="given">Answers that are given as they are.</param>
    public static Answers Furthest(ClinicalContent content, CauseCode cause, Criterion keeping, Answers given)
    {
        var answers = Answers.None;
        while (NextItem(content, answers) is { } item)
        {
            var best = (given[item.Code] is { } fixedReply ? [fixedReply] : Replies.OneByOne(item))
                .Select(reply => answers.With(item.Code, reply))
                .Where(tried => Allows(content, tried, keeping))
                .Select(tried => (Tried: tried, Lead: Lead(content, tried, cause)))
                .OrderByDescending(found => found.Lead)
                .Select(found => found.Tried)
                .FirstOrDefault();
            if (best is null)
            {
                return answers;
            }

            answers = best;
        }

        return answers;
    }

    /// <summary>The next question; once the result is there, one that only sharpens it.</summary>
    private static Item? NextItem(ClinicalContent content, Answers answers) => Interview.Next(content, answers) switch
    {
        Step.Ask(var item, _) => item,
        Step.Finish => Interview.AfterResult(content, Interview.Settle(content, answers)).FirstOrDefault(),
        _ => null,
    };

    /// <summary>This person's whole interview: what they did not say is answered harmlessly, or not at all.</summary>
    public static Answers Completed(ClinicalContent content, Answers person)
    {
        var answers = Answers.None;
        while (Interview.Next(content, answers) is Step.Ask(var item, _))
        {
            answers = answers.With(item.Code, person[item.Code] ?? Least(item));
        }

        return answers;
    }

    /// <summary>The reply that says least: the harmless one, else none at all, else the first.</summary>
    private static Answer Least(Item item)
    {
        var replies = Replies.OneByOne(item).ToList();
        return replies.Find(reply => item.Harmless is { } harmless && reply.Has(harmless))
            ?? replies.Find(reply => !reply.IsInformative)
            ?? replies[0];
    }

    private static bool Allows(ClinicalContent content, Answers answers, Criterion keeping) =>
        Interview.Next(content, answers) is not Step.Stop
        && keeping.Evaluate(Interview.Settle(content, answers)) is not Truth.False;

    /// <summary>
    /// Points by which the cause is ahead: its family of the best other family, or itself of the best other of its family, whichever is
    /// less.
    /// </summary>
    private static decimal Lead(ClinicalContent content, Answers answers, CauseCode cause)
    {
        var families = Triage.Assess(content, answers).Families;
        var own = families.First(family => family.Causes.Any(ranked => ranked.Cause.Code == cause));
        var ranked = own.Causes.First(candidate => candidate.Cause.Code == cause);
        var ahead = (own.Score ?? NotRanked)
            - families.Where(family => family != own).Select(family => family.Score ?? NotRanked).DefaultIfEmpty(NotRanked).Max();
        var siblings = own.Causes.Where(candidate => candidate != ranked).Select(candidate => candidate.Score ?? NotRanked).ToList();
        return siblings.Count == 0 ? ahead : Math.Min(ahead, (ranked.Score ?? NotRanked) - siblings.Max());
    }
}
