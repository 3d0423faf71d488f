namespace GluteTriage.Sessions.Reviewing;

/// <summary>
/// What a line is filtered by, in one number: each code has two bits, and few codes the same two. A line without both has not the code; one
/// with both may have it, and is asked exactly. The number stands in every index of the inbox, so that a line that is not wanted is passed
/// over without being read. Lines from before it was kept have every bit. Which bits a code has is stored: it never changes.
/// </summary>
internal static class InboxMarks
{
    private static readonly (int First, int Count) FlagBits = (0, 22);
    private static readonly (int First, int Count) PlaceBits = (22, 20);
    private static readonly (int First, int Count) CauseBits = (42, 13);
    private static readonly (int First, int Count) ReleaseBits = (55, 8);

    public static long Of(string release, InboxProjection result) =>
        Release(release)
        | (result.FirstCause is { } cause ? Cause(cause) : 0)
        | result.Raised.Concat(result.NotExcluded).Aggregate(0L, (bits, flag) => bits | Flag(flag))
        | result.Places.Aggregate(0L, (bits, mark) => bits | Place(InboxProjection.PlaceOf(mark)));

    public static long Flag(string code) => Bits(FlagBits, code);

    public static long Place(string code) => Bits(PlaceBits, code);

    public static long Cause(string code) => Bits(CauseBits, code);

    public static long Release(string hash) => Bits(ReleaseBits, hash);

    private static long Bits((int First, int Count) among, string code)
    {
        var (hash, count) = (Hash(code), (uint)among.Count);
        var one = hash % count;
        var other = (one + 1 + (hash / count % (count - 1))) % count;
        return (1L << (among.First + (int)one)) | (1L << (among.First + (int)other));
    }

    /// <summary>FNV-1a: the same in every process, which the framework's own is not.</summary>
    private static uint Hash(string code)
    {
        var hash = 2166136261;
        foreach (var letter in code)
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }

        return hash;
    }
}
