namespace GluteTriage.Sessions.Agreement;

/// <summary>
/// Agreement of two raters beyond chance: 1 is perfect, 0 what chance alone would give, below 0 worse than chance. Cohen (1960, 1968),
/// with the large-sample standard error of Fleiss, Cohen and Everitt (1969).
/// </summary>
public static class Kappa
{
    /// <summary>Only the same category counts as agreement.</summary>
    public static double Same(int one, int other, int categories) => one == other ? 1 : 0;

    /// <summary>For ordered categories: agreement falls evenly with the distance.</summary>
    public static double Linear(int one, int other, int categories) => 1 - ((double)Math.Abs(one - other) / (categories - 1));

    /// <summary>For ordered categories: agreement falls with the square of the distance, so that far apart is much worse than near.</summary>
    public static double Quadratic(int one, int other, int categories) =>
        1 - ((double)((one - other) * (one - other)) / ((categories - 1) * (categories - 1)));

    /// <param name="table">Counts: first rater in rows, second in columns, the same categories in the same order.</param>
    /// <param name="weight">Agreement, 0 to 1, of two categories out of so many; 1 for the same.</param>
    /// <returns>
    /// Null when there is nothing, or chance alone would agree always, so that nothing can be said. Without an interval where the standard error
    /// is none because the ratings never differ, or one rater gave one category alone: the formula is for large samples within the ends.
    /// </returns>
    public static Estimate? Of(int[,] table, Func<int, int, int, double> weight)
    {
        var k = table.GetLength(0);
        var n = table.Cast<int>().Sum();
        if (n == 0)
        {
            return null;
        }

        var rows = new double[k];
        var columns = new double[k];
        Each(k, (i, j) =>
        {
            rows[i] += (double)table[i, j] / n;
            columns[j] += (double)table[i, j] / n;
        });

        var (observed, expected) = (0.0, 0.0);
        var ofRow = new double[k];
        var ofColumn = new double[k];
        Each(k, (i, j) =>
        {
            var w = weight(i, j, k);
            observed += w * table[i, j] / n;
            expected += w * rows[i] * columns[j];
            ofRow[i] += w * columns[j];
            ofColumn[j] += w * rows[i];
        });
        if (1 - expected < 1e-12)
        {
            return null;
        }

        var sum = 0.0;
        Each(k, (i, j) =>
        {
            var term = (weight(i, j, k) * (1 - expected)) - ((ofRow[i] + ofColumn[j]) * (1 - observed));
            sum += (double)table[i, j] / n * term * term;
        });
        var less = (observed * expected) - (2 * expected) + observed;
        var error = Math.Sqrt(Math.Max(0, sum - (less * less)) / n) / ((1 - expected) * (1 - expected));
        var kappa = (observed - expected) / (1 - expected);
        return error < 1e-6 ? new Estimate(kappa, kappa, kappa, n) : new Estimate(
            kappa, Math.Max(-1, kappa - (Estimate.Normal * error)), Math.Min(1, kappa + (Estimate.Normal * error)), n);
    }

    private static void Each(int k, Action<int, int> cell)
    {
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                cell(i, j);
            }
        }
    }
}
