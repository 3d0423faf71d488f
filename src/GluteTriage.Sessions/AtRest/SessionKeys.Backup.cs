using GluteTriage.Sessions.Backups;
using Microsoft.Data.Sqlite;
using static GluteTriage.Sessions.AtRest.KeyFile;

namespace GluteTriage.Sessions.AtRest;

/// <summary>Keys on their way beside backups, and back.</summary>
public sealed partial class SessionKeys
{
    /// <exception cref="UnreadableTextException">One cannot be unwrapped.</exception>
    internal KeyBackup ForBackup(DateTimeOffset at)
    {
        var id = Id;
        return file.Read(keys =>
        {
            using var command = keys.CreateCommand();
            command.CommandText = "SELECT session_id, master, wrapped FROM session_key ORDER BY session_id";
            using var rows = command.ExecuteReader();
            var all = new List<(long Session, byte[]? Key)>();
            while (rows.Read())
            {
                var session = rows.GetInt64(0);
                all.Add((session, rows.IsDBNull(2) ? null : Unwrap(keys, session, rows.GetInt64(1), rows.GetFieldValue<byte[]>(2))));
            }

            return new KeyBackup(id, at, all);
        });
    }

    /// <summary>Makes the file anew of what lay beside backups.</summary>
    /// <param name="masterFile">The master key; made where there is none.</param>
    /// <param name="noted">Where that will lie.</param>
    /// <exception cref="InvalidOperationException">The master key is none.</exception>
    internal static void Restore(string path, string masterFile, string noted, KeyBackup from)
    {
        using var made = new SessionKeys(path, masterFile);
        made.Create(masterFile, from.Id);
        made.file.Write(keys =>
        {
            Do(keys, "UPDATE master SET path = $path", ("$path", noted));
            var master = made.Master(keys, 1);
            using var command = keys.CreateCommand();
            command.CommandText = "INSERT INTO session_key VALUES ($session, $master, $wrapped)";
            var (session, by, wrapped) = (
                command.Parameters.Add("$session", SqliteType.Integer), command.Parameters.Add("$master", SqliteType.Integer),
                command.Parameters.Add("$wrapped", SqliteType.Blob));
            foreach (var (id, key) in from.Keys)
            {
                session.Value = id;
                by.Value = key is null ? DBNull.Value : 1L;
                wrapped.Value = key is null ? DBNull.Value : master.Wrap(NameOf(id), key);
                command.ExecuteNonQuery();
            }

            return true;
        });
        made.file.EmptyLog();
    }
}
