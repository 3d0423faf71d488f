using System.Diagnostics;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Insights;
using GluteTriage.Testing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Benchmarks;

/// <summary>
/// The insights over a million sessions: the counts of 180 days with 5,556 sessions each, read as the page reads them, beside the plainest
/// sum over the same counts; and the counting of one such day, beside counting its replies only.
/// </summary>
internal static class InsightsFigures
{
    private const int Days = 180;
    private const int SessionsADay = 5_556;
    private const int Replies = 36;
    private const int Rounds = 7;

    public static async Task PrintAsync()
    {
        await using var test = await TestSessionDb.CreateAsync(TimeProvider.System);
        var today = Day.Of(TimeProvider.System.GetUtcNow());
        await FillCountsAsync(test, today);
        var items = Enumerable.Range(0, Replies).Select(item => $"item-{item}").ToArray();
        var rows = new InsightsRows(
            [.. Enumerable.Range(0, 20).Select(cause => $"cause-{cause}")], cause => cause, items, [.. Enumerable.Range(0, 3).Select(r => $"release-{r}")]);
        var counted = new CountedSessions(test.Dbs, new Suppression(AuditKey.New()));
        InsightsFilter[] filters =
        [
            new(today - Days + 1, today, null, null),
            new(today - Days + 1, today, "release-1", "phone"),
            new(today - 29, today, null, null),
        ];
        foreach (var filter in filters)
        {
            Console.WriteLine(
                $"insights, {filter.ToDay - filter.FromDay + 1} days, release {filter.Release ?? "any"}, device {filter.Device ?? "any"}: "
                + $"median {await MedianAsync(() => counted.ReadAsync(filter, rows, default)):0} ms");
        }

        Console.WriteLine($"reference, one sum over all counts: median {await MedianAsync(() => SumAsync(test)):0} ms");
        await CountOneDayAsync();
    }

    private static async Task CountOneDayAsync()
    {
        await using var test = await TestSessionDb.CreateAsync(TimeProvider.System);
        var start = Day.Start(Day.Of(TimeProvider.System.GetUtcNow()) - 1).ToUnixTimeMilliseconds();
        await test.ExecuteAsync(
            "PRAGMA synchronous = OFF; BEGIN; "
            + $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {SessionsADay}) "
            + "INSERT INTO session (id, key_hash, release, region, may_be_reviewed, device, synthetic, started_at, last_answered_at, revision) "
            + $"SELECT i, randomblob(32), 'release-' || i % 2, 'uk', 1, 'phone', 0, {start} + i * 10000, {start} + i * 10000, {Replies} FROM n; "
            + $"WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < {Replies}) "
            + "INSERT INTO answered_item (session_id, revision, item, reply, at) "
            + "SELECT id, r.i, 'item-' || r.i, CASE WHEN id % 9 = 0 THEN 'not-sure' ELSE 'no' END, started_at + r.i * 7000 FROM session, r; COMMIT");
        await test.EarlierTexts.SealAsync(default);
        using var writer = new SingleWriter(test.Dbs);
        var counting = new DayCounting(test.Dbs, writer, TimeProvider.System);
        Console.WriteLine($"counting a day of {SessionsADay} sessions: median {await MedianAsync(() => counting.CountAsync(default)):0} ms");
        Console.WriteLine($"reference, counting its replies only: median {await MedianAsync(() => RepliesAsync(test)):0} ms");
    }

    private static async Task<double> MedianAsync<T>(Func<Task<T>> run)
    {
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await run();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        // The first round compiles.
        return Figures.Median(times.Skip(1));
    }

    private static async Task<long> SumAsync(TestSessionDb test)
    {
        await using var db = await test.Dbs.CreateDbContextAsync();
        return await db.DailyCounts.SumAsync(count => (long)count.Count);
    }

    private static async Task<int> RepliesAsync(TestSessionDb test)
    {
        await using var db = await test.Dbs.CreateDbContextAsync();
        return await db.AnsweredItems.CountAsync();
    }

    /// <summary>Each release has a third of the days, and overlaps the next by a week.</summary>
    private static Task FillCountsAsync(TestSessionDb test, int today) => test.ExecuteAsync(
        "PRAGMA synchronous = OFF; BEGIN; "
        + $"WITH RECURSIVE d(day) AS (SELECT {today - Days + 1} UNION ALL SELECT day + 1 FROM d WHERE day < {today}), "
        + $"i(item) AS (SELECT 0 UNION ALL SELECT item + 1 FROM i WHERE item < {Replies - 1}), "
        + $"b(bucket) AS (SELECT 0 UNION ALL SELECT bucket + 1 FROM b WHERE bucket < {AnswerTime.Classes - 1}), "
        + "c(cause) AS (SELECT 0 UNION ALL SELECT cause + 1 FROM c WHERE cause < 19), "
        + "v(device, share) AS (VALUES ('phone', 70), ('desktop', 20), ('tablet', 8), ('unknown', 2)), "
        + "r(release, first) AS (VALUES ('release-0', 0), ('release-1', 60), ('release-2', 120)), "
        + $"m(measure, code, per_mille) AS (SELECT 'started', 'all', 1000 UNION ALL SELECT 'finished', 'all', 800 "
        + "UNION ALL SELECT 'urgency', column1, 160 FROM (VALUES ('self-care'), ('routine'), ('soon'), ('same-day'), ('emergency')) "
        + "UNION ALL SELECT 'cause', 'cause-' || cause, 40 FROM c "
        + "UNION ALL SELECT 'answered', 'item-' || item, 900 FROM i UNION ALL SELECT 'not-sure', 'item-' || item, 80 FROM i "
        + "UNION ALL SELECT 'left-at', 'item-' || item, 5 FROM i "
        + "UNION ALL SELECT 'seconds', 'item-' || item || '/' || bucket, 90 FROM i, b) "
        + "INSERT INTO daily_count (day, release, device, measure, code, count) "
        + $"SELECT day, release, device, measure, code, 1 + {SessionsADay} * share * per_mille / 100000 FROM d, v, r, m "
        + $"WHERE day - {today - Days + 1} BETWEEN first AND first + 67; COMMIT");
}
