using System.Globalization;
using GluteTriage.Sessions.Auditing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace GluteTriage.Sessions.AtRest;

/// <summary>
/// Seals, once, the texts that were stored before there were keys, and then writes the whole file anew, as bytes of what was there before can stay
/// between what is there now. Where it is ended half-way, the next call goes on.
/// </summary>
public sealed class EarlierTexts(SingleWriter writer, SessionKeys keys, AuditKey auditKey, TimeProvider clock)
{
    /// <summary>Few, so that nobody's answer waits.</summary>
    private const int RowsAtOnce = 200;

    /// <summary>Noted with the keys once everything is sealed.</summary>
    internal const string Done = "texts-sealed";

    /// <returns>How many texts were sealed; null when it had been done before.</returns>
    /// <exception cref="InvalidOperationException">The key of the trail, by which what staff wrote is sealed too, is missing.</exception>
    public async Task<long?> SealAsync(CancellationToken cancel)
    {
        if (!keys.HasPlainTexts)
        {
            return null;
        }

        var count = 0L;
        foreach (var column in SealedColumn.All)
        {
            var last = 0L;
            while (await writer.WriteAsync(db => SealSomeAsync(db, column, last, cancel), cancel) is { Count: > 0 } some)
            {
                (count, last) = (count + some.Count, some[^1]);
            }
        }

        await writer.WriteAsync(
            async db =>
            {
                if (count > 0)
                {
                    await db.Database.ExecuteSqlRawAsync("VACUUM", cancel);
                }

                await SqliteSettings.EmptyWriteAheadLogAsync(db.Database, cancel);
                return true;
            },
            cancel);
        keys.Note(Done, clock.GetUtcNow().ToString("u", CultureInfo.InvariantCulture));
        return count;
    }

    /// <returns>The rows that were sealed.</returns>
    private async Task<List<long>> SealSomeAsync(SessionDb db, SealedColumn column, long after, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var some = await PlainAsync(db, column, after, cancel);
        if (some.Count > 0 && !column.OutlivesSession)
        {
            keys.Make([.. some.Select(row => row.Session).Distinct()]);
        }

        foreach (var (id, session, row, text) in some)
        {
            // What staff wrote has a seal of the trail over what is stored: one that holds is made anew, a broken one stays broken.
            var whole = column.Rows is { } table && await RowAsync(db, table, id, cancel) is { Seal: not null } before && before.IsSealed(auditKey);
            var place = column.Place(session, row);
            await db.Database.ExecuteSqlRawAsync(column.SetText, [keys.Seal(column.SealedFor(session), place, text), id], cancel);
            if (whole)
            {
                var now = await RowAsync(db, column.Rows!, id, cancel);
                await db.Database.ExecuteSqlRawAsync(column.Rows!.SetSeal, [column.Rows!.SealOf(auditKey, now.Values), id], cancel);
            }
        }

        await transaction.CommitAsync(cancel);
        return some.ConvertAll(row => row.Id);
    }

    private static async Task<StoredRow> RowAsync(SessionDb db, SealedTable table, long id, CancellationToken cancel) =>
        await StoredRow.ReadAsync(db, table, string.Create(CultureInfo.InvariantCulture, $"rowid = {id}"), 1, cancel).SingleAsync(cancel);

    private static async Task<List<(long Id, long Session, string Row, string Text)>> PlainAsync(
        SessionDb db, SealedColumn column, long after, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText =
            $"SELECT rowid, session_id, {column.Row}, {column.Column} FROM {column.Table} "
            + $"WHERE rowid > $after AND {column.Column} NOT LIKE '{SealedText.Prefix}%' ORDER BY rowid LIMIT $some";
        command.Parameters.Add(new SqliteParameter("$after", after));
        command.Parameters.Add(new SqliteParameter("$some", RowsAtOnce));
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var found = new List<(long Id, long Session, string Row, string Text)>();
        while (await rows.ReadAsync(cancel))
        {
            found.Add((rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2), rows.GetString(3)));
        }

        return found;
    }
}
