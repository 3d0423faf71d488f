using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Rules;

/// <summary>A test as the engine runs it: an item by position, options as bits in the order the item offers them.</summary>
internal sealed record BoundTest(ClinicalContent Content, int Position, ulong Options)
{
    public static BoundTest Of(ClinicalContent content, Criterion.Is test)
    {
        var position = content.Position(test.Item);
        return new BoundTest(content, position, Bits(content.Items[position], test.Options));
    }

    public static ulong Bits(Item item, ImmutableArray<OptionCode> options)
    {
        var bits = 0UL;
        foreach (var option in options)
        {
            bits |= Bit(item, option);
        }

        return bits;
    }

    /// <returns>The option's bit, or 0 when the item does not offer it.</returns>
    public static ulong Bit(Item item, OptionCode option)
    {
        for (var index = 0; index < item.Options.Length; index++)
        {
            if (item.Options[index].Code == option)
            {
                return 1UL << index;
            }
        }

        return 0;
    }
}
