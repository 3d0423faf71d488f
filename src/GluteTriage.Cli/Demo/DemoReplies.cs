using System.Collections.Frozen;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Cli.Demo;

/// <summary>What a made-up person says to one question.</summary>
internal sealed class DemoReplies(ClinicalContent content, DemoChance chance)
{
    private const int Tries = 20;

    /// <summary>Questions about warning signs are answered as the vignette has it, nearly always: otherwise everybody would be ill.</summary>
    private readonly FrozenSet<ItemCode> warnings = content.RedFlags
        .SelectMany(flag => flag.Tiers)
        .SelectMany(tier => tier.When.Tests())
        .Select(test => test.Item)
        .ToFrozenSet();

    /// <param name="wanted">What the vignette answers; null where it leaves it open.</param>
    /// <param name="side">Which side of this person hurts.</param>
    public Answer Choose(Item item, Answer? wanted, Side side)
    {
        var isWarning = warnings.Contains(item.Code);
        if (chance.Of(isWarning ? 0.006 : 0.03) && Read(item, OptionCode.NotSure.Value) is { } unsure)
        {
            return unsure;
        }

        if (wanted is not null && (isWarning || !chance.Of(0.12)))
        {
            return Sided(item, wanted, side);
        }

        return (isWarning || chance.Of(0.4)) && Harmless(item) is { } harmless ? harmless : Another(item, side);
    }

    /// <summary>Any answer the question takes.</summary>
    public Answer Another(Item item, Side side)
    {
        // The first half of those of which one must be chosen are the milder ones.
        var options = item.ExactlyOneOf is { IsEmpty: false } some
            ? some[..((some.Length + 1) / 2)]
            : [.. item.Options.Select(option => option.Code).Where(code => code != OptionCode.NotSure)];
        for (var tried = 0; tried < Tries; tried++)
        {
            var first = chance.One(options).Value;
            var raw = item.Kind is ItemKind.SomeOf && item.ExactlyOneOf.IsEmpty && chance.Of(0.25)
                ? new[] { first, chance.One(options).Value }
                : [first];
            if (Read(item, raw) is { } answer)
            {
                return Sided(item, answer, side);
            }
        }

        throw new InvalidOperationException($"No answer to '{item.Code}' is accepted.");
    }

    private static Answer? Harmless(Item item) => item.Harmless is { } code ? Read(item, code.Value) : null;

    /// <summary>The same marks on the side that hurts, where a mark has a side and none was told.</summary>
    private Answer Sided(Item item, Answer answer, Side side)
    {
        if (item.BodyMap is BodyMapUse.None || chance.Of(0.1))
        {
            return answer;
        }

        var told = side is Side.Left ? ":left" : ":right";
        return Read(item, [.. answer.Marks.Select(mark =>
            mark.Side is Side.None && item.Find(mark.Option) is { Sided: true } ? mark.Option + told : mark.ToString())]) ?? answer;
    }

    private static Answer? Read(Item item, params string[] raw) => Reply.Read(item, raw) is Reply.Accepted(var answer) ? answer : null;
}
