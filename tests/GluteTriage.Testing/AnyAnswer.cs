using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Testing;

/// <summary>An answer of one word to an item no content has, for tests that only care whether it is kept.</summary>
public static class AnyAnswer
{
    public static readonly ItemCode Code = new("first");

    /// <exception cref="ArgumentException">No option can have this code.</exception>
    public static Answer Of(string word) => Reply.Read(
        new Item
        {
            Code = Code,
            Kind = ItemKind.SomeOf,
            Label = "any",
            Ask = "any",
            Why = "any",
            Options = [new AnswerOption { Code = new OptionCode(word), Say = word, AsReason = word }],
            Sources = [],
        },
        [word]) is Reply.Accepted(var answer) ? answer : throw new ArgumentException("No option can have this code.", nameof(word));
}
