using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;

namespace GluteTriage.Engine.Verification;

/// <summary>
/// Property 16: what the screens make of a truthful person's answer to an item is that answer, or the item is asked in full. So nobody is
/// sent less urgently by screens than item by item.
/// </summary>
internal static class ScreensSayTheSame
{
    /// <summary>Items are at most this wide; above it not every set of options could be tried.</summary>
    private const int MostOptions = 16;

    public static PropertyResult Check(Proof proof)
    {
        var content = proof.Content;
        var faults = new List<Fault>();
        var (tried, opened) = (0, 0);
        foreach (var item in content.Screens.SelectMany(screen => screen.LineItems).Distinct().Select(code => content[code]))
        {
            if (item.Options.Length > MostOptions)
            {
                faults.Add(new Fault($"item {item.Code}", $"it has more than {MostOptions} options, too many to try every answer.",
                    "Ask it in full, or make two items of it."));
                continue;
            }

            foreach (var answer in Replies.Every(item))
            {
                tried++;
                switch (Told(content, item, answer))
                {
                    case LineState.Opened:
                        opened++;
                        break;
                    case LineState.Says(var said, _) when said.SaysTheSameAs(answer):
                        break;
                    case LineState.Undetermined when content.Screens.Any(screen => screen.Whole.Any(whole => whole.Item == item.Code)):
                        opened++;
                        break;
                    case var other:
                        faults.Add(new Fault(
                            $"item {item.Code}",
                            $"whoever would answer {answer} is told as {(other as LineState.Says)?.Answer.ToString() ?? "nothing"} by the screens.",
                            "Have the lines open the item, or cover exactly one option each.", Answers.None.With(item.Code, answer)));
                        break;
                }
            }
        }

        return new PropertyResult
        {
            Number = 16,
            Code = "screens-say-the-same",
            Claim = "What a truthful person says on the screens is, item by item, what they would have answered to the items; so "
                + "no screen sends anybody less urgently.",
            Outcome = faults.Count == 0 ? Outcome.Proved : Outcome.Failed,
            Method = "Enumeration: every answer each item accepts, put through every screen with a line of it. Each gives the same answer, or has the "
                + "item asked in full. Flags, floors and causes read answers to items only.",
            Combinations = tried,
            Figures = [new("answers for which the item is asked in full", opened)],
            Faults = [.. faults],
        };
    }

    private static LineState Told(ClinicalContent content, Item item, Answer answer)
    {
        var person = new TruthfulPerson(content, Answers.None.With(item.Code, answer));
        var replies = ImmutableArray.CreateBuilder<ScreenReply>();
        foreach (var screen in content.Screens.Where(screen => screen.LineItems.Contains(item.Code)))
        {
            var reply = person.To(new ScreenStep.Show(screen, screen.Lines, [], null));
            replies.Add(reply.Unsure ? person.To(new ScreenStep.WhichUnsure(screen, screen.Lines, [], reply)) : reply);
        }

        return LineState.Of(content, Answers.None, replies.ToImmutable(), item);
    }
}
