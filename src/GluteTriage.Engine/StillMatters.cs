using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine;

/// <summary>
/// Which of the items not asked yet can still matter in this state: an item is left out while no answer to it, together with any answers
/// to the rest, can change a red flag's judgement, a floor, how soon to be seen, or what comes first.
/// </summary>
internal static class StillMatters
{
    /// <summary>
    /// The items without an answer on which a flag or a floor can hang, or whether something that matters is asked, or asked again. The
    /// marks of the body map always matter.
    /// </summary>
    public static HashSet<ItemCode> ForWarnings(ClinicalContent content, SettledAnswers settled)
    {
        var open = new HashSet<ItemCode>();
        if (!content.Items.Any(item => settled.IsOpen(item.Code) && !content.Ranking.AfterResult.Contains(item.Code)))
        {
            return open;
        }

        foreach (var flag in content.RedFlags)
        {
            foreach (var tier in flag.Tiers)
            {
                TruthRange.AddOpen(tier.When, content, settled, open);
                if (TruthRange.Of(tier.When, content, settled).Low is Truth.True)
                {
                    break;
                }
            }
        }

        foreach (var rule in content.Floors.Select(floor => floor.When).Append(content.Ranking.NotShownWhen))
        {
            TruthRange.AddOpen(rule, content, settled, open);
        }

        foreach (var item in content.Items)
        {
            if (item.BodyMap is not BodyMapUse.None && settled.IsOpen(item.Code))
            {
                open.Add(item.Code);
            }

            foreach (var test in item.AskAgain?.When.Tests() ?? [])
            {
                if (test.Item != item.Code && settled.IsOpen(test.Item))
                {
                    open.Add(test.Item);
                }
            }
        }

        open.ExceptWith(content.Ranking.AfterResult);
        return WithThoseThatHide(content, settled, open);
    }

    /// <summary>The items without an answer that speak of causes, while what comes first is not settled; otherwise none.</summary>
    /// <param name="settled">No item is open that matters for warnings (<see cref="ForWarnings"/>).</param>
    public static HashSet<ItemCode> ForCauses(ClinicalContent content, SettledAnswers settled)
    {
        var open = content.SpeaksOfCauses.Where(item => settled.IsOpen(item)).ToHashSet();
        return open.Count == 0 || EarlyStop.IsSafe(content, settled) ? []
            : WithThoseThatHide(content, settled, EveryEnding.Deciding(content, settled, [.. open]) ?? open);
    }

    /// <summary>What decides whether one of these is asked, or which options it offers, matters as much.</summary>
    private static HashSet<ItemCode> WithThoseThatHide(ClinicalContent content, SettledAnswers settled, HashSet<ItemCode> open)
    {
        var more = new Queue<ItemCode>(open);
        while (more.TryDequeue(out var code))
        {
            var deciding = new HashSet<ItemCode>();
            foreach (var rule in SkippableItems.Hiding(content[code]))
            {
                TruthRange.AddOpen(rule, content, settled, deciding);
            }

            foreach (var item in deciding.Where(open.Add))
            {
                more.Enqueue(item);
            }
        }

        return open;
    }

    /// <summary>What is read by evidence, needs, orders and urgencies of causes. What is asked after the result is not part of it.</summary>
    public static IEnumerable<ItemCode> SpeakingOfCauses(ClinicalContent content) => content.Causes
        .SelectMany(cause => cause.Evidence.Select(evidence => evidence.Item)
            .Concat(cause.Evidence.SelectMany(evidence => Tested(evidence.Unless)))
            .Concat(Tested(cause.Needs))
            .Concat(cause.MoreUrgent.SelectMany(more => Tested(more.When))))
        .Concat(content.Ranking.Ordering.SelectMany(rule => Tested(rule.When)))
        .Concat(content.Ranking.InformativeItems)
        .Except(content.Ranking.AfterResult);

    private static IEnumerable<ItemCode> Tested(Criterion? criterion) => criterion?.Tests().Select(test => test.Item) ?? [];
}
