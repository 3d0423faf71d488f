using System.Globalization;
using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GluteTriage.Sessions.AtRest;

/// <summary>
/// Destroys the keys of sessions that the audit trail says were deleted, where a process that ended, or a full disk, left one. A session that is
/// merely not there keeps its key: its log may have been lost, and its backup be needed. What was destroyed goes from the write-ahead log too, where
/// another program that read the file had kept it.
/// </summary>
public sealed partial class ErasedKeys(IDbContextFactory<SessionDb> dbs, SessionKeys keys, ILogger<ErasedKeys>? log = null)
{
    private const int AtOnce = 1000;

    /// <summary>Noted with the keys: how far the trail was looked at, and the seal of that entry, as another log may lie there now.</summary>
    private const string Seen = "trail-seen";

    /// <returns>How many keys were still there.</returns>
    public async Task<int> DestroyAsync(CancellationToken cancel)
    {
        var count = await DestroyFoundAsync(cancel);
        if (!keys.EmptyLog() && log is not null)
        {
            LogKept(log);
        }

        return count;
    }

    private async Task<int> DestroyFoundAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var noted = keys.Noted(Seen)?.Split(' ') ?? [];
        var from = noted is [var number, _] ? long.Parse(number, CultureInfo.InvariantCulture) : 0;
        if (from > 0 && await HashAsync(db, from, cancel) != noted[1])
        {
            from = 0;
        }

        var last = await db.AuditEntries.MaxAsync(entry => (long?)entry.Sequence, cancel) ?? 0;
        if (last == from)
        {
            return 0;
        }

        var deleted = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.Sequence > from && entry.Sequence <= last && entry.Act == AuditAct.Deleted && entry.SessionId != null
                && !db.Sessions.Any(session => session.Id == entry.SessionId))
            .Select(entry => entry.SessionId!.Value)
            .ToListAsync(cancel);
        var count = 0;
        foreach (var some in deleted.Chunk(AtOnce))
        {
            var kept = keys.StillThere(some);
            keys.Destroy(kept);
            count += kept.Count;
        }

        var seal = await HashAsync(db, last, cancel);
        keys.Note(Seen, string.Create(CultureInfo.InvariantCulture, $"{last} {seal}"));
        return count;
    }

    private static async Task<string?> HashAsync(SessionDb db, long sequence, CancellationToken cancel) =>
        await db.AuditEntries.AsNoTracking().SingleOrDefaultAsync(entry => entry.Sequence == sequence, cancel) is { Hash: var hash }
            ? Convert.ToHexStringLower(hash)
            : null;

    [LoggerMessage(LogLevel.Warning,
        "Another program reads the keys of the sessions, so that their write-ahead log could not be emptied: keys that were destroyed may still lie in it, "
        + "wrapped. It is tried again within ten minutes.")]
    private static partial void LogKept(ILogger log);
}
