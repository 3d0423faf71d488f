using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Explanations;

/// <summary>One answer that would be different, and what the person would then be told.</summary>
/// <param name="Option">What they would say besides, or instead.</param>
/// <param name="Urgency">How soon to be seen then, at least: questions the change brings up count as not asked.</param>
/// <param name="First">The family that would rank first; null where no causes would be shown.</param>
public sealed record Change(ItemCode Item, OptionCode Option, Urgency Urgency, Family? First);

/// <summary>The smallest changes that would make a result another one. Each is one answer, and holds exactly.</summary>
/// <param name="MoreUrgent">Changes that raise the urgency, the most urgent first; at most three, of different warning areas.</param>
/// <param name="OtherFirst">
/// Changes that put another family first, the best fitting first; at most two, of different families. Empty where no causes are
/// shown, and where no single answer does it.
/// </param>
public sealed record WhatWouldChange(ImmutableArray<Change> MoreUrgent, ImmutableArray<Change> OtherFirst)
{
    private const int MoreUrgentShown = 3;
    private const int OtherFirstShown = 2;

    /// <summary>
    /// Tries every other reply to every item that was answered; for the urgency only to items with a harmless answer, as signs may
    /// come, and what a person is, their age for one, does not become otherwise. An answer that was "not sure" is tried before the others, as it
    /// may turn out either way; otherwise the order is that of asking.
    /// </summary>
    /// <param name="now">What the same answers amount to.</param>
    public static WhatWouldChange Of(ClinicalContent content, Answers answers, Assessment now)
    {
        var settled = Interview.Settle(content, answers);
        var answered = content.Items
            .Where(item => settled[item.Code] is not null)
            .OrderBy(item => settled[item.Code]!.IsNotSure ? 0 : 1)
            .ToList();
        return new WhatWouldChange(
            [.. Raising(content, answers, answered, now.Urgency)],
            [.. Reordering(content, answers, answered, now)]);
    }

    private static IEnumerable<Change> Raising(ClinicalContent content, Answers answers, List<Item> answered, Urgency now)
    {
        var found = new List<(Item Item, OptionCode Option, Answer Reply, RedFlag Flag, Urgency Demands)>();
        foreach (var item in answered.Where(item => item.Harmless is not null && content.FeedsRedFlag(item.Code)))
        {
            foreach (var (option, reply) in Replies.Nearest(item, answers[item.Code]!))
            {
                var settled = Interview.Settle(content, answers.With(item.Code, reply));
                var (flag, demands) = MostDemanding(content, settled, item.Code);
                if (flag is not null && demands > now)
                {
                    found.Add((item, option, reply, flag, demands));
                }
            }

            if (found.Where(each => each.Demands is Urgency.Emergency).Select(each => each.Flag.Area).Distinct().Count() >= MoreUrgentShown)
            {
                break;
            }
        }

        return found
            .OrderByDescending(each => each.Demands)
            .DistinctBy(each => each.Flag.Area)
            .DistinctBy(each => each.Item.Code)
            .Take(MoreUrgentShown)
            .Select(each => ChangeOf(content, answers, each.Item, each.Option, each.Reply));
    }

    /// <summary>Of the flags that read this item, the one that demands most; of equals the first.</summary>
    private static (RedFlag? Flag, Urgency Demands) MostDemanding(ClinicalContent content, SettledAnswers settled, ItemCode item)
    {
        (RedFlag? Flag, Urgency Demands) most = (null, Urgency.SelfCare);
        foreach (var flag in content.FlagsReading(item))
        {
            var demands = flag.Judge(settled).Demands;
            if (demands > most.Demands)
            {
                most = (flag, demands);
            }
        }

        return most;
    }

    private static IEnumerable<Change> Reordering(ClinicalContent content, Answers answers, List<Item> answered, Assessment now)
    {
        if (!now.ShowsCauses || now.Families is not [{ Score: not null } first, ..])
        {
            return [];
        }

        var ranked = FirstFamily(content);
        var found =
            from item in answered
            where content.Evidence.GroupOf(item.Code) >= 0
            from other in Replies.Nearest(item, answers[item.Code]!)
            let best = ranked(answers.With(item.Code, other.Reply))
            where best.Share > 0 && best.Family.Code != first.Family.Code
            select (Item: item, other.Option, other.Reply, best.Share, best.Family);
        return found
            .OrderByDescending(each => each.Share)
            .Select(each => (each.Family, Change: ChangeOf(content, answers, each.Item, each.Option, each.Reply)))
            .Where(each => each.Change.First is not null)
            .DistinctBy(each => each.Family.Code)
            .Take(OtherFirstShown)
            .Select(each => each.Change);
    }

    /// <summary>Ranks a hundred variants of a person: by bit masks where the release allows it.</summary>
    private static Func<Answers, (Family Family, double Share)> FirstFamily(ClinicalContent content)
    {
        if (content.Compiled is not { } rules)
        {
            return changed => Differential.Rank(content, Interview.Settle(content, changed)).Families[0] is var best ? (best.Family, best.Share) : default;
        }

        var evaluation = rules.NewEvaluation();
        return changed =>
        {
            rules.Evaluate(rules.Pack(changed), evaluation);
            return (content.Families[evaluation.Order[0]], evaluation.FirstShare);
        };
    }

    private static Change ChangeOf(ClinicalContent content, Answers answers, Item item, OptionCode option, Answer reply)
    {
        var then = Triage.Assess(content, answers.With(item.Code, reply));
        return new Change(item.Code, option, then.Urgency, then.ShowsCauses ? then.Families[0].Family : null);
    }
}
