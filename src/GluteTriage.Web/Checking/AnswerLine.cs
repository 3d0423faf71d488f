using System.Collections.Immutable;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Checking;

/// <summary>One question and what the person said, for lists of answers.</summary>
/// <param name="Says">The chosen answers in their words; empty when none was given.</param>
/// <param name="Doubt">Why the answer counts as "not sure" for now, or null.</param>
public sealed record AnswerLine(Item Item, ImmutableArray<string> Says, string? Doubt)
{
    /// <summary>
    /// The questions of a section that apply: all answered ones, and while questions are left those skipped before the last answered
    /// one.
    /// </summary>
    public static ImmutableArray<AnswerLine> Of(Progress progress, Section section)
    {
        var last = progress.Content.Items.LastOrDefault(item => progress.Settled[item.Code] is not null);
        return
        [
            .. progress.Content.Items
                .TakeWhile(item => last is not null && progress.Content.Items.IndexOf(item) <= progress.Content.Items.IndexOf(last))
                .Where(item => section.Items.Contains(item.Code) && progress.Settled.IsApplicable(item.Code))
                .Where(item => progress.Next is not Step.Finish || progress.Settled[item.Code] is not null)
                .Select(item => Of(item, progress)),
        ];
    }

    /// <summary>Questions that were answered and do not apply any more.</summary>
    public static ImmutableArray<AnswerLine> FallenAway(Progress progress) =>
    [
        .. progress.Content.Items
            .Where(item => progress.Answers[item.Code] is not null && !progress.Settled.IsApplicable(item.Code))
            .Select(item => new AnswerLine(item, Words(item, progress.Answers[item.Code]), null)),
    ];

    /// <summary>The questions that decide whether this one is asked, by their short names.</summary>
    public IEnumerable<string> DependsOn(Progress progress) => (Item.AskWhen?.Tests() ?? [])
        .Where(test => test.Item != Item.Code)
        .Select(test => progress.Content[test.Item].Label)
        .Distinct();

    private static AnswerLine Of(Item item, Progress progress) => new(
        item,
        Words(item, progress.Settled[item.Code]),
        progress.Settled.IsDoubted(item.Code) ? item.AskAgain?.TellThePerson : null);

    private static ImmutableArray<string> Words(Item item, Answer? answer) => answer is null
        ? []
        : [.. answer.Marks.Select(mark => ShellText.Sided(item.Find(mark.Option)!.Say, mark.Side))];
}
