using GluteTriage.Engine.Assessments;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Insights;

/// <summary>
/// Counts the sessions that may be reviewed, day by day, so that what they tell of the tool outlives them and a million of them can be
/// summed in a moment. Run it before sessions are deleted, and often: a pass counts the last two days afresh and is cheap.
/// </summary>
public sealed class DayCounting(IDbContextFactory<SessionDb> dbs, SingleWriter writer, TimeProvider clock)
{
    /// <summary>A session lives at most a day, so the day it began on is final when the next is over too.</summary>
    private const int DaysUntilFinal = 2;

    /// <summary>Counts each day that has sessions and is not final yet, each in a moment of its own, so that nobody's answer waits.</summary>
    /// <returns>How many days were counted.</returns>
    public Task<int> CountAsync(CancellationToken cancel) => CountUpToAsync(int.MaxValue, cancel);

    /// <summary>The same for the days up to and with <paramref name="last"/> only: those whose sessions are about to be deleted.</summary>
    public async Task<int> CountUpToAsync(int last, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var days = (await DaysToCountAsync(now, cancel)).Where(day => day <= last).ToList();
        foreach (var day in days)
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            var counts = await CountDayAsync(db, day, now, cancel);
            await writer.WriteAsync(log => ReplaceAsync(log, day, counts, now, cancel), cancel);
        }

        return days.Count;
    }

    private async Task<List<int>> DaysToCountAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var first = await db.Sessions
            .Where(s => s.MayBeReviewed)
            .OrderBy(s => s.StartedAt)
            .Select(s => (DateTimeOffset?)s.StartedAt)
            .FirstOrDefaultAsync(cancel);
        if (first is not { } begun)
        {
            return [];
        }

        var from = Day.Of(begun);
        var counted = await db.CountedDays.AsNoTracking().Where(d => d.Day >= from).ToListAsync(cancel);
        var final = counted.Where(d => d.At >= Day.Start(d.Day + DaysUntilFinal)).Select(d => d.Day).ToHashSet();
        return [.. Enumerable.Range(from, Math.Max(0, Day.Of(now) - from + 1)).Where(day => !final.Contains(day))];
    }

    private static async Task<List<DailyCount>> CountDayAsync(SessionDb db, int day, DateTimeOffset now, CancellationToken cancel)
    {
        var (from, to, over) = (Day.Start(day), Day.Start(day + 1), now.AddDays(-1));
        var sessions = db.Sessions.AsNoTracking().Where(s => s.MayBeReviewed && s.StartedAt >= from && s.StartedAt < to);
        var tally = new Tally(day);

        var started = await sessions
            .GroupBy(s => new { s.Release, s.Device, s.Synthetic })
            .Select(g => new { g.Key.Release, g.Key.Device, g.Key.Synthetic, Count = g.Count() })
            .ToListAsync(cancel);
        foreach (var some in started)
        {
            tally.Add(some.Release, some.Device, Measure.Started, Measure.All, some.Count);
            tally.Add(some.Release, some.Device, Measure.Synthetic, Measure.All, some.Synthetic ? some.Count : 0);
        }

        var finished = await sessions
            .Join(db.InboxLines, s => s.Id, l => l.SessionId, (s, l) => new { s.Release, s.Device, l.Urgency, l.FirstCause })
            .GroupBy(s => new { s.Release, s.Device, s.Urgency, s.FirstCause })
            .Select(g => new { g.Key.Release, g.Key.Device, g.Key.Urgency, g.Key.FirstCause, Count = g.Count() })
            .ToListAsync(cancel);
        foreach (var some in finished)
        {
            tally.Add(some.Release, some.Device, Measure.Finished, Measure.All, some.Count);
            tally.Add(some.Release, some.Device, Measure.Urgency, some.Urgency.Code(), some.Count);
            tally.Add(some.Release, some.Device, Measure.Cause, some.FirstCause ?? Measure.NoCode, some.Count);
        }

        var left = sessions.Where(s => s.StartedAt <= over && !db.InboxLines.Any(l => l.SessionId == s.Id));
        var leftAt = await left
            .Join(
                db.AnsweredItems,
                s => new { s.Id, s.Revision },
                a => new { Id = a.SessionId, a.Revision },
                (s, a) => new { s.Release, s.Device, a.Item })
            .GroupBy(s => new { s.Release, s.Device, s.Item })
            .Select(g => new { g.Key.Release, g.Key.Device, g.Key.Item, Count = g.Count() })
            .ToListAsync(cancel);
        leftAt.ForEach(some => tally.Add(some.Release, some.Device, Measure.LeftAt, some.Item.Value, some.Count));

        var leftAtOnce = await left
            .Where(s => s.Revision == 0)
            .GroupBy(s => new { s.Release, s.Device })
            .Select(g => new { g.Key.Release, g.Key.Device, Count = g.Count() })
            .ToListAsync(cancel);
        leftAtOnce.ForEach(some => tally.Add(some.Release, some.Device, Measure.LeftAt, Measure.NoCode, some.Count));

        foreach (var some in await db.FirstRepliesAsync(from, to, cancel))
        {
            tally.Add(some.Release, some.Device, Measure.Answered, some.Item, some.Count);
            tally.Add(some.Release, some.Device, Measure.NotSure, some.Item, some.NotSure * some.Count);
            tally.Add(some.Release, some.Device, Measure.Seconds, $"{some.Item}/{some.Class}", some.Count);
        }

        return tally.Counts();
    }

    private static async Task<bool> ReplaceAsync(SessionDb db, int day, List<DailyCount> counts, DateTimeOffset at, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.DailyCounts.Where(c => c.Day == day).ExecuteDeleteAsync(cancel);
        await db.CountedDays.Where(d => d.Day == day).ExecuteDeleteAsync(cancel);
        db.DailyCounts.AddRange(counts);
        db.CountedDays.Add(new CountedDay { Day = day, At = at });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
