using System.Collections.Frozen;
using System.Runtime.Intrinsics;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Compiled;

/// <summary>Which bit of 512 stands for which option. The bits of one item lie together, in the order of asking.</summary>
internal sealed class OptionBits
{
    public const int Capacity = 512;
    private const int Word = 64;

    private readonly FrozenDictionary<ItemCode, int> first;
    private readonly ClinicalContent content;

    /// <exception cref="NotSupportedException">The content offers more options, or has more items, than there are bits.</exception>
    public OptionBits(ClinicalContent content)
    {
        this.content = content;
        var from = new Dictionary<ItemCode, int>();
        foreach (var item in content.Items)
        {
            from[item.Code] = Count;
            Count += item.Options.Length;
        }

        if (Count > Capacity || content.Items.Length > Word)
        {
            throw new NotSupportedException($"{Count} options of {content.Items.Length} items are more than {Capacity} of {Word}.");
        }

        first = from.ToFrozenDictionary();
    }

    /// <summary>How many options there are.</summary>
    public int Count { get; private set; }

    /// <returns>The bit; -1 when the item does not offer the option.</returns>
    public int BitOf(ItemCode item, OptionCode option)
    {
        var options = content[item].Options;
        for (var index = 0; index < options.Length; index++)
        {
            if (options[index].Code == option)
            {
                return first[item] + index;
            }
        }

        return -1;
    }

    /// <summary>The options offered among these.</summary>
    public Vector512<ulong> Mask(ItemCode item, IEnumerable<OptionCode> options) =>
        Mask(options.Select(option => BitOf(item, option)).Where(bit => bit >= 0));

    /// <summary>Every option of the item.</summary>
    public Vector512<ulong> Mask(Item item) => Mask(Enumerable.Range(first[item.Code], item.Options.Length));

    /// <summary>Every option of the items before this position.</summary>
    public Vector512<ulong> MaskBefore(int position) =>
        Mask(Enumerable.Range(0, position == content.Items.Length ? Count : first[content.Items[position].Code]));

    public static Vector512<ulong> Mask(IEnumerable<int> bits)
    {
        var words = new ulong[Capacity / Word];
        foreach (var bit in bits)
        {
            words[bit / Word] |= 1UL << (bit % Word);
        }

        return Vector512.Create<ulong>(words);
    }

    /// <summary>The bits of a mask, in order.</summary>
    public static IEnumerable<int> Bits(Vector512<ulong> mask) =>
        Enumerable.Range(0, Capacity).Where(bit => (mask[bit / Word] >> (bit % Word) & 1) == 1);
}
