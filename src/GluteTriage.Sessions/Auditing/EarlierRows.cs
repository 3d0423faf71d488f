using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Auditing;

/// <summary>
/// Seals, once, what was written before rows were sealed, and says in the trail that from now on a row without a seal is a fault. Without that
/// entry whoever changes a row need only empty its seal; with it nobody can have the rows sealed a second time.
/// </summary>
public sealed class EarlierRows(SingleWriter writer, AuditKey key, AuditHeads heads, TimeProvider clock)
{
    /// <summary>Few, so that nobody's answer waits.</summary>
    private const int RowsAtOnce = 200;

    /// <returns>False when it had been done before.</returns>
    public async Task<bool> SealAsync(CancellationToken cancel)
    {
        if (await writer.WriteAsync(db => HasBegunAsync(db, cancel), cancel))
        {
            return false;
        }

        var counts = new List<string>();
        foreach (var table in SealedTable.All)
        {
            var (count, last) = (0, 0L);
            while (await writer.WriteAsync(db => SealSomeAsync(db, table, last, cancel), cancel) is { Count: > 0 } some)
            {
                (count, last) = (count + some.Count, some.Last);
            }

            counts.Add(string.Create(CultureInfo.InvariantCulture, $"{table.Name} {count}"));
        }

        return await writer.WriteAsync(db => BeginAsync(db, string.Join(", ", counts), cancel), cancel);
    }

    private static Task<bool> HasBegunAsync(SessionDb db, CancellationToken cancel) =>
        db.AuditEntries.AnyAsync(entry => entry.Act == AuditAct.SealsBegun, cancel);

    private async Task<bool> BeginAsync(SessionDb db, string detail, CancellationToken cancel)
    {
        heads.Ready();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await HasBegunAsync(db, cancel))
        {
            return false;
        }

        var entry = await db.RecordAsync(key, Actor.Site, AuditAct.SealsBegun, null, detail, clock.GetUtcNow(), cancel);
        await transaction.CommitAsync(cancel);
        heads.Note(entry);
        return true;
    }

    private async Task<(int Count, long Last)> SealSomeAsync(SessionDb db, SealedTable table, long after, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var rows = await StoredRow.ReadAsync(db, table, $"{SealedTable.SealColumn} IS NULL AND rowid > {after}", RowsAtOnce, cancel).ToListAsync(cancel);
        foreach (var row in rows)
        {
            var seal = table.SealOf(key, row.Values);
            await db.Database.ExecuteSqlRawAsync(table.SetSeal, [seal, row.Id], cancel);
        }

        await transaction.CommitAsync(cancel);
        return rows.Count == 0 ? (0, after) : (rows.Count, rows[^1].Id);
    }
}
