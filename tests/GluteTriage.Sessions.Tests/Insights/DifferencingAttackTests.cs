using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Insights;

namespace GluteTriage.Sessions.Tests.Insights;

/// <summary>
/// Somebody asks for the same table under two filters of which they know that exactly one person more is in the second. They know how
/// counts are rounded and hidden, but not the draws. Asserted: for no cell and no total of either answer do the two answers together
/// leave only one possible count.
/// </summary>
public sealed class DifferencingAttackTests
{
    private const int People = 10_000;
    private const int Days = 60;
    private const int Strata = 12;
    private const int Codes = 5;
    private const int Unbounded = People;

    /// <summary>Releases and devices in very different numbers, so that many days of many of them have one person or none.</summary>
    private static readonly int[] Shares = [4000, 2500, 1600, 900, 500, 250, 120, 60, 35, 20, 10, 5];

    private static readonly int[] CodeShares = [30, 40, 20, 8, 2];

    [Fact]
    public void No_pair_of_filters_that_differ_by_one_person_gives_an_exact_count()
    {
        var suppression = new Suppression(AuditKey.New());
        var sums = Sums();
        var (pairs, exact) = (0, 0);
        foreach (var stratum in Filters())
        {
            for (var from = 0; from < Days; from++)
            {
                for (var to = from; to < Days; to++)
                {
                    var small = Table(sums, stratum, from, to);
                    foreach (var large in OneMore(sums, stratum, from, to, small.Sum()))
                    {
                        pairs++;
                        exact += Exact(suppression, small, large);
                    }
                }
            }
        }

        Assert.True(pairs > 1000, $"only {pairs} pairs");
        Assert.Equal(0, exact);
    }

    /// <summary>Each stratum, each release and each device by itself, and all together.</summary>
    private static IEnumerable<int[]> Filters() =>
    [
        .. Enumerable.Range(0, Strata).Select(one => new[] { one }),
        .. Enumerable.Range(0, 3).Select(release => Enumerable.Range(0, 4).Select(device => (release * 4) + device).ToArray()),
        .. Enumerable.Range(0, 4).Select(device => Enumerable.Range(0, 3).Select(release => (release * 4) + device).ToArray()),
        [.. Enumerable.Range(0, Strata)],
    ];

    /// <summary>Every filter that has all of this one's people and one more: longer at an end, or with more releases or devices.</summary>
    private static IEnumerable<int[]> OneMore(int[,,] sums, int[] stratum, int from, int to, int people)
    {
        for (var later = to + 1; later < Days && People(sums, stratum, to + 1, later) <= 1; later++)
        {
            if (People(sums, stratum, to + 1, later) == 1)
            {
                yield return Table(sums, stratum, from, later);
            }
        }

        for (var earlier = from - 1; earlier >= 0 && People(sums, stratum, earlier, from - 1) <= 1; earlier--)
        {
            if (People(sums, stratum, earlier, from - 1) == 1)
            {
                yield return Table(sums, stratum, earlier, to);
            }
        }

        foreach (var wider in Filters().Where(wider => wider.Length > stratum.Length && stratum.All(wider.Contains)))
        {
            var table = Table(sums, wider, from, to);
            if (table.Sum() == people + 1)
            {
                yield return table;
            }
        }

        static int People(int[,,] sums, int[] stratum, int from, int to) => Table(sums, stratum, from, to).Sum();
    }

    /// <returns>How many cells and totals of the two answers can have one value only.</returns>
    private static int Exact(Suppression suppression, int[] small, int[] large)
    {
        var cells = Possible(suppression, small).Concat(Possible(suppression, large)).ToArray();
        const int Wide = Codes + 1;
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < Codes; i++)
            {
                changed |= Narrow(ref cells[i], cells[Wide + i].Low - 1, cells[Wide + i].High);
                changed |= Narrow(ref cells[Wide + i], cells[i].Low, cells[i].High + 1);
            }

            changed |= Narrow(ref cells[Codes], cells[Wide + Codes].Low - 1, cells[Wide + Codes].High - 1);
            changed |= Narrow(ref cells[Wide + Codes], cells[Codes].Low + 1, cells[Codes].High + 1);
            changed |= Add(cells.AsSpan(0, Wide));
            changed |= Add(cells.AsSpan(Wide, Wide));
        }

        return cells.Count(cell => cell.Low >= cell.High);
    }

    /// <summary>
    /// What each answer leaves possible by itself; the total last. Of two hidden cells one may be hidden for the other's sake, however
    /// large; any other number of them are all hidden for being small.
    /// </summary>
    private static IEnumerable<(int Low, int High)> Possible(Suppression suppression, int[] table)
    {
        var cells = suppression.Show("urgency", table.Select((count, i) => ($"code-{i}", count)));
        var hidden = cells.Count(cell => cell.Count is null) == 2 ? Unbounded : Suppression.ShownFrom - 1;
        return cells.Select(cell => (cell.Count, hidden))
            .Append((suppression.Show("finished", "all", table.Sum()), Suppression.ShownFrom - 1))
            .Select(shown => shown is (int count, _) ? (count - 4, count + 4) : (0, shown.Item2));
    }

    /// <summary>The cells add up to the total.</summary>
    private static bool Add(Span<(int Low, int High)> table)
    {
        var (low, high) = (0, 0);
        foreach (var cell in table[..Codes])
        {
            low += cell.Low;
            high += cell.High;
        }

        var changed = Narrow(ref table[Codes], low, high);
        var total = table[Codes];
        for (var i = 0; i < Codes; i++)
        {
            changed |= Narrow(ref table[i], total.Low - (high - table[i].High), total.High - (low - table[i].Low));
            if (changed)
            {
                return true;
            }
        }

        return changed;
    }

    private static bool Narrow(ref (int Low, int High) cell, int low, int high)
    {
        var narrower = (Math.Max(cell.Low, low), Math.Min(cell.High, high));
        var changed = narrower != cell;
        cell = narrower;
        return changed;
    }

    /// <summary>How many people up to each day, by stratum and code.</summary>
    private static int[,,] Sums()
    {
        var random = new Random(10_000);
        var counts = new int[Days + 1, Strata, Codes];
        for (var person = 0; person < People; person++)
        {
            counts[random.Next(Days) + 1, Draw(Shares, random), Draw(CodeShares, random)]++;
        }

        for (var day = 1; day <= Days; day++)
        {
            for (var stratum = 0; stratum < Strata; stratum++)
            {
                for (var code = 0; code < Codes; code++)
                {
                    counts[day, stratum, code] += counts[day - 1, stratum, code];
                }
            }
        }

        return counts;
    }

    private static int[] Table(int[,,] sums, int[] strata, int from, int to)
    {
        var table = new int[Codes];
        foreach (var stratum in strata)
        {
            for (var code = 0; code < Codes; code++)
            {
                table[code] += sums[to + 1, stratum, code] - sums[from, stratum, code];
            }
        }

        return table;
    }

    private static int Draw(int[] shares, Random random)
    {
        var drawn = random.Next(shares.Sum());
        var place = 0;
        while (drawn >= shares[place])
        {
            drawn -= shares[place++];
        }

        return place;
    }
}
