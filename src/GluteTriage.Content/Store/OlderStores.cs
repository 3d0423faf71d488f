using Microsoft.Data.Sqlite;

namespace GluteTriage.Content.Store;

/// <summary>
/// Stores written before a column was added. A session keeps the release it began with, so they are read on: a copy in memory gets the
/// column, filled with what the site did then. The file stays as it is.
/// </summary>
internal static class OlderStores
{
    private const string HasTheColumn = "SELECT count(*) FROM pragma_table_info('region') WHERE name = 'is_fallback'";

    /// <summary>The last region was everybody's fallback before a region file said so.</summary>
    private const string AddTheColumn = """
        ALTER TABLE region ADD COLUMN is_fallback INTEGER NOT NULL DEFAULT 0;
        UPDATE region SET is_fallback = 1 WHERE position = (SELECT max(position) FROM region);
        """;

    /// <summary>Where a store is. Pooling would keep the file open after the connection is gone.</summary>
    public static string ConnectionTo(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
        }.ToString();

    /// <returns>An open connection to the release in the file, with every column of today.</returns>
    /// <exception cref="SqliteException">The file is missing, or does not hold a release.</exception>
    public static SqliteConnection Open(string path)
    {
        var file = new SqliteConnection(ConnectionTo(path, SqliteOpenMode.ReadOnly));
        try
        {
            file.Open();
            if (Run(file, HasTheColumn) is 1L)
            {
                return file;
            }

            var copy = new SqliteConnection(ConnectionTo(":memory:", SqliteOpenMode.Memory));
            copy.Open();
            file.BackupDatabase(copy);
            file.Dispose();
            file = copy;
            Run(copy, AddTheColumn);
            return copy;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
