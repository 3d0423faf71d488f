using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Auditing;

/// <summary>What a check of the whole audit trail found.</summary>
/// <param name="Entries">How many entries there are.</param>
/// <param name="LastHead">Sequence of the last head; null where there is none.</param>
/// <param name="Faults">Each as a sentence, in the order found; empty when all is in order.</param>
public sealed record AuditVerification(
    long Entries, DateTimeOffset? From, DateTimeOffset? To, long? LastHead, IReadOnlyList<string> Faults)
{
    /// <summary>Checks every entry of a log in one reading, while the site may go on writing.</summary>
    /// <param name="heads">The file of heads; null checks the chain alone, which cannot show a tail that was cut.</param>
    public static async Task<AuditVerification> OfAsync(string database, AuditKey key, string? heads, CancellationToken cancel)
    {
        var options = new DbContextOptionsBuilder<SessionDb>();
        options.UseSqlite(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly }.ToString());
        await using var db = new SessionDb((DbContextOptions<SessionDb>)options.Options);
        var faults = new List<string>();

        // Read before the entries: each head is written after its entry.
        var known = ReadHeads(key, heads, faults);
        var triggers = await db.Database.SqlQueryRaw<string>(AuditTriggers.Names).ToListAsync(cancel);
        if (triggers.Count < AuditTriggers.Count)
        {
            faults.Add("The database no longer refuses changes to the trail: a trigger is missing. Restore it and find out who removed it.");
        }

        long? last = known.Count > 0 ? known.Keys.Max() : null;
        long entries = 0;
        long sequence = 0;
        byte[] previous = [];
        DateTimeOffset? from = null;
        DateTimeOffset? to = null;
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (entry.Sequence != sequence + 1)
            {
                faults.Add(Say($"After entry {sequence} comes {entry.Sequence}: entries between were removed."));
            }

            if (!entry.Previous.AsSpan().SequenceEqual(previous))
            {
                faults.Add(Say($"Entry {entry.Sequence} does not follow the entry before it."));
            }

            if (!key.Seal(entry).AsSpan().SequenceEqual(entry.Hash))
            {
                faults.Add(Say($"Entry {entry.Sequence} is not what was sealed: it was changed, inserted or moved, or the key is another."));
            }

            if (known.Remove(entry.Sequence, out var hash) && hash != Convert.ToHexStringLower(entry.Hash))
            {
                faults.Add(Say($"Entry {entry.Sequence} is not the one its head was written for: the database is another."));
            }

            (sequence, previous) = (entry.Sequence, entry.Hash);
            from ??= entry.At;
            to = entry.At;
            entries++;
        }

        var lost = known.Keys.Where(head => head > sequence).ToList();
        if (lost.Count > 0)
        {
            faults.Add(Say($"The trail ends at {sequence}, but heads go to {lost.Max()}: its tail was cut, or an older database was restored."));
        }

        return new AuditVerification(entries, from, to, last, faults);
    }

    private static Dictionary<long, string> ReadHeads(AuditKey key, string? path, List<string> faults)
    {
        var known = new Dictionary<long, string>();
        if (path is null)
        {
            return known;
        }

        if (!File.Exists(path))
        {
            faults.Add($"There is no file of heads at {path}. Without it a cut tail cannot be shown.");
            return known;
        }

        var before = "";
        var number = 0;
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (file.ReadLine() is { } line)
        {
            number++;
            var end = line.LastIndexOf(' ');
            var parts = line.Split(' ');
            if (parts.Length != 4 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                || AuditHeads.Seal(key, before, line[..end]) != line[(end + 1)..])
            {
                faults.Add(Say($"Line {number} of the heads is not what was sealed: heads were changed, removed or moved."));
            }
            else if (!known.TryAdd(sequence, parts[1]))
            {
                faults.Add(Say($"Line {number} of the heads repeats entry {sequence}: an older database was written on."));
            }

            before = line;
        }

        return known;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
