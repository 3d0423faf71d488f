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
    /// The next step. A raised emergency flag comes before any further question; then what a later answer casts doubt on, and what a
    /// red flag or a floor can still hang on in this state, in order; then items about causes, the most telling first, until no answer
    /// to the rest can change the urgency, the first family or the word for its fit. What is asked after the result is never asked here.
    /// </summary>
    public static Step Next(ClinicalContent content, Answers answers) => Next(content, Settle(content, answers));

    /// <summary>Items that may be asked once the result is there, to sharpen it: they apply and have no answer. In asking order.</summary>
    public static ImmutableArray<Item> AfterResult(ClinicalContent content, SettledAnswers settled) =>
        [.. content.Items.Where(item => content.Ranking.AfterResult.Contains(item.Code) && IsDue(settled, item))];

    /// <summary>Whether nothing that is not asked, or is to be asked again, can still change what flags and floors say.</summary>
    public static bool IsComplete(ClinicalContent content, SettledAnswers settled) =>
        !content.Items.Any(settled.IsAskedAgain) && StillMatters.ForWarnings(content, settled).Count == 0;

    internal static Step Next(ClinicalContent content, SettledAnswers settled)
    {
        if (Emergencies(content, settled) is { IsEmpty: false } emergencies)
        {
            return new Step.Stop(emergencies);
        }

        var needed = StillMatters.ForWarnings(content, settled);
        if (content.Items.FirstOrDefault(item => needed.Contains(item.Code) || settled.IsAskedAgain(item)) is { } first)
        {
            return new Step.Ask(first, settled[first.Code] is not null);
        }

        var telling = StillMatters.ForCauses(content, settled);
        return telling.Count == 0 ? new Step.Finish() : new Step.Ask(MostTelling(content, settled, telling), Again: false);
    }

    /// <summary>The emergency flags that are raised.</summary>
    internal static ImmutableArray<RedFlag> Emergencies(ClinicalContent content, SettledAnswers settled) =>
        [.. content.RedFlags.Where(flag => flag.Judge(settled).Raised is { Urgency: Urgency.Emergency })];

    /// <summary>
    /// The item whose answer can do most to tell the two leading families apart; of equals the one asked first. An item waits for
    /// those that decide whether it applies.
    /// </summary>
    internal static Item MostTelling(ClinicalContent content, SettledAnswers settled, IReadOnlySet<ItemCode> due)
    {
        var ready = content.Items
            .Where(item => due.Contains(item.Code) && item.AskWhen?.Tests().Any(test => due.Contains(test.Item)) is not true)
            .ToList();
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

    /// <summary>
    /// Items that apply and have not been answered, in asking order; those to be asked again included, those asked after the result not.
    /// Not all of them need an answer (<see cref="IsComplete"/>).
    /// </summary>
    public static ImmutableArray<ItemCode> Missing(ClinicalContent content, SettledAnswers settled) =>
        [.. content.Items.Where(item => IsDue(settled, item) && !content.Ranking.AfterResult.Contains(item.Code)).Select(item => item.Code)];

    private static bool IsDue(SettledAnswers settled, Item item) =>
        settled.IsApplicable(item.Code) && (settled[item.Code] is null || settled.IsAskedAgain(item));
}
