using System.Diagnostics;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Insights;
using GluteTriage.Sessions.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Benchmarks;

/// <summary>
/// What a site that starts on a million sessions does before it serves anybody, and what it does beside the serving: counting the days of
/// the log, none of which has been counted, and looking through the whole file for damage.
/// </summary>
internal static class StartFigures
{
    private const int Days = 20;

    public static async Task PrintAsync()
    {
        await using var many = await ManySessions.OpenAsync();
        await using var db = await many.Get<IDbContextFactory<SessionDb>>().CreateDbContextAsync();
        await db.DailyCounts.ExecuteDeleteAsync();
        await db.CountedDays.ExecuteDeleteAsync();
        var (start, counting, retention) = (many.Get<SessionDbStart>(), many.Get<DayCounting>(), many.Get<SessionRetention>());
        await TimeAsync("before serving: making ready, counting the days about to go, removing what is past its time", async () =>
        {
            await start.PrepareAsync(default);
            await counting.CountUpToAsync(retention.LastDayToGo, default);
            await retention.DeleteExpiredAsync(default);
        });
        var first = Day.Of(await db.Sessions.MinAsync(session => session.StartedAt));
        await TimeAsync(
            $"beside it: the first {Days} of the {Day.Of(TimeProvider.System.GetUtcNow()) - first + 1} days of the log counted",
            () => counting.CountUpToAsync(first + Days - 1, default));
        await TimeAsync("beside it: what the inbox is filtered by", () => many.Get<InboxShares>().CountAsync(default));
        await TimeAsync("beside it: the whole file looked through for damage", () => start.CheckAsync(default));
        await TimeAsync("one reading of every reply (reference)", () => db.AnsweredItems.CountAsync(item => item.Reply == ""));
    }

    private static async Task TimeAsync(string what, Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        Figures.Say($"{what}: {watch.Elapsed.TotalSeconds:0.00} s");
    }
}
