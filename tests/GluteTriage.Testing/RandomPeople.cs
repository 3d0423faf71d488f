using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Testing;

/// <summary>
/// Made-up people without end, the same for the same seed: from well but for one thing, to any answer as likely as any other, hidden
/// items answered and items left out included.
/// </summary>
public sealed class RandomPeople
{
    private static readonly int[] HarmlessShares = [97, 90, 60, 10];

    private readonly (Item Item, Answer? Harmless, Answer[] Replies)[] items;
    private readonly Random random;

    public RandomPeople(ClinicalContent content, int seed)
    {
        random = new Random(seed);
        items = [.. content.Items.Select(item => (item, item.Harmless is { } code ? Read(item, code.Value) : null, RepliesTo(item)))];
    }

    /// <summary>Answers given all at once, or in the order of the questions.</summary>
    public Answers Next()
    {
        var share = HarmlessShares[random.Next(HarmlessShares.Length)];
        var given = new List<KeyValuePair<ItemCode, Answer>>(items.Length);
        foreach (var (item, harmless, replies) in items)
        {
            if (random.Next(50) > 0)
            {
                given.Add(new(item.Code, harmless is not null && random.Next(100) < share ? harmless : replies[random.Next(replies.Length)]));
            }
        }

        return random.Next(10) > 0
            ? Answers.Together(given)
            : given.Aggregate(Answers.None, (answers, pair) => answers.With(pair.Key, pair.Value));
    }

    /// <summary>Every single option, every two that go together, and on the body map the sides they may have.</summary>
    private static Answer[] RepliesTo(Item item)
    {
        var codes = item.Options
            .SelectMany(option => option.Sided ? [option.Code + ":left", option.Code + ":right"] : new[] { option.Code.Value })
            .ToArray();
        return
        [
            .. from one in codes
               from other in codes
               where string.CompareOrdinal(one, other) <= 0
               let reply = Read(item, one, other)
               where reply is not null
               select reply,
        ];
    }

    private static Answer? Read(Item item, params string[] codes) => Reply.Read(item, codes) is Reply.Accepted(var answer) ? answer : null;
}
