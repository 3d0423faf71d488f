using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine;

/// <summary>What to do after an answer. Closed: ask, stop for an emergency, or finish.</summary>
public abstract record Step
{
    private Step()
    {
    }

    /// <param name="Item">What to ask.</param>
    /// <param name="Again">True when it was answered before and a later answer casts doubt on it.</param>
    public sealed record Ask(Item Item, bool Again) : Step;

    /// <param name="RedFlags">The emergency flags that are raised; at least one.</param>
    public sealed record Stop(ImmutableArray<RedFlag> RedFlags) : Step;

    /// <summary>Every item that applies is answered, or what is left cannot change what the person is told first.</summary>
    public sealed record Finish : Step;
}

/// <summary>What comes next, computed from the answers alone.</summary>
public static class Interview
{
    /// <summary>
    /// The answers as the rules may see them. In asking order, an item whose ask-when is false is not applicable, whatever
    /// was answered before the person changed an earlier reply.
    /// </summary>
    public static SettledAnswers Settle(ClinicalContent content, Answers answers) => SettledAnswers.Of(content, answers);

    /// <summary>
    /// The next step. A raised emergency flag comes before any further question; then items that red flags or floors may hang on,
    /// in order, skipping those that do not apply, and asking again where a later answer casts doubt; then items about causes, the
    /// most telling first, until no answer to the rest can change the urgency, the first family or the word for its fit.
    /// </summary>
    public static Step Next(ClinicalContent content, Answers answers) => Next(content, Settle(content, answers));

    internal static Step Next(ClinicalContent content, SettledAnswers settled)
    {
        var emergencies = content.RedFlags
            .Where(flag => flag.Judge(settled).Raised is { Urgency: Urgency.Emergency })
            .ToImmutableArray();
        if (!emergencies.IsEmpty)
        {
            return new Step.Stop(emergencies);
        }

        var due = content.Items.Where(item => IsDue(settled, item)).ToList();
        var ask = due.Find(item => !content.MaySkip(item.Code))
            ?? (due.Count == 0 || EarlyStop.IsSafe(content, settled) ? null : MostTelling(content, settled, due));
        return ask is null ? new Step.Finish() : new Step.Ask(ask, settled[ask.Code] is not null);
    }

    /// <summary>
    /// The item whose answer can do most to tell the two leading families apart; of equals the one asked first. An item waits for
    /// those that decide whether it applies.
    /// </summary>
    private static Item MostTelling(ClinicalContent content, SettledAnswers settled, List<Item> due)
    {
        // What only sharpens a result comes after everything that makes it.
        var makeIt = due.FindAll(item => !content.Ranking.AfterResult.Contains(item.Code));
        due = makeIt.Count > 0 ? makeIt : due;
        var ready = due.FindAll(item => item.AskWhen?.Tests().Any(test => due.Exists(other => other.Code == test.Item)) is not true);
        return Differential.Rank(content, settled).Families is [{ Score: not null } first, { Score: not null } next, ..]
            ? ready.MaxBy(item => Swing(item, first.Causes[0].Cause, next.Causes[0].Cause))!
            : ready[0];
    }

    /// <summary>Points between the answers that speak most for the one cause against the other, and the other way round.</summary>
    private static decimal Swing(Item item, Cause first, Cause next)
    {
        var leads = item.Options
            .Select(option => Points(first, item, option) - Points(next, item, option))
            .Append(0)
            .ToList();
        return leads.Max() - leads.Min();
    }

    private static decimal Points(Cause cause, Item item, AnswerOption option) => cause.Evidence
        .Where(evidence => evidence.Item == item.Code && evidence.Option == option.Code)
        .Sum(evidence => evidence.Points);

    /// <summary>Items that apply and have not been answered, in asking order; those to be asked again included.</summary>
    public static ImmutableArray<ItemCode> Missing(ClinicalContent content, SettledAnswers settled)
    {
        var missing = ImmutableArray.CreateBuilder<ItemCode>();
        foreach (var item in content.Items)
        {
            if (IsDue(settled, item))
            {
                missing.Add(item.Code);
            }
        }

        return missing.ToImmutable();
    }

    private static bool IsDue(SettledAnswers settled, Item item) =>
        settled.IsApplicable(item.Code) && (settled[item.Code] is null || settled.IsAskedAgain(item));
}
