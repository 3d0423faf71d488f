using System.Runtime.Intrinsics;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Compiled;

/// <summary>
/// A criterion over option bits. It is read with two vectors, what is sure and what is possible: with (sure, possible) it says where the
/// criterion is true, with (possible, sure) where it is not false.
/// </summary>
internal sealed class BitRule
{
    private readonly Kind kind;
    private readonly Vector512<ulong> mask;
    private readonly BitRule[] parts;
    private readonly int count;

    private BitRule(Kind kind, Vector512<ulong> mask, BitRule[] parts, int count) =>
        (this.kind, this.mask, this.parts, this.count) = (kind, mask, parts, count);

    private enum Kind : byte
    {
        /// <summary>One bit of the mask, or one of the parts.</summary>
        Any,
        All,
        AtLeast,
        None,
    }

    /// <exception cref="NotSupportedException">The criterion looks beyond the answers, at an urgency or a count.</exception>
    public static BitRule Of(OptionBits bits, Criterion criterion) => criterion switch
    {
        Criterion.Is(var item, var options) => new(Kind.Any, bits.Mask(item, options), [], 0),
        Criterion.Any(var of) => Any(of.Select(part => Of(bits, part))),
        Criterion.All([var only]) => Of(bits, only),
        Criterion.All(var of) => new(Kind.All, default, [.. of.Select(part => Of(bits, part))], 0),
        Criterion.AtLeast(var least, var of) => new(Kind.AtLeast, default, [.. of.Select(part => Of(bits, part))], least),
        Criterion.None(var of) => new(Kind.None, default, [Any(of.Select(part => Of(bits, part)))], 0),
        _ => throw new NotSupportedException($"{criterion.GetType().Name} is not a matter of answers alone."),
    };

    /// <summary>Whether it holds. A "none" looks at the other vector.</summary>
    public bool Holds(in Vector512<ulong> these, in Vector512<ulong> those)
    {
        switch (kind)
        {
            case Kind.Any:
                if ((these & mask) != Vector512<ulong>.Zero)
                {
                    return true;
                }

                foreach (var part in parts)
                {
                    if (part.Holds(these, those))
                    {
                        return true;
                    }
                }

                return false;
            case Kind.All:
                foreach (var part in parts)
                {
                    if (!part.Holds(these, those))
                    {
                        return false;
                    }
                }

                return true;
            case Kind.None:
                return !parts[0].Holds(those, these);
            default:
                var holding = 0;
                foreach (var part in parts)
                {
                    holding += part.Holds(these, those) ? 1 : 0;
                }

                return holding >= count;
        }
    }

    /// <summary>Bits of which at least one is set wherever the rule holds: the rarest such set; null when there is none.</summary>
    /// <param name="common">Bits that many people have.</param>
    public Vector512<ulong>? Needed(Vector512<ulong> common) => kind switch
    {
        Kind.Any => parts.Aggregate((Vector512<ulong>?)mask, (needed, part) => needed | part.Needed(common)),
        Kind.All => parts.Select(part => part.Needed(common)).Where(needed => needed is not null)
            .MinBy(needed => (OptionBits.Bits(needed!.Value & common).Count(), OptionBits.Bits(needed.Value).Count())),
        Kind.AtLeast => parts.Aggregate((Vector512<ulong>?)default(Vector512<ulong>), (needed, part) => needed | part.Needed(common)),
        _ => null,
    };

    /// <summary>Every bit the rule looks at.</summary>
    public Vector512<ulong> Read() => parts.Aggregate(mask, (read, part) => read | part.Read());

    /// <summary>The same rule as a function of whatever stands for bits; how a proof reads it, so that it reads what runs.</summary>
    /// <param name="bit">Stands for a bit of the one vector (true) or of the other (false).</param>
    public T Fold<T>(
        Func<int, bool, T> bit,
        Func<IEnumerable<T>, T> any,
        Func<IEnumerable<T>, T> all,
        Func<T, T> not,
        Func<int, IEnumerable<T>, T> atLeast,
        bool these = true)
    {
        return kind switch
        {
            Kind.Any => any([.. OptionBits.Bits(mask).Select(index => bit(index, these)), .. Parts(these)]),
            Kind.All => all(Parts(these)),
            Kind.None => not(Parts(!these).Single()),
            _ => atLeast(count, Parts(these)),
        };

        IEnumerable<T> Parts(bool side) => parts.Select(part => part.Fold(bit, any, all, not, atLeast, side));
    }

    private static BitRule Any(IEnumerable<BitRule> of)
    {
        var mask = default(Vector512<ulong>);
        var parts = new List<BitRule>();
        foreach (var part in of)
        {
            if (part.kind is Kind.Any)
            {
                mask |= part.mask;
                parts.AddRange(part.parts);
            }
            else
            {
                parts.Add(part);
            }
        }

        return new BitRule(Kind.Any, mask, [.. parts], 0);
    }
}
