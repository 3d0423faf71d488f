namespace GluteTriage.Sessions.Reviewing;

/// <summary>
/// What a line is filtered by, in one number: each code has a bit, several codes share one. A line without the bit has not the code; one
/// with it may have it, and is asked exactly. The number stands in every index of the inbox, so that a line that is not wanted is passed
/// over without being read. Lines from before it was kept have every bit. The places of the bits are stored: they never change.
/// </summary>
internal static class InboxMarks
{
    private static readonly (int First, int Count) FlagBits = (0, 22);
    private static readonly (int First, int Count) PlaceBits = (22, 20);
    private static readonly (int First, int Count) CauseBits = (42, 13);
    private static readonly (int First, int Count) ReleaseBits = (55, 8);

    public static long Of(string release, Arrival arrival) =>
        Release(release)
        | (arrival.FirstCause is { } cause ? Cause(cause) : 0)
        | Any(arrival.Raised.Concat(arrival.NotExcluded), Flag)
        | Any(arrival.Places.Select(Arrival.PlaceOf), Place);

    public static long Flag(string code) => Bit(FlagBits, code);

    public static long Place(string code) => Bit(PlaceBits, code);

    public static long Cause(string code) => Bit(CauseBits, code);

    public static long Release(string hash) => Bit(ReleaseBits, hash);

    /// <returns>The bits of all of them.</returns>
    public static long Any(IEnumerable<string> codes, Func<string, long> bit) => codes.Aggregate(0L, (bits, code) => bits | bit(code));

    private static long Bit((int First, int Count) among, string code) => 1L << (among.First + (int)(Hash(code) % (uint)among.Count));

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
