using GluteTriage.Sessions.AtRest;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Benchmarks;

/// <summary>Lets SQL copy a session to another number with its texts: each is opened with the key of the one and sealed with that of the other.</summary>
internal static class Resealing
{
    /// <summary>SQL for a column of a copy, where that holds sealed texts.</summary>
    /// <param name="to">SQL for the number of the copy.</param>
    /// <param name="at">SQL for its time, where that is another.</param>
    /// <param name="text">SQL for its text, where that is another.</param>
    /// <returns>Null for any other column.</returns>
    public static string? Sql(string table, string column, string to, string at = "at", string? text = null) =>
        SealedColumn.All.FirstOrDefault(one => one.Table == table && one.Column == column) is { } known
            ? $"resealed('{table}', session_id, {to}, {known.Row}, {known.Row.Replace("|| at", $"|| ({at})", StringComparison.Ordinal)}, {text ?? column})"
            : null;

    /// <summary>Every number up to the last has a key afterwards.</summary>
    public static void AllowIn(SqliteConnection connection, SessionKeys keys, int last)
    {
        foreach (var some in Enumerable.Range(1, last).Select(number => (long)number).Chunk(10_000))
        {
            keys.Make(some);
        }

        connection.CreateFunction(
            "resealed",
            (string table, long from, long to, string row, string newRow, string stored) =>
            {
                var column = SealedColumn.All.First(one => one.Table == table);
                var text = SealedText.Is(stored) ? keys.Open(column.SealedFor(from), column.Place(from, row), stored) : stored;
                return keys.Seal(column.SealedFor(to), column.Place(to, newRow), text);
            });
    }
}
