using System.Globalization;
using GluteTriage.Engine.Assessments;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Insights;

/// <summary>Sums of the daily counts, as they may be shown. No session is read, and no count leaves here unrounded.</summary>
public sealed class CountedSessions(IDbContextFactory<SessionDb> dbs, Suppression suppression)
{
    /// <returns>Content hash of every release that has counts, the latest first. That a release was used at all is no secret.</returns>
    public async Task<IReadOnlyList<string>> ReleasesAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.DailyCounts
            .Where(c => c.Measure == Measure.Started && c.Code == Measure.All)
            .GroupBy(c => c.Release)
            .Select(g => new { Release = g.Key, Last = g.Max(c => c.Day) })
            .OrderByDescending(release => release.Last)
            .ThenBy(release => release.Release)
            .Select(release => release.Release)
            .ToListAsync(cancel);
    }

    public async Task<InsightsFigures> ReadAsync(InsightsFilter filter, InsightsRows rows, CancellationToken cancel)
    {
        var (from, length) = (filter.FromDay, filter.ToDay - filter.FromDay);
        await using var db = await dbs.CreateDbContextAsync(cancel);

        // Subtracting keeps the database from going through the days one by one: the index over measure and code holds all it needs.
        var counts = db.DailyCounts.AsNoTracking().Where(c => c.Day - from >= 0 && c.Day - from <= length);
        var started = await counts
            .Where(c => c.Measure == Measure.Started)
            .GroupBy(c => new { c.Day, c.Release, c.Device })
            .Select(g => new Started(g.Key.Day, g.Key.Release, g.Key.Device, g.Sum(c => c.Count)))
            .ToListAsync(cancel);
        var sums = await counts
            .Where(c => (filter.Release == null || c.Release == filter.Release) && (filter.Device == null || c.Device == filter.Device))
            .GroupBy(c => new { c.Measure, c.Code })
            .Select(g => new { g.Key.Measure, g.Key.Code, Count = g.Sum(c => c.Count) })
            .ToDictionaryAsync(g => (g.Measure, g.Code), g => g.Count, cancel);

        return Show(filter, rows, started, (measure, code) => sums.GetValueOrDefault((measure, code)), Causes(rows, sums
            .Where(sum => sum.Key.Measure == Measure.Cause)
            .Select(sum => (sum.Key.Code, sum.Value))));
    }

    private InsightsFigures Show(
        InsightsFilter filter, InsightsRows rows, List<Started> started, Func<string, string, int> sum, IEnumerable<(string, int)> causes)
    {
        bool IsOn(Started s) => filter.Device is null || s.Device == filter.Device;
        bool IsOf(Started s) => filter.Release is null || s.Release == filter.Release;
        var begun = sum(Measure.Started, Measure.All);
        var finished = sum(Measure.Finished, Measure.All);
        var periods = filter.Periods();
        var byPeriod = suppression.Show(Measure.Started + "/period", periods.Select(period => (
            string.Create(CultureInfo.InvariantCulture, $"{period.From}-{period.To}"),
            started.Where(s => s.Day >= period.From && s.Day <= period.To && IsOn(s) && IsOf(s)).Sum(s => s.Count))));
        return new InsightsFigures
        {
            Synthetic = sum(Measure.Synthetic, Measure.All) > 0,
            Started = suppression.Show(Measure.Started, Measure.All, begun),
            Finished = suppression.ShowPart(Measure.Finished, Measure.All, finished, begun),
            Periods = [.. periods.Zip(byPeriod, (period, shown) => new ShownPeriod(period.From, period.To, shown.Count))],
            Urgencies = suppression.Show(
                Measure.Urgency, Urgencies.InOrder.Select(urgency => (urgency.Code(), sum(Measure.Urgency, urgency.Code())))),
            Causes = suppression.Show(Measure.Cause, causes),
            Left = suppression.Show(
                Measure.LeftAt,
                rows.Items.Prepend(InsightsRows.BeforeTheFirst).Select(item => (item, sum(Measure.LeftAt, item)))),
            Questions = [.. rows.Items.Select(item => Question(item, sum))],
            Devices = suppression.Show(Measure.Started + "/device", InsightsRows.Devices.Select(device => (
                device, started.Where(s => s.Device == device && IsOf(s)).Sum(s => s.Count)))),
            Releases = suppression.Show(Measure.Started + "/release", rows.Releases.Select(release => (
                release, started.Where(s => s.Release == release && IsOn(s)).Sum(s => s.Count)))),
        };
    }

    private ShownQuestion Question(string item, Func<string, string, int> sum)
    {
        var answered = sum(Measure.Answered, item);
        var shown = suppression.Show(Measure.Answered, item, answered);
        var times = Enumerable.Range(0, AnswerTime.Classes)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{item}/{i}"))
            .Select(code => suppression.Rounded(Measure.Seconds, code, sum(Measure.Seconds, code)))
            .ToArray();
        return new ShownQuestion(
            item,
            shown,
            suppression.ShowPart(Measure.NotSure, item, sum(Measure.NotSure, item), answered),
            shown is null ? null : AnswerTime.Median(times));
    }

    private static IEnumerable<(string Group, int Count)> Causes(InsightsRows rows, IEnumerable<(string Code, int Count)> causes)
    {
        var byGroup = causes
            .GroupBy(cause => rows.GroupOf(cause.Code) ?? InsightsRows.Other)
            .ToDictionary(group => group.Key, group => group.Sum(cause => cause.Count));
        return rows.Groups.Append(InsightsRows.Other).Select(group => (group, byGroup.GetValueOrDefault(group)));
    }

    private sealed record Started(int Day, string Release, string Device, int Count);
}
