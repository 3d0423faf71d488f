using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace GluteTriage.Sessions.AtRest;

/// <summary>What a session log and the keys of its sessions have to do with each other.</summary>
internal static class SealedLog
{
    private const int Looked = 200;

    /// <summary>Statements on this context may open texts by <see cref="OpeningTexts.Function"/>.</summary>
    public static DatabaseFacade LetSqlOpen(this SessionDb db)
    {
        OpeningTexts.AllowIn((SqliteConnection)db.Database.GetDbConnection(), db.Texts);
        return db.Database;
    }

    /// <summary>After sessions were deleted. What cannot be destroyed now, <see cref="ErasedKeys"/> destroys later: the answers are gone already.</summary>
    public static void DestroyKeys(this SessionDb db, IReadOnlyCollection<long> sessions)
    {
        try
        {
            db.Texts.Destroy(sessions);
        }
        catch (DbException)
        {
            // The trail has the deletion, and the next look at it finds the key.
        }
    }

    /// <summary>
    /// Whether keys must be there: looks at the first and the last answers, as texts are sealed in their order, and at what outlives all answers.
    /// </summary>
    public static bool HoldsSealedTexts(string sessionLog)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = sessionLog, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        return Holds("SELECT reply AS text FROM answered_item ORDER BY session_id ASC, revision ASC")
            || Holds("SELECT reply AS text FROM answered_item ORDER BY session_id DESC, revision DESC")
            || (HasTable("safety_concern")
                && (Holds("SELECT text FROM safety_concern ORDER BY id ASC") || Holds("SELECT text FROM safety_concern ORDER BY id DESC")));

        bool Holds(string texts)
        {
            command.CommandText = $"SELECT COUNT(*) FROM ({texts} LIMIT {Looked}) WHERE text LIKE '{SealedText.Prefix}%'";
            return command.ExecuteScalar() is > 0L;
        }

        bool HasTable(string name)
        {
            command.CommandText = $"SELECT COUNT(*) FROM sqlite_master WHERE name = '{name}'";
            return command.ExecuteScalar() is > 0L;
        }
    }

    /// <summary>
    /// A session has its number for good, and so has its key: a log that was put back from a backup goes on counting where the keys end.
    /// </summary>
    public static async Task NeverReuseAsync(this SessionDb db, long last, CancellationToken cancel)
    {
        var counted = await db.Database.SqlQuery<long>($"SELECT COALESCE(MAX(seq), 0) AS Value FROM sqlite_sequence WHERE name = 'session'")
            .SingleAsync(cancel);
        if (counted < last)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO sqlite_sequence (name, seq) SELECT 'session', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'session');
                UPDATE sqlite_sequence SET seq = {last} WHERE name = 'session';
                """,
                cancel);
        }
    }
}
