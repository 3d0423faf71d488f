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

    /// <summary>Every item that applies is answered.</summary>
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
    /// The next step. A raised emergency flag comes before any further question; otherwise items are asked in order,
    /// skipping those that do not apply, and asking again where a later answer casts doubt.
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

        var ask = content.Items.FirstOrDefault(item => IsDue(settled, item));
        return ask is null ? new Step.Finish() : new Step.Ask(ask, settled[ask.Code] is not null);
    }

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
