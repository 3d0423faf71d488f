using System.Data.Common;
using System.Globalization;
using GluteTriage.Sessions;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Operations;

/// <summary>
/// Takes up another number of days for which sessions are kept. Fewer days delete at once what nothing can bring back, and a slip in a number
/// is easily made: where that would meet any session, the start is refused until a second setting says the same number. So it is where nothing
/// tells what the number was, as with databases copied from elsewhere.
/// </summary>
internal sealed partial class RetentionChange(
    SiteSettings settings, IDbContextFactory<SessionDb> dbs, TimeProvider clock, ILogger<RetentionChange> log)
{
    /// <summary>What counts from now on; to be read once <see cref="DecideAsync"/> is done.</summary>
    public RetentionPeriods Counts { get; private set; } = settings.Retention;

    /// <summary>To be called before anything is deleted. A log that cannot be read keeps the number of days it had.</summary>
    /// <exception cref="SettingsException">Sessions would go, and nobody has confirmed it.</exception>
    public async Task DecideAsync(CancellationToken cancel)
    {
        var (days, before) = (settings.Retention.RetentionDays, DaysBefore());
        if ((before is null || days < before) && settings.ConfirmedRetentionDays != days)
        {
            try
            {
                await DemandNoneGoesAsync(days, before, cancel);
            }
            catch (DbException cause)
            {
                Counts = new RetentionPeriods { RetentionDays = before ?? SiteSettings.MostRetentionDays };
                LogUnread(Counts.RetentionDays, cause.GetType().Name, cause.Message);
                return;
            }
        }

        await File.WriteAllTextAsync(settings.Folders.RetentionNote, days.ToString(CultureInfo.InvariantCulture), cancel);
    }

    /// <summary>Those that were past their time before the change are no part of it.</summary>
    private async Task DemandNoneGoesAsync(int days, int? before, CancellationToken cancel)
    {
        // Opening it would make the file, for everybody to read.
        if (!File.Exists(settings.Folders.Sessions))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var (upTo, after) = (now.AddDays(-days), before is { } known ? now.AddDays(-known) : DateTimeOffset.MinValue);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var going = await db.Sessions.CountAsync(session => session.MayBeReviewed && session.StartedAt <= upTo && session.StartedAt > after, cancel);
        if (going > 0)
        {
            throw new SettingsException(
                $"Sessions:RetentionDays is {days} and {(before is null ? "nothing here tells what it was" : $"was {before}")}, so that {going} stored "
                + $"{(going == 1 ? "session" : "sessions")} would be deleted at once: to delete them, set Sessions:ConfirmRetentionDays to {days} too.");
        }
    }

    /// <returns>Null where nothing is noted.</returns>
    private int? DaysBefore() =>
        File.Exists(settings.Folders.RetentionNote)
        && int.TryParse(File.ReadAllText(settings.Folders.RetentionNote), NumberStyles.None, CultureInfo.InvariantCulture, out var noted)
            ? noted
            : null;

    [LoggerMessage(LogLevel.Error,
        "Whether fewer days delete sessions cannot be told, so they are kept for {Days} days until the next start. {Cause}: {Problem}")]
    private partial void LogUnread(int days, string cause, string problem);
}
