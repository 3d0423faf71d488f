using System.Data.Common;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Insights;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Operations;

/// <summary>
/// Counts what is to outlive its sessions, then removes what nobody may keep or needs any more: sessions past their time, then releases no session
/// began with, but for one to go back to.
/// </summary>
internal sealed partial class Housekeeping(
    SessionRetention retention, DayCounting counting, IDbContextFactory<SessionDb> dbs, ReleaseShelf shelf, ILogger<Housekeeping> log)
{
    /// <summary>Counts every day there is to count, then removes.</summary>
    /// <exception cref="DbException">The session log cannot be read or written; nothing is removed that it may still need.</exception>
    public Task RunAsync(CancellationToken cancel) => RunAsync(counting.CountAsync, removesStores: true, cancel);

    /// <summary>
    /// Counts only the days of what is to be removed, and removes it: what has to be done before anybody is served. Stores can wait, as it takes reading
    /// one to know which to keep.
    /// </summary>
    /// <exception cref="DbException">The session log cannot be read or written; nothing is removed that it may still need.</exception>
    public Task StartAsync(CancellationToken cancel) => RunAsync(stop => counting.CountUpToAsync(retention.LastDayToGo, stop), removesStores: false, cancel);

    private async Task RunAsync(Func<CancellationToken, Task<int>> count, bool removesStores, CancellationToken cancel)
    {
        await CountAsync(count, cancel);
        var expired = await retention.DeleteExpiredAsync(cancel);
        var stores = removesStores ? shelf.RemoveAllBut(await ReleasesInUseAsync(cancel)) : 0;
        if (expired is not { Unreviewable: 0, Reviewable: 0 } || stores > 0)
        {
            LogRemoved(expired.Unreviewable, expired.Reviewable, stores);
        }
    }

    /// <summary>Before anything is deleted; but a day that cannot be counted must not keep a session longer than was promised.</summary>
    private async Task CountAsync(Func<CancellationToken, Task<int>> count, CancellationToken cancel)
    {
        try
        {
            await count(cancel);
        }
        catch (Exception cause) when (cause is DbException or DbUpdateException)
        {
            LogNotCounted(cause.GetType().Name, cause.Message);
        }
    }

    private async Task<HashSet<string>> ReleasesInUseAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Sessions.Select(session => session.Release).Distinct().ToHashSetAsync(cancel);
    }

    [LoggerMessage(LogLevel.Information,
        "Removed {Unreviewable} sessions not for review, {Reviewable} sessions for review and {Stores} content stores past their time")]
    private partial void LogRemoved(int unreviewable, int reviewable, int stores);

    [LoggerMessage(LogLevel.Error, "Days could not be counted for the insights; trying again in ten minutes. {Cause}: {Problem}")]
    private partial void LogNotCounted(string cause, string problem);
}

