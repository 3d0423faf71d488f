using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Screens;

/// <summary>
/// Somebody who knows the answer to every item and answers screens by it: ticks the lines that are true of them, says not sure and
/// rather not say where that is their answer, and in doubt answers in full. For proofs, vignettes and figures.
/// </summary>
/// <param name="truth">The answers; an item without one is answered with its harmless option, else with its first.</param>
public sealed class TruthfulPerson(ClinicalContent content, Answers truth)
{
    /// <summary>The answer to an item asked in full.</summary>
    public Answer To(Item item) => truth[item.Code]
        ?? LineState.Read(item, [item.Harmless ?? item.Options[0].Code])!;

    /// <summary>The reply to a screen.</summary>
    public ScreenReply To(ScreenStep.Show show)
    {
        ImmutableArray<string> ticked = [.. show.Lines.Where(IsTrue).Select(line => line.Code)];
        var items = show.Lines.SelectMany(line => line.Items()).ToHashSet();
        var isUnsure = show.Screen.Unsure is not null && items.Any(IsUnsure);
        var isSkipping = show.Screen.Skip is not null && items.Any(item => truth[item]?.Has(OptionCode.Skip) is true);
        return new ScreenReply
        {
            Screen = show.Screen.Code,
            Shown = [.. show.Lines.Select(line => line.Code)],
            Ticked = ticked,
            Unsure = isUnsure,
            Skip = isSkipping,
            None = show.Screen.None is not null && show.Lines.Length > 0 && ticked.IsEmpty && !isUnsure && !isSkipping,
            Whole = show.Whole.ToImmutableSortedDictionary(
                item => item.Code.Value, item => To(content[item.Code]).Marks.Select(mark => mark.ToString()).ToImmutableArray()),
        };
    }

    /// <summary>The reply once it was asked of which line the person is unsure.</summary>
    public ScreenReply To(ScreenStep.WhichUnsure ask) =>
        ask.Before with { UnsureOf = [.. ask.Lines.Where(line => line.Items().Any(IsUnsure)).Select(line => line.Code)] };

    /// <summary>Walks until an emergency or the end.</summary>
    public Walked Walk()
    {
        var (answers, replies, steps) = (Answers.None, ImmutableArray<ScreenReply>.Empty, new List<ScreenStep>());
        while (true)
        {
            var step = ScreenWalk.Next(content, answers, replies);
            steps.Add(step);
            switch (step)
            {
                case ScreenStep.Show show:
                    Reply(To(show));
                    break;
                case ScreenStep.WhichUnsure ask:
                    Reply(To(ask));
                    break;
                case ScreenStep.Ask(var item, _, _):
                    answers = answers.With(item.Code, To(content[item.Code]));
                    break;
                default:
                    return new Walked(answers, replies, steps);
            }

            void Reply(ScreenReply reply)
            {
                answers = ScreenWalk.Apply(content, answers, replies, reply).On(answers);
                replies = ScreenWalk.With(replies, reply);
            }
        }
    }

    private bool IsTrue(ScreenLine line) => line.Covers().Any(answer => truth[answer.Item]?.Has(answer.Option) is true);

    /// <summary>An answer that leaves others open without being one a line stands for is a way to be unsure.</summary>
    private bool IsUnsure(ItemCode code) => truth[code] is { } answer && answer.Marks.Any(mark =>
        mark.Option == OptionCode.NotSure || content[code].Find(mark.Option)?.LeavesOpen is not null);
}

/// <summary>A walk through the screens.</summary>
/// <param name="Answers">What the screens made of the person's answers.</param>
/// <param name="Steps">What was shown, in order; the last is the stop or the end.</param>
public sealed record Walked(Answers Answers, ImmutableArray<ScreenReply> Replies, IReadOnlyList<ScreenStep> Steps)
{
    /// <summary>How many pages were answered.</summary>
    public int Screens => Steps.Count - 1;

    /// <summary>Whether it ended in an emergency.</summary>
    public bool IsStopped => Steps[^1] is ScreenStep.Stop;
}
