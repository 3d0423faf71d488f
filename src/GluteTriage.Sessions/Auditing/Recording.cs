using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Auditing;

internal static class Recording
{
    /// <summary>
    /// Adds one entry to the chain within the transaction that is open. One transaction writes at a time, so the last entry read here
    /// is the last there is.
    /// </summary>
    public static async Task<AuditEntry> RecordAsync(
        this SessionDb db, AuditKey key, Actor actor, AuditAct act, long? sessionId, string detail, DateTimeOffset at, CancellationToken cancel) =>
        (await db.RecordAsync(key, actor, act, [(sessionId, detail)], at, cancel))[0];

    /// <summary>Adds several entries of one act, in their order.</summary>
    public static async Task<IReadOnlyList<AuditEntry>> RecordAsync(
        this SessionDb db,
        AuditKey key,
        Actor actor,
        AuditAct act,
        IReadOnlyList<(long? SessionId, string Detail)> each,
        DateTimeOffset at,
        CancellationToken cancel)
    {
        var last = await db.AuditEntries.AsNoTracking()
            .OrderByDescending(entry => entry.Sequence)
            .Select(entry => new { entry.Sequence, entry.Hash })
            .FirstOrDefaultAsync(cancel);
        var sequence = last?.Sequence ?? 0;
        var previous = last?.Hash ?? [];

        // As it will be read back: the database keeps milliseconds.
        at = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        var entries = new List<AuditEntry>(each.Count);
        foreach (var (sessionId, detail) in each)
        {
            sequence++;
            var hash = key.Seal(previous, sequence, at, actor.Account, actor.Name, act, sessionId, detail);
            entries.Add(new AuditEntry(sequence, at, actor.Account, actor.Name, act, sessionId, detail, previous, hash));
            previous = hash;
        }

        db.AuditEntries.AddRange(entries);
        await db.SaveChangesAsync(cancel);
        return entries;
    }
}
