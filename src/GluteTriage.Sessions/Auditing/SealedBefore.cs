using Microsoft.Data.Sqlite;

namespace GluteTriage.Sessions.Auditing;

/// <summary>Whether anything has been sealed with the key of the audit trail: in the database, or, where that was put away, in the heads.</summary>
internal static class SealedBefore
{
    /// <returns>The file that holds sealed entries; null where there are none yet.</returns>
    public static string? PlaceOf(string database, string heads) =>
        new FileInfo(heads) is { Exists: true, Length: > 0 } ? heads
        : File.Exists(database) && HasEntries(database) ? database
        : null;

    private static bool HasEntries(string database)
    {
        // A connection of its own: the one that asks for the key may be in the middle of writing the first entry, which this does not see.
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'audit_entry')";
        if (command.ExecuteScalar() is not 1L)
        {
            return false;
        }

        command.CommandText = "SELECT EXISTS (SELECT 1 FROM audit_entry)";
        return command.ExecuteScalar() is 1L;
    }
}
