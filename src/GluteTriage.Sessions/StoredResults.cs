using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Reviewing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

/// <summary>A result a person was shown, and the session it belongs to with all its replies.</summary>
public sealed record StoredResult(OpenSession Session, ResultSnapshot Snapshot)
{
    /// <summary>What the inbox has of it; null where this is not the newest result of a session, or one that the inbox does not list.</summary>
    public ListedResult? Listed { get; init; }
}

/// <summary>A line of the inbox and what is found by it.</summary>
/// <param name="Shown">As <see cref="InboxProjection.Of"/> would have it.</param>
public sealed record ListedResult(Urgency Urgency, InboxProjection Shown);

/// <summary>Reads the results of a session file from outside the website, for replay. Never writes.</summary>
public static class StoredResults
{
    private const int SessionsAtATime = 500;

    /// <summary>Every result, in the order of their sessions, then of their revisions.</summary>
    /// <param name="path">The file; the website may be writing it.</param>
    /// <param name="keys">The keys of its sessions.</param>
    /// <exception cref="UnreadableTextException">A result or an answer cannot be opened.</exception>
    /// <exception cref="SqliteException">There is no such file, or it is not a session log.</exception>
    public static async IAsyncEnumerable<StoredResult> ReadAsync(string path, SessionKeys keys, [EnumeratorCancellation] CancellationToken cancel)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var db = new SessionDb(
            (DbContextOptions<SessionDb>)new DbContextOptionsBuilder<SessionDb>().UseSqlite(file.ToString()).UseKeys(keys).Options);
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

            var listed = await ListedAsync(db, sessions, cancel);
            foreach (var session in sessions)
            {
                foreach (var snapshot in session.Snapshots)
                {
                    yield return new StoredResult(new OpenSession(session, session.AnsweredItems), snapshot)
                    {
                        Listed = snapshot == session.Snapshots[^1] ? listed.GetValueOrDefault(session.Id) : null,
                    };
                }
            }

            last = sessions[^1].Id;
        }
    }

    private static async Task<Dictionary<long, ListedResult>> ListedAsync(SessionDb db, List<TriageSession> sessions, CancellationToken cancel)
    {
        var ids = sessions.ConvertAll(session => session.Id);
        var flags = (await db.InboxFlags.AsNoTracking().Where(flag => ids.Contains(flag.SessionId)).ToListAsync(cancel)).ToLookup(flag => flag.SessionId);
        return await db.InboxLines.AsNoTracking().Where(line => ids.Contains(line.SessionId)).ToDictionaryAsync(
            line => line.SessionId,
            line => new ListedResult(
                line.Urgency,
                new InboxProjection(
                    [.. flags[line.SessionId].Where(flag => flag.Raised).Select(flag => flag.Flag)],
                    [.. flags[line.SessionId].Where(flag => !flag.Raised).Select(flag => flag.Flag)],
                    line.FirstCause,
                    [.. line.Places.Split(',', StringSplitOptions.RemoveEmptyEntries)])
                {
                    Age = line.Age,
                    AgeBand = line.AgeBand,
                    Levels = flags[line.SessionId].Where(flag => flag is { Raised: true, Level: not null })
                        .ToImmutableDictionary(flag => flag.Flag, flag => flag.Level!.Value),
                }),
            cancel);
    }
}
