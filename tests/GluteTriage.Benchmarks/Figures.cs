using System.Globalization;

namespace GluteTriage.Benchmarks;

internal static class Figures
{
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
    }

    /// <summary>The middle and the slow end, in milliseconds.</summary>
    public static string Quantiles(IReadOnlyCollection<double> milliseconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"p50 {Quantile(milliseconds, 0.5):0.0}, p95 {Quantile(milliseconds, 0.95):0.0}, p99 {Quantile(milliseconds, 0.99):0.0} ms");

    /// <summary>Parts of one line.</summary>
    public static void Say(params FormattableString[] parts) =>
        Console.WriteLine(string.Concat(parts.Select(part => part.ToString(CultureInfo.InvariantCulture))));
}
