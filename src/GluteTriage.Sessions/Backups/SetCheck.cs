using GluteTriage.Sessions.Auditing;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Sessions.Backups;

/// <summary>Whether copies of an installation's files can be used as they are.</summary>
internal static class SetCheck
{
    /// <returns>What is wrong with the two databases, each as a sentence; empty when all is well.</returns>
    public static IReadOnlyList<string> DatabaseFaults(DataFolder folder) =>
        [.. new[] { folder.Sessions, folder.Accounts }.Where(File.Exists).SelectMany(FaultsOf)];

    /// <returns>What is wrong with the audit trail, each as a sentence; empty when all is well.</returns>
    public static async Task<IReadOnlyList<string>> TrailFaultsAsync(DataFolder folder, CancellationToken cancel)
    {
        if (!File.Exists(folder.AuditKey))
        {
            return SealedBefore.PlaceOf(folder.Sessions, folder.AuditHeads) is null
                ? []
                : [$"{folder.AuditKey}, the key of the audit trail, is missing, so no entry can be checked. Restore that file from an earlier backup."];
        }

        return (await AuditVerification.OfAsync(folder.Sessions, AuditKey.Read(folder.AuditKey), folder.AuditHeads, cancel)).Faults;
    }

    private static List<string> FaultsOf(string database)
    {
        var name = Path.GetFileName(database);
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            var faults = new List<string>();
            if (Ask("PRAGMA integrity_check(1)") is { } damage && damage != "ok")
            {
                faults.Add($"{name} is damaged ({damage.ReplaceLineEndings(" ")}).");
            }

            if (Ask("PRAGMA foreign_key_check") is { } table)
            {
                faults.Add($"{name} holds rows of {table} that belong to nothing.");
            }

            return faults;

            string? Ask(string question)
            {
                using var command = connection.CreateCommand();
                command.CommandText = question;
                return Convert.ToString(command.ExecuteScalar(), null) is { Length: > 0 } answer ? answer : null;
            }
        }
        catch (SqliteException e)
        {
            return [$"{name} cannot be read ({e.Message})."];
        }
    }
}
