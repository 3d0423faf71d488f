using System.Reflection;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Backups;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Cli.Doctor;

/// <summary>The two databases: there, readable, whole, free to be written, and of this version.</summary>
internal static class DatabaseChecks
{
    private const int Busy = 5;
    private const int WaitSeconds = 2;

    public static IEnumerable<Finding> Of(DataFolder data)
    {
        if (new FileInfo(data.Sessions) is not { Exists: true, Length: > 0 })
        {
            yield return File.Exists(data.AuditHeads) || File.Exists(data.SessionKeys)
                ? Finding.Fault(
                    "database-missing",
                    $"{data.Sessions} is missing or empty, and there was one: heads of its audit trail or keys of its sessions are there.",
                    "Put it back, or restore a backup.")
                : Finding.Advice(
                    "database-missing", $"There is no session log in {data.Root} yet.", "Start the site: it makes one. If there was one, restore a backup.");
        }

        foreach (var database in new[] { data.Sessions, data.Accounts }.Where(File.Exists))
        {
            if (FaultOf(database) is { } fault)
            {
                yield return fault;
            }
            else if ((database == data.Sessions ? UnknownMigration(database) : UnknownToAccounts(database)) is { } unknown)
            {
                yield return Finding.Fault(
                    "database-newer",
                    $"{database} was written by a later version ({unknown}).",
                    "Run that version or a later one, or restore a backup made before the upgrade.");
            }
        }
    }

    private static Finding? FaultOf(string database)
    {
        try
        {
            using var connection = Open(database, SqliteOpenMode.ReadWrite);
            using var command = connection.CreateCommand();
            command.CommandTimeout = WaitSeconds;
            command.CommandText = "PRAGMA quick_check(1)";
            if (command.ExecuteScalar() as string is var damage and not "ok")
            {
                return Damaged(database, damage ?? "nothing can be read");
            }

            command.CommandText = "BEGIN IMMEDIATE; ROLLBACK;";
            command.ExecuteNonQuery();
            return null;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == Busy)
        {
            return Finding.Fault(
                "database-locked",
                $"Another program holds {database} locked.",
                "Look which: fuser or lsof names it. A copy that goes on for long, or a tool for databases that was left open, is the usual one.");
        }
        catch (SqliteException e)
        {
            return Damaged(database, e.Message);
        }
    }

    private static Finding Damaged(string database, string how) => Finding.Fault(
        "database-damaged",
        $"{database} is damaged or cannot be read: {how.ReplaceLineEndings(" ")}",
        "Stop the site, keep a copy of the folder, and restore the newest backup: gt restore.");

    private static string? UnknownMigration(string database)
    {
        using var db = new SessionDb(new DbContextOptionsBuilder<SessionDb>().UseSqlite(
            new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()).Options);
        return db.Database.GetAppliedMigrations().Except(db.Database.GetMigrations()).LastOrDefault();
    }

    private static string? UnknownToAccounts(string database)
    {
        var known = typeof(DatabaseChecks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(about => about.Key == "AccountMigrations").Value!.Split(' ');
        using var connection = Open(database, SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if (command.ExecuteScalar() is null)
        {
            return null;
        }

        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId";
        using var rows = command.ExecuteReader();
        string? unknown = null;
        while (rows.Read())
        {
            unknown = known.Contains(rows.GetString(0)) ? unknown : rows.GetString(0);
        }

        return unknown;
    }

    private static SqliteConnection Open(string database, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = database,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = WaitSeconds,
        }.ToString());
        connection.Open();
        return connection;
    }
}
