using System.Globalization;
using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.AtRest;

/// <summary>
/// Destroys the keys of sessions that the audit trail says were deleted, where a process that ended, or a full disk, left one. A session that is
/// merely not there keeps its key: its log may have been lost, and its backup be needed.
/// </summary>
public sealed class ErasedKeys(IDbContextFactory<SessionDb> dbs, SessionKeys keys)
{
    private const int AtOnce = 1000;

    /// <summary>Noted with the keys: how far the trail was looked at, and the seal of that entry, as another log may lie there now.</summary>
    private const string Seen = "trail-seen";

    /// <returns>How many keys were still there.</returns>
    public async Task<int> DestroyAsync(CancellationToken cancel)
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
}
