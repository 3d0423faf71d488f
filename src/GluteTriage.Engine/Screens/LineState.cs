using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Screens;

/// <summary>What the replies to screens say of one item. Closed: nothing yet, one answer, or that it must be asked in full.</summary>
/// <param name="Ticked">Options said by ticked lines so far, in the order of the lines.</param>
internal abstract record LineState(ImmutableArray<OptionCode> Ticked)
{
    /// <summary>Some screen with a line of it was not answered, or it is on none.</summary>
    public sealed record Undetermined(ImmutableArray<OptionCode> Ticked) : LineState(Ticked);

    /// <summary>The lines tell the whole answer.</summary>
    public sealed record Says(Answer Answer, ImmutableArray<OptionCode> Ticked) : LineState(Ticked);

    /// <summary>The lines do not tell which answer it is.</summary>
    /// <param name="Again">Because an answer given before speaks against what the lines say.</param>
    public sealed record Opened(ImmutableArray<OptionCode> Ticked, bool Again) : LineState(Ticked);

    /// <summary>
    /// An item with lines on several screens is told once each of them was answered. Opening lines, unsure lines, and ticks that cannot
    /// stand together have it asked in full.
    /// </summary>
    /// <param name="answers">What was answered so far; an answer of the item itself is left out of account.</param>
    /// <param name="replies">The last reply to each screen.</param>
    public static LineState Of(ClinicalContent content, Answers answers, IReadOnlyList<ScreenReply> replies, Item item)
    {
        var ticked = new List<OptionCode>();
        var (isOpened, isMissing, isSkipped, isOnAny) = (false, false, false, false);
        string? otherwise = null;
        foreach (var (screen, lines, about, isWhole) in content.ScreenIndex.PartsOf(item.Code))
        {
            var reply = replies.FirstOrDefault(one => one.Screen == screen.Code);

            // Asked in full anyway, it waits for that unless a line opens it.
            isMissing |= isWhole;
            if (reply is not null)
            {
                foreach (var line in about.Where(line => reply.Shown.Contains(line.Code)))
                {
                    var isTicked = reply.Ticked.Contains(line.Code);
                    isOpened |= isTicked && line.IsOpening(item.Code);
                    isOpened |= reply.UnsureOf?.Contains(line.Code) is true && lines.Contains(line);
                    if (isTicked && line.Sets is { } says && says.Item == item.Code)
                    {
                        ticked.Add(says.Option);
                    }
                }
            }

            if (lines.IsEmpty)
            {
                continue;
            }

            isOnAny = true;
            otherwise ??= screen.Otherwise.GetValueOrDefault(item.Code.Value);
            if (reply is null || (reply.Unsure && reply.UnsureOf is null) || !lines.Any(line => reply.Shown.Contains(line.Code)))
            {
                isMissing = true;
            }
            else if (reply.Skip)
            {
                isSkipped |= item.Find(OptionCode.Skip) is not null;
                isOpened |= item.Find(OptionCode.Skip) is null;
            }
        }

        ImmutableArray<OptionCode> said = [.. ticked.Distinct()];
        return isOpened ? new Opened(said, Again: false)
            : isMissing || !isOnAny ? new Undetermined(said)
            : Read(item, said, isSkipped, otherwise) is not { } answer ? new Opened(said, Again: false)
            : IsDoubtful(content, answers, item, answer) ? new Opened(said, Again: true)
            : new Says(answer, said);
    }

    /// <summary>The answer the options make, alone or as far as they go; null where they are none.</summary>
    public static Answer? Read(Item item, IEnumerable<OptionCode> options) =>
        Reply.Read(item, [.. options.Select(option => option.Value)]) is Reply.Accepted(var answer) ? answer : null;

    private static Answer? Read(Item item, ImmutableArray<OptionCode> said, bool isSkipped, string? otherwise) =>
        isSkipped ? (said.IsEmpty ? Read(item, [OptionCode.Skip]) : null)
        : !said.IsEmpty ? Read(item, said)
        : Unticked(item, otherwise) is { } harmless ? Read(item, [harmless])
        : null;

    /// <summary>What an item is answered with when no line of it is ticked; null where it has to be asked then.</summary>
    public static OptionCode? Unticked(Item item, string? otherwise) => otherwise is null ? item.Harmless : new OptionCode(otherwise);

    /// <summary>A doubt counts whatever the order of the answers: the lines must not settle what the question itself would ask twice.</summary>
    private static bool IsDoubtful(ClinicalContent content, Answers answers, Item item, Answer answer) =>
        item.AskAgain is { } again
        && again.When.Evaluate(Interview.Settle(content, answers.With(item.Code, answer)), Truth.False) is Truth.True;
}
