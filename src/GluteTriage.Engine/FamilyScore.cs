using System.Collections.Immutable;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine;

/// <summary>A family with its causes, by their position in the content.</summary>
internal sealed record FamilyMembers(Family Family, ImmutableArray<int> Causes, FamilyScore Score)
{
    public static FamilyMembers Of(Family family, ImmutableArray<Cause> causes)
    {
        ImmutableArray<int> own = [.. causes.Index().Where(cause => cause.Item.Family == family.Code).Select(cause => cause.Index)];
        return new FamilyMembers(family, own, new FamilyScore(family, own.Select(index => causes[index])));
    }
}

/// <summary>
/// The score of a family from those of its members: the score of the mean of their chances, weighted by their shares
/// (docs/clinical/ranking.md#families), or of the best member where the family has no shares.
/// </summary>
internal sealed class FamilyScore
{
    /// <summary>In place of a score in tenths: excluded.</summary>
    public const int Excluded = int.MinValue;

    /// <summary>Scores up to this many tenths either way have their odds looked up.</summary>
    private const int TableUpTo = 1000;

    private static readonly double[] Table = [.. Enumerable.Range(-TableUpTo, (2 * TableUpTo) + 1).Select(Compute)];

    private readonly double[]? shares;

    /// <param name="members">The causes of the family, in the order of the content.</param>
    public FamilyScore(Family family, IEnumerable<Cause> members)
    {
        var total = family.Shares.Sum(share => share.Share);
        shares = family.Shares.IsEmpty
            ? null
            : [.. members.Select(cause => (double)(family.Shares.First(share => share.Cause == cause.Code).Share / total))];
    }

    /// <summary>10 to the tenth of a score that is given in tenths of a point; 0 when excluded.</summary>
    public static double Odds(int tenths) => tenths == Excluded ? 0
        : Math.Abs(tenths) <= TableUpTo ? Table[tenths + TableUpTo]
        : Compute(tenths);

    /// <summary>The score in tenths of a point, never above the best member's; <see cref="Excluded"/> when every member is.</summary>
    /// <param name="members">Their scores in tenths, in the order of the content.</param>
    public int Of(ReadOnlySpan<int> members)
    {
        var best = Excluded;
        var mean = 0d;
        for (var index = 0; index < members.Length; index++)
        {
            best = members[index] > best ? members[index] : best;
            mean += shares is null ? 0 : shares[index] * Odds(members[index]);
        }

        return shares is null || best == Excluded ? best : Math.Min(best, (int)Math.Round(100 * Math.Log10(mean)));
    }

    /// <summary>The score in points; null when every member is excluded.</summary>
    /// <param name="members">Their scores with one decimal, in the order of the content; null for excluded.</param>
    public decimal? Of(ImmutableArray<decimal?> members)
    {
        Span<int> tenths = stackalloc int[members.Length];
        for (var index = 0; index < tenths.Length; index++)
        {
            tenths[index] = members[index] is { } score ? (int)(score * 10) : Excluded;
        }

        return shares is null ? members.Max() : Of(tenths) is var found && found == Excluded ? null : found / 10m;
    }

    private static double Compute(int tenths) => Math.Pow(10, (double)(tenths / 10m) / 10);
}
