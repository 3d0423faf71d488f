using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Insights;

namespace GluteTriage.Sessions;

/// <summary>
/// Deletes whole sessions that are past their time. Run it often; a pass with nothing to do is cheap.
/// </summary>
public sealed class SessionRetention(AuditedLog audited, TimeProvider clock, RetentionPeriods periods)
{
    /// <summary>Sessions deleted in one transaction: few, so that nobody's answer waits for the broom.</summary>
    private const int AtOnce = 100;

    /// <summary>The last day on which a session for review may have begun that is past its time now.</summary>
    public int LastDayToGo => Day.Of(clock.GetUtcNow().AddDays(-periods.RetentionDays));

    /// <summary>Deletes each session whose period is over: a session of exactly 24 hours is deleted.</summary>
    public async Task<Expired> DeleteExpiredAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return new Expired(
            Unreviewable: await DeleteAsync(false, now.AddHours(-RetentionPeriods.UnreviewableHours), cancel),
            Reviewable: await DeleteAsync(true, now.AddDays(-periods.RetentionDays), cancel));
    }

    private async Task<int> DeleteAsync(bool mayBeReviewed, DateTimeOffset startedUpTo, CancellationToken cancel)
    {
        var deleted = 0;
        int now;
        do
        {
            now = await audited.DeleteAsync(
                Actor.Retention,
                db => db.Sessions
                    .Where(s => s.MayBeReviewed == mayBeReviewed && s.StartedAt <= startedUpTo)
                    .OrderBy(s => s.StartedAt)
                    .Take(AtOnce),
                cancel);
            deleted += now;
        }
        while (now == AtOnce);

        return deleted;
    }
}
