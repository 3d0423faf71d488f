namespace GluteTriage.Sessions.Insights;

/// <summary>The counts of one day while they are added up.</summary>
internal sealed class Tally(int day)
{
    private readonly Dictionary<(string Release, string Device, string Measure, string Code), int> counts = [];

    public void Add(string release, string device, string measure, string code, int count)
    {
        if (count > 0)
        {
            var key = (release, device, measure, code);
            counts[key] = counts.GetValueOrDefault(key) + count;
        }
    }

    public List<DailyCount> Counts() =>
    [
        .. counts.Select(pair => new DailyCount
        {
            Day = day,
            Release = pair.Key.Release,
            Device = pair.Key.Device,
            Measure = pair.Key.Measure,
            Code = pair.Key.Code,
            Count = pair.Value,
        }),
    ];
}
