using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

/// <summary>
/// Deletes whole sessions that are past their time. Run it often; a pass with nothing to do is cheap.
/// </summary>
public sealed class SessionRetention(IDbContextFactory<SessionDb> dbs, TimeProvider clock, RetentionPeriods periods)
{
    /// <summary>Sessions deleted in one transaction: few, so that nobody's answer waits for the broom.</summary>
    private const int AtOnce = 100;

    /// <summary>Deletes each session whose period is over: a session of exactly 24 hours is deleted.</summary>
    public async Task<Expired> DeleteExpiredAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return new Expired(
            Unreviewable: await DeleteAsync(db, false, now.AddHours(-RetentionPeriods.UnreviewableHours), cancel),
            Reviewable: await DeleteAsync(db, true, now.AddDays(-periods.RetentionDays), cancel));
    }

    private static async Task<int> DeleteAsync(
        SessionDb db, bool mayBeReviewed, DateTimeOffset startedUpTo, CancellationToken cancel)
    {
        var some = db.Sessions
            .Where(s => s.MayBeReviewed == mayBeReviewed && s.StartedAt <= startedUpTo)
            .OrderBy(s => s.StartedAt)
            .Take(AtOnce);

        var deleted = 0;
        int now;
        do
        {
            now = await db.DeleteAsync(some, cancel);
            deleted += now;
        }
        while (now == AtOnce);

        return deleted;
    }
}
