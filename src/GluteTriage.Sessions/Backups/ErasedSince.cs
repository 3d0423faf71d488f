using System.Globalization;
using GluteTriage.Sessions.Auditing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Backups;

/// <summary>
/// A backup is older than what people had deleted since. Where the log it replaces can still be read, its audit trail names those sessions,
/// and they are deleted from the restored copy before anybody can read them. The trail of the copy has it, so that none of them is missed later.
/// </summary>
internal static class ErasedSince
{
    private const string Deleted = nameof(AuditAct.Deleted);
    private const string Detail = "deleted since the backup";

    /// <param name="newer">The log that is put away; read only.</param>
    /// <param name="keys">The keys that came with the backup, which say of which sessions they were destroyed; null without.</param>
    /// <param name="restored">The copy of the backup; its bytes are overwritten.</param>
    /// <returns>How many sessions were deleted, null where neither keys nor a newer log tell; and whether there is such a log that can be read.</returns>
    public static async Task<(int? Deleted, bool LogRead)> DeleteAsync(
        string newer, DataFolder restored, KeyBackup? keys, TimeProvider clock, CancellationToken cancel)
    {
        var told = File.Exists(newer) ? Erased(newer) : null;
        if (told is null && keys is null)
        {
            return (null, false);
        }

        var destroyed = keys?.Keys.Where(one => one.Key is null).Select(one => one.Session) ?? [];
        var sessions = destroyed.Union(told ?? []).ToList();

        await RecordAsync(sessions, restored, clock, cancel);
        return (Delete(sessions, restored.Sessions), told is not null);
    }

    /// <summary>Where the backup is from before there was a trail, or holds no key, there is nothing that could miss them.</summary>
    private static async Task RecordAsync(List<long> sessions, DataFolder restored, TimeProvider clock, CancellationToken cancel)
    {
        if (!File.Exists(restored.AuditKey) || SealedBefore.PlaceOf(restored.Sessions, restored.AuditHeads) is null)
        {
            return;
        }

        var key = AuditKey.Read(restored.AuditKey);
        var file = new SqliteConnectionStringBuilder { DataSource = restored.Sessions, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        await using var db = new SessionDb((DbContextOptions<SessionDb>)new DbContextOptionsBuilder<SessionDb>().UseSessions(file).Options);
        var there = await db.Sessions.Where(session => sessions.Contains(session.Id)).Select(session => session.Id).Order().ToListAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var entries = await db.RecordAsync(
            key, Actor.Operator, AuditAct.Deleted, [.. there.Select(id => ((long?)id, Detail))], clock.GetUtcNow(), cancel);
        await transaction.CommitAsync(cancel);
        new AuditHeads(restored.AuditHeads, key).Note(entries);
    }

    private static int Delete(IEnumerable<long> sessions, string restored)
    {
        using var connection = Open(restored, SqliteOpenMode.ReadWrite);
        Do(connection, "PRAGMA foreign_keys = ON");
        Do(connection, "PRAGMA secure_delete = ON");
        using var transaction = connection.BeginTransaction();
        var count = sessions.Sum(session => Do(connection, $"DELETE FROM session WHERE id = {session.ToString(CultureInfo.InvariantCulture)}"));
        transaction.Commit();
        Do(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        return count;
    }

    private static List<long>? Erased(string log)
    {
        try
        {
            using var connection = Open(log, SqliteOpenMode.ReadOnly);
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT DISTINCT session_id FROM audit_entry WHERE act = $act AND session_id IS NOT NULL";
            command.Parameters.AddWithValue("$act", Deleted);
            using var rows = command.ExecuteReader();
            var found = new List<long>();
            while (rows.Read())
            {
                found.Add(rows.GetInt64(0));
            }

            return found;
        }
        catch (SqliteException)
        {
            // Damaged, or from before there was a trail: often the very reason to restore.
            return null;
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static int Do(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteNonQuery();
    }
}
