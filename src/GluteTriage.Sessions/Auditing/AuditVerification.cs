using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Auditing;

/// <summary>What a check of the whole audit trail found.</summary>
/// <param name="Entries">How many entries there are.</param>
/// <param name="LastHead">Sequence of the last head; null where there is none.</param>
/// <param name="Faults">Each as a sentence with what to do, in the order found; empty when all is in order.</param>
/// <param name="Rows">How many judgements, outcomes, notes, concerns and lines of the inbox were compared with their seals.</param>
public sealed record AuditVerification(
    long Entries, DateTimeOffset? From, DateTimeOffset? To, long? LastHead, IReadOnlyList<string> Faults, long Rows)
{
    /// <summary>Entries without a head that the loss of power at one commit can leave; more mean that heads were removed.</summary>
    private const int OwedAtMost = 100;

    /// <summary>
    /// Checks every entry of a log in one reading, and every row that is sealed by itself as it stood at the same moment, while the site may go on
    /// writing.
    /// </summary>
    /// <param name="heads">The file of heads; null checks the chain alone, which cannot show a tail that was cut.</param>
    public static async Task<AuditVerification> OfAsync(string database, AuditKey key, string? heads, CancellationToken cancel)
    {
        var options = new DbContextOptionsBuilder<SessionDb>();
        var file = new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        options.UseSqlite(file.ToString());
        await using var db = new SessionDb((DbContextOptions<SessionDb>)options.Options);
        var faults = new AuditFaults();
        if (!AuditTriggers.Stand(await db.Database.SqlQueryRaw<string>(AuditTriggers.Kept).ToListAsync(cancel)))
        {
            faults.Add(
                $"The database no longer refuses changes to the trail: a trigger is missing or was changed.",
                "Find out who could write the database, and create the triggers again.");
        }

        // In this order, because each head is written after its entry: what stands now has a head soon, and each head read has an entry.
        var standing = await StoredEntry.LastAsync(db, cancel);
        var known = HeadsFile.Read(key, heads, standing, faults);
        long? last = known.Count > 0 ? known.Keys.Max() : null;
        if (heads is not null && File.Exists(heads) && standing - (last ?? 0) > OwedAtMost)
        {
            faults.Add(
                $"The trail goes to {standing}, but heads end at {last ?? 0}: heads were removed, or could not be written for long.",
                "Look for them in a backup and in the log of the site.");
        }

        // From here on the file is seen as it is now: rows that are stored meanwhile have entries that are not read any more.
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("BEGIN DEFERRED", cancel);
        var trail = new TrailFacts();
        long entries = 0;
        long sequence = 0;
        byte[] previous = [];
        DateTimeOffset? from = null;
        DateTimeOffset? to = null;
        await foreach (var entry in StoredEntry.ReadAsync(db, key, cancel))
        {
            if (entry.Sequence != sequence + 1)
            {
                faults.Add($"After entry {sequence} comes {entry.Sequence}: entries between were removed. Look for them in a backup of the database.");
            }

            if (!entry.Previous.AsSpan().SequenceEqual(previous))
            {
                faults.Add($"Entry {entry.Sequence} does not follow the entry before it. Compare both with a backup of the database.");
            }

            if (!entry.IsSealed)
            {
                faults.Add(
                    $"Entry {entry.Sequence} is not what was sealed: it was changed, inserted or moved, or the key is another.",
                    "Check that the key is the trail's own, and compare the entry with a backup.");
            }

            if (known.Remove(entry.Sequence, out var hash) && !hash.AsSpan().SequenceEqual(entry.Hash))
            {
                faults.Add(
                    $"Entry {entry.Sequence} is not the one its head was written for: the database is another.",
                    "Find out where it came from, and restore the right one.");
            }

            if (entry.IsSealed)
            {
                to = DateTimeOffset.FromUnixTimeMilliseconds(entry.At);
                from ??= to;
                trail.Note(entry.Done!);
            }

            (sequence, previous) = (entry.Sequence, entry.Hash);
            entries++;
        }

        if (last > sequence)
        {
            faults.Add(
                $"The trail ends at {sequence}, but heads go to {last}: its tail was cut, or an older database was restored.",
                "Find out which, and look for the rest in a newer backup.");
        }

        var rows = await new RowsCheck(db, key, trail, faults).RunAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("ROLLBACK", cancel);
        return new AuditVerification(entries, from, to, last, faults.ToSentences(), rows);
    }
}
