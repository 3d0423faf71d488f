using System.Collections.Immutable;
using CsCheck;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

/// <summary>Random people who answer the shipped questionnaire: every item, hidden ones included, with a reply it accepts.</summary>
internal static class People
{
    private static readonly ClinicalContent Content = Shipped.Content;

    /// <summary>From people who are well but for one thing, to people for whom every answer is as likely as any other.</summary>
    public static Gen<(ItemCode Item, Answer Answer)[]> Any { get; } =
        from benignPercent in Gen.OneOf(97, 85, 50, 10)
        from answers in Content.Items.Aggregate(
            Gen.Const(ImmutableList<(ItemCode, Answer)>.Empty),
            (person, item) => Gen.Select(person, Reply(item, benignPercent), (given, answer) => given.Add((item.Code, answer))))
        select answers.ToArray();

    public static Answers InOrder(this IEnumerable<(ItemCode Item, Answer Answer)> person) =>
        person.Aggregate(Answers.None, (answers, given) => answers.With(given.Item, given.Answer));

    /// <summary>The person with one answer changed, given in the same place of the order.</summary>
    public static (ItemCode Item, Answer Answer)[] Changing(
        this (ItemCode Item, Answer Answer)[] person, ItemCode item, Answer answer) =>
        [.. person.Select(given => given.Item == item ? (item, answer) : given)];

    /// <summary>Any reply the item accepts, the benign one with the given likelihood where there is one.</summary>
    public static Gen<Answer> Reply(Item item, int benignPercent) =>
        item.Benign is { } benign
            ? Gen.Int[0, 99].SelectMany(roll => roll < benignPercent ? Gen.Const(Read(item, benign.Value)) : AnyReply(item))
            : AnyReply(item);

    public static Gen<Answer> AnyReply(Item item)
    {
        var alone = item.Options.Where(option => item.Kind is ItemKind.OneOf || option.Exclusive).Select(option => option.Code.Value).ToArray();
        var ticks = item.Options.Where(option => !option.Exclusive).Select(option => option.Code).ToArray();
        Gen<Answer>? oneAlone = alone.Length == 0 ? null : Gen.OneOf(alone).SelectMany(code => Sided(item, [code])).Select(raw => Read(item, raw));
        if (item.Kind is ItemKind.OneOf)
        {
            return oneAlone!;
        }

        var several =
            from chosen in Gen.Bool.Array[ticks.Length]
            from few in Gen.Int[0, ticks.Length - 1].Array[1, 2]
            from isFew in Gen.Bool
            from must in Gen.Int[0, Math.Max(0, item.ExactlyOneOf.Length - 1)]
            let picked = ticks.Where((code, index) => isFew ? few.Contains(index) : chosen[index]).Append(ticks[few[0]])
            let kept = item.ExactlyOneOf.IsEmpty ? picked : picked.Where(code => !item.ExactlyOneOf.Contains(code)).Append(item.ExactlyOneOf[must])
            select kept.Distinct().Select(code => code.Value).ToArray();
        var ofTicks = several.SelectMany(raw => Sided(item, raw)).Select(raw => Read(item, raw));
        return oneAlone is null ? ofTicks : Gen.Frequency((1, oneAlone), (2, ofTicks));
    }

    public static Answer Read(Item item, params string[] raw) => Engine.Answering.Reply.Read(item, raw) is Reply.Accepted(var answer)
        ? answer
        : throw new InvalidOperationException($"{item.Code} refuses {string.Join(", ", raw)}.");

    private static Gen<string[]> Sided(Item item, string[] codes) => item.BodyMap is BodyMapUse.None
        ? Gen.Const(codes)
        : Gen.OneOf("", ":left", ":right").Array[codes.Length].Select(sides => codes.Zip(sides, (code, side) =>
            Content.Places.Any(place => place.Code.Value == code && place.Sided) ? code + side : code).ToArray());
}
