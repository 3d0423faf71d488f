namespace GluteTriage.Cli.Demo;

/// <summary>Chance that falls the same way for the same seed.</summary>
internal sealed class DemoChance(int seed)
{
    private readonly Random random = new(seed);

    public bool Of(double share) => random.NextDouble() < share;

    /// <summary>From <paramref name="least"/> up to, and without, <paramref name="below"/>.</summary>
    public int Between(int least, int below) => random.Next(least, below);

    public T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    /// <summary>One of them, each as often as its weight says.</summary>
    public T One<T>(IReadOnlyList<(T What, int Weight)> of)
    {
        var at = random.Next(of.Sum(one => one.Weight));
        foreach (var (what, weight) in of)
        {
            at -= weight;
            if (at < 0)
            {
                return what;
            }
        }

        return of[^1].What;
    }

    /// <summary>A stretch of time with a long tail: half are shorter than <paramref name="median"/>. Whole milliseconds.</summary>
    /// <param name="spread">Standard deviation of its logarithm.</param>
    public TimeSpan About(TimeSpan median, double spread)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return TimeSpan.FromMilliseconds(Math.Round(median.TotalMilliseconds * Math.Exp(spread * normal)));
    }

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
