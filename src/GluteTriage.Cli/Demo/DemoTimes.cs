namespace GluteTriage.Cli.Demo;

/// <summary>When made-up people come: more by day than by night, a few more each week, over the last 90 days.</summary>
internal static class DemoTimes
{
    private const int Days = 90;

    /// <summary>People an hour of the day, of a hundred or so, UTC.</summary>
    private static readonly int[] ByHour = [2, 1, 1, 1, 1, 2, 3, 5, 7, 8, 8, 7, 7, 6, 6, 6, 6, 7, 8, 9, 10, 9, 7, 4];

    /// <summary>Nobody began so lately that they could not have finished.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(45);

    /// <summary>In order of time.</summary>
    public static IReadOnlyList<DateTimeOffset> Draw(DemoChance chance, int count, DateTimeOffset now)
    {
        var days = Enumerable.Range(0, Days).Select(ago => (ago, Days + (Days - ago))).ToList();
        var hours = ByHour.Select((weight, hour) => (hour, weight)).ToList();
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var times = new List<DateTimeOffset>(count);
        while (times.Count < count)
        {
            var at = today.AddDays(-chance.One(days)).AddHours(chance.One(hours)).AddMilliseconds(chance.Between(0, 3_600_000));
            times.Add(at > now - Longest ? at.AddDays(-1) : at);
        }

        times.Sort();
        return times;
    }
}
