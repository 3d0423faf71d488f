using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

/// <summary>A result a person was shown, and the session it belongs to with all its replies.</summary>
public sealed record StoredResult(OpenSession Session, ResultSnapshot Snapshot);

/// <summary>Reads the results of a session file from outside the website, for replay. Never writes.</summary>
public static class StoredResults
{
    private const int SessionsAtATime = 500;

    /// <summary>Every result, in the order of their sessions, then of their revisions.</summary>
    /// <param name="path">The file; the website may be writing it.</param>
    /// <exception cref="SqliteException">There is no such file, or it is not a session log.</exception>
    public static async IAsyncEnumerable<StoredResult> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var db = new SessionDb(new DbContextOptionsBuilder<SessionDb>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString())
            .Options);
        var last = 0L;
        while (true)
        {
            var sessions = await db.Sessions.AsNoTracking().AsSplitQuery()
                .Where(session => session.Id > last)
                .OrderBy(session => session.Id)
                .Take(SessionsAtATime)
                .Include(session => session.AnsweredItems.OrderBy(reply => reply.Revision))
                .Include(session => session.Snapshots.OrderBy(snapshot => snapshot.Revision))
                .ToListAsync(cancel);
            if (sessions.Count == 0)
            {
                yield break;
            }

            foreach (var session in sessions)
            {
                foreach (var snapshot in session.Snapshots)
                {
                    yield return new StoredResult(new OpenSession(session, session.AnsweredItems), snapshot);
                }
            }

            last = sessions[^1].Id;
        }
    }
}
