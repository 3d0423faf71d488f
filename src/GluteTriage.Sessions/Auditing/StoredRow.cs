using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace GluteTriage.Sessions.Auditing;

/// <summary>A row of a sealed table as the database holds it, whatever somebody has put there.</summary>
/// <param name="Id">Its number in the file.</param>
/// <param name="Values">Of the sealed columns, in their order.</param>
/// <param name="Seal">Null where it has none.</param>
internal readonly record struct StoredRow(SealedTable Table, long Id, IReadOnlyList<object?> Values, byte[]? Seal)
{
    public object? this[string column] => Values[Table.IndexOf(column)];

    /// <summary>Of every table the first column that is sealed.</summary>
    public long Session => Values[0] as long? ?? 0;

    public string Text(string column) => Convert.ToString(this[column], CultureInfo.InvariantCulture) ?? "";

    public bool IsSealed(AuditKey key) => Seal is not null && Table.SealOf(key, Values).AsSpan().SequenceEqual(Seal);

    /// <param name="where">SQL, of our own.</param>
    /// <param name="atMost">How many; -1 for all.</param>
    public static async IAsyncEnumerable<StoredRow> ReadAsync(
        SessionDb db, SealedTable table, string where, int atMost, [EnumeratorCancellation] CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT rowid, {SealedTable.SealColumn}, {columns} FROM {table.Name} WHERE {where} ORDER BY rowid LIMIT {atMost}");
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var values = new object?[table.Columns.Length];
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = rows[column + 2] is DBNull ? null : rows[column + 2];
            }

            yield return new StoredRow(table, (long)rows[0], values, rows[1] as byte[]);
        }
    }
}
