using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Answering;

/// <summary>
/// All a person has answered so far: the only state there is. Immutable. The order of answering matters in one place
/// only: a question asked again (<see cref="AskAgain"/>) is settled by an answer given after the doubt arose.
/// </summary>
public sealed class Answers
{
    /// <summary>Nothing answered yet.</summary>
    public static readonly Answers None = new(ImmutableDictionary<ItemCode, Given>.Empty, 0);

    private readonly ImmutableDictionary<ItemCode, Given> given;
    private readonly int turn;

    private Answers(ImmutableDictionary<ItemCode, Given> given, int turn) => (this.given, this.turn) = (given, turn);

    /// <summary>How many items have an answer.</summary>
    public int Count => given.Count;

    /// <summary>The items that have an answer, in no particular order.</summary>
    public IEnumerable<ItemCode> Items => given.Keys;

    /// <returns>The answer, or null when the item has not been answered.</returns>
    public Answer? this[ItemCode item] => given.TryGetValue(item, out var found) ? found.Answer : null;

    /// <summary>These answers and one more, or a changed one, given after all others.</summary>
    public Answers With(ItemCode item, Answer answer) => new(given.SetItem(item, new Given(answer, turn + 1)), turn + 1);

    /// <summary>These answers but for some items.</summary>
    public Answers Without(IEnumerable<ItemCode> items) => new(given.RemoveRange(items), turn);

    /// <summary>Answers given all at once, as an API client does: none is later than another.</summary>
    public static Answers Together(IEnumerable<KeyValuePair<ItemCode, Answer>> answers) =>
        new(answers.ToImmutableDictionary(pair => pair.Key, pair => new Given(pair.Value, 0)), 0);

    /// <summary>The items that have an answer, the one answered longest ago first; those given together in no particular order.</summary>
    public IEnumerable<ItemCode> InOrder => given.OrderBy(pair => pair.Value.Turn).Select(pair => pair.Key);

    /// <summary>When the item was last answered, counted in answers from 1; 0 for answers given together or not at all.</summary>
    public int Turn(ItemCode item) => given.TryGetValue(item, out var found) ? found.Turn : 0;

    private readonly record struct Given(Answer Answer, int Turn);
}
