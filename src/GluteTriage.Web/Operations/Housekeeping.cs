using System.Data.Common;
using GluteTriage.Sessions;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Operations;

/// <summary>Removes what nobody may keep or needs any more: sessions past their time, then releases no session began with.</summary>
internal sealed partial class Housekeeping(
    SessionRetention retention, IDbContextFactory<SessionDb> dbs, ReleaseShelf shelf, ILogger<Housekeeping> log)
{
    /// <exception cref="DbException">The session log cannot be read or written; nothing is removed that it may still need.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        var expired = await retention.DeleteExpiredAsync(cancel);
        var stores = shelf.RemoveAllBut(await ReleasesInUseAsync(cancel));
        if (expired is not { Unreviewable: 0, Reviewable: 0 } || stores > 0)
        {
            LogRemoved(expired.Unreviewable, expired.Reviewable, stores);
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
}

