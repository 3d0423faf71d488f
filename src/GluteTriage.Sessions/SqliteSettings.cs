using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace GluteTriage.Sessions;

/// <summary>
/// All SQLite-only SQL of the files this site keeps. SQLite forgets most settings with the connection, so each one gets them.
/// </summary>
public sealed class SqliteSettings : DbConnectionInterceptor
{
    // Cascades and integrity; waiting rather than failing on a lock; every commit on disk; deleted bytes overwritten; 16 MB of pages
    // kept, as the usual two are less than the branches of one index.
    private const string ForEveryConnection =
        "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-16384;";

    private static readonly (string Name, string Wanted)[] ReadBack =
    [
        ("foreign_keys", "1"),
        ("busy_timeout", "5000"),
        ("synchronous", "2"),
        ("secure_delete", "1"),
        ("journal_mode", "wal"),
    ];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = ForEveryConnection;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = ForEveryConnection;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Readers no longer wait for the writer. The file remembers this one.</summary>
    public static Task UseWriteAheadLogAsync(DatabaseFacade database, CancellationToken cancel) =>
        database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancel);

    /// <summary>
    /// Opens the connection and has it wait so long for a locked file, until <see cref="WaitAsUsualAsync"/>. The client tries again for whole
    /// seconds, at least one, after SQLite has waited: together they wait a second longer than they should at most.
    /// </summary>
    internal static async Task WaitAtMostAsync(DatabaseFacade database, TimeSpan left, CancellationToken cancel)
    {
        await database.OpenConnectionAsync(cancel);
        var milliseconds = Math.Max(1, (int)left.TotalMilliseconds);
        var seconds = Math.Max(1, (int)left.TotalSeconds);
        await using (var command = database.GetDbConnection().CreateCommand())
        {
            command.CommandText = $"PRAGMA busy_timeout={milliseconds.ToString(CultureInfo.InvariantCulture)};";
            await command.ExecuteNonQueryAsync(cancel);
        }

        ((SqliteConnection)database.GetDbConnection()).DefaultTimeout = seconds;
        database.SetCommandTimeout(seconds);
    }

    /// <summary>Closes the connection; the next that is opened waits as long as any does.</summary>
    internal static Task WaitAsUsualAsync(DatabaseFacade database)
    {
        var connection = (SqliteConnection)database.GetDbConnection();
        connection.DefaultTimeout = new SqliteConnectionStringBuilder(connection.ConnectionString).DefaultTimeout;
        database.SetCommandTimeout(null);
        return database.CloseConnectionAsync();
    }

    /// <summary>
    /// Moves what is in the write-ahead log into the file and empties the log, so that what was deleted is in neither.
    /// While a reader still needs the log this does nothing; the next call or the next checkpoint does it.
    /// </summary>
    /// <returns>Whether it was done: that it was refused is no error but the first column of a row.</returns>
    public static async Task<bool> EmptyWriteAheadLogAsync(DatabaseFacade database, CancellationToken cancel)
    {
        await database.OpenConnectionAsync(cancel);
        try
        {
            return await ReadAsync(database, "wal_checkpoint(TRUNCATE)", cancel) == "0";
        }
        finally
        {
            await database.CloseConnectionAsync();
        }
    }

    /// <param name="looksForDamage">Whether to read the whole file, a second or more for each gigabyte.</param>
    /// <returns>What is not as it must be, each as a phrase; empty when all is well.</returns>
    public static async Task<IReadOnlyList<string>> FindFaultsAsync(DatabaseFacade database, bool looksForDamage, CancellationToken cancel)
    {
        await database.OpenConnectionAsync(cancel);
        try
        {
            var faults = new List<string>();
            foreach (var (name, wanted) in ReadBack)
            {
                var found = await ReadAsync(database, name, cancel);
                if (found != wanted)
                {
                    faults.Add($"{name} is {found} and must be {wanted}");
                }
            }

            var damage = looksForDamage ? await ReadAsync(database, "quick_check(1)", cancel) : "ok";
            if (damage != "ok")
            {
                faults.Add($"the file is damaged ({damage.ReplaceLineEndings(" ")})");
            }

            return faults;
        }
        finally
        {
            await database.CloseConnectionAsync();
        }
    }

    private static async Task<string> ReadAsync(DatabaseFacade database, string pragma, CancellationToken cancel)
    {
        await using var command = database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma};";
        return Convert.ToString(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) ?? "unknown";
    }
}
