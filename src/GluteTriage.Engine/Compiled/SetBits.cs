using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GluteTriage.Engine.Compiled;

/// <summary>The bits that are set, lowest first, without allocating.</summary>
internal ref struct SetBits
{
    private const int Word = 64;
    private Words words;
    private ulong left;
    private int word;

    public SetBits(in Vector512<ulong> mask)
    {
        mask.CopyTo(words);
        left = words[0];
        Current = -1;
    }

    public int Current { get; private set; }

    public readonly SetBits GetEnumerator() => this;

    public bool MoveNext()
    {
        while (left == 0)
        {
            if (++word == Vector512<ulong>.Count)
            {
                return false;
            }

            left = words[word];
        }

        Current = (word * Word) + BitOperations.TrailingZeroCount(left);
        left &= left - 1;
        return true;
    }

    [InlineArray(8)]
    private struct Words
    {
        private ulong first;
    }
}
