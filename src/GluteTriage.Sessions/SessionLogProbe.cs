using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

/// <summary>
/// Whether an answer could be stored now, tried as an answer goes: written by a connection of the site to disk, then read by one that opens the file
/// anew. The second would not find what the first wrote where the file was deleted, moved or exchanged under the site.
/// </summary>
public sealed class SessionLogProbe(IDbContextFactory<SessionDb> dbs)
{
    /// <summary>Longer than any writing of the site's own; whoever holds the file longer has it locked.</summary>
    private const int WaitSeconds = 3;

    /// <summary>More than an answer needs in file and log together.</summary>
    private const int RoomBytes = 256 * 1024;

    /// <summary>A file of this size is looked through in a few hundredths of a second.</summary>
    private const long SmallBytes = 16 * 1024 * 1024;

    /// <returns>
    /// Null when it could; otherwise why not, as a sentence. Then the site's idle connections are closed, so that the next one finds what lies there.
    /// </returns>
    public async Task<string?> FindFaultAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var path = connection.DataSource;
        var fault = await TryAsync(db, connection, path, cancel);
        if (fault is not null)
        {
            SqliteConnection.ClearPool(connection);
        }

        return fault;
    }

    private static async Task<string?> TryAsync(SessionDb db, SqliteConnection connection, string path, CancellationToken cancel)
    {
        try
        {
            // Writing would make an empty database of an emptied file, which nobody could tell from a first one.
            if (new FileInfo(path) is { Exists: true, Length: 0 })
            {
                return $"The session log {path} is empty.";
            }

            FindRoom(path + ".probe");
            var mark = RandomNumberGenerator.GetInt32(1, int.MaxValue);
            await db.Database.OpenConnectionAsync(cancel);
            try
            {
                await WriteAsync(connection, mark, cancel);
            }
            finally
            {
                await db.Database.CloseConnectionAsync();
            }

            if (db.Texts.FindFault() is { } fault)
            {
                return fault;
            }

            return OpenFiles.AnyIsGone(path) ? $"The session log {path} was deleted or exchanged while the site runs." : await ReadAsync(path, mark, cancel);
        }
        catch (Exception cause) when (cause is DbException or IOException or UnauthorizedAccessException)
        {
            return $"The session log {path} cannot be written: {cause.Message}";
        }
    }

    /// <summary>The log of the database may have room left on a disk that has none, so that only later answers would fail.</summary>
    private static void FindRoom(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 1, FileOptions.DeleteOnClose);
        file.Write(new byte[RoomBytes]);
        file.Flush(flushToDisk: true);
    }

    /// <summary>A number in the head of the file that means nothing to anybody else.</summary>
    private static async Task WriteAsync(SqliteConnection connection, int mark, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = WaitSeconds;

        // Without waiting inside SQLite, the client's own limit holds.
        command.CommandText = "PRAGMA busy_timeout=0";
        await command.ExecuteNonQueryAsync(cancel);

        // By itself: the client says nothing of what fails behind a statement that returns a row.
        command.CommandText = $"PRAGMA user_version={mark}";
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<string?> ReadAsync(string path, int mark, CancellationToken cancel)
    {
        await using var anew = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = WaitSeconds }.ToString());
        await anew.OpenAsync(cancel);
        await using var command = anew.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        if (await command.ExecuteScalarAsync(cancel) is not long found || found != mark)
        {
            return $"The session log {path} is another file than the one the site writes.";
        }

        command.CommandText = "SELECT count(*) FROM (SELECT 1 FROM session ORDER BY id DESC LIMIT 1)";
        await command.ExecuteScalarAsync(cancel);
        if (new FileInfo(path).Length > SmallBytes)
        {
            return null;
        }

        command.CommandText = "PRAGMA quick_check(1)";
        return await command.ExecuteScalarAsync(cancel) is "ok" ? null : $"The session log {path} is damaged.";
    }
}
