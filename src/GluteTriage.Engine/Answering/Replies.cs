using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Answering;

/// <summary>Replies a person could give, one option at a time.</summary>
internal static class Replies
{
    /// <summary>For every option the shortest reply that holds it, in the order they are offered.</summary>
    public static IEnumerable<Answer> OneByOne(Item item) => item.Options
        .Select(option => Read(item, item.ExactlyOneOf.IsEmpty || item.ExactlyOneOf.Contains(option.Code)
            ? [option.Code.Value]
            : [item.ExactlyOneOf[0].Value, option.Code.Value]))
        .OfType<Answer>();

    /// <summary>Every answer the item accepts, without sides: every set of options of a some-of item.</summary>
    public static IEnumerable<Answer> Every(Item item) => Enumerable.Range(1, (1 << item.Options.Length) - 1)
        .Where(set => item.Kind is ItemKind.SomeOf || int.PopCount(set) == 1)
        .Select(set => Read(item, [.. item.Options.Where((_, option) => (set >> option & 1) == 1).Select(option => option.Code.Value)]))
        .OfType<Answer>();

    /// <summary>
    /// Every reply that says one thing this one does not: another option of a one-of item, one option more of a some-of item, and
    /// in place of the others where it stands alone. "Not sure" says nothing, so it is not among them.
    /// </summary>
    public static IEnumerable<(OptionCode Option, Answer Reply)> Nearest(Item item, Answer now) =>
        from option in item.Options
        where option.Code.IsInformative && !now.Has(option.Code)
        let reply = Read(item, [.. now.Marks.Where(mark => Stays(item, mark, option)).Select(mark => mark.ToString()), option.Code.Value])
        where reply is not null
        select (option.Code, reply);

    private static bool Stays(Item item, Mark mark, AnswerOption beside) =>
        item.Kind is ItemKind.SomeOf
        && !beside.Exclusive
        && item.Find(mark.Option) is { Exclusive: false }
        && !(item.ExactlyOneOf.Contains(mark.Option) && item.ExactlyOneOf.Contains(beside.Code));

    /// <returns>Null where the item does not accept it.</returns>
    private static Answer? Read(Item item, string[] raw) => Reply.Read(item, raw) is Reply.Accepted(var answer) ? answer : null;
}
