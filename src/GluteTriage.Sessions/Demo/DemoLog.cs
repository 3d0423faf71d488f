using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Demo;

/// <summary>Fills a session log with made-up sessions. Never touches a log that holds a session of a real person.</summary>
public sealed class DemoLog(SingleWriter writer, AuditKey key, AuditHeads heads)
{
    private const int SessionsAtOnce = 100;
    private const int EntriesAtOnce = 500;

    /// <returns>How many sessions of real people the log holds.</returns>
    public Task<int> CountRealAsync(CancellationToken cancel) =>
        writer.WriteAsync(db => db.Sessions.CountAsync(session => !session.Synthetic, cancel), cancel);

    /// <returns>Whether the log holds this made-up session already.</returns>
    public Task<bool> HoldsAsync(DemoSession session, CancellationToken cancel) =>
        writer.WriteAsync(db => db.Sessions.AnyAsync(other => other.KeyHash == session.KeyHash, cancel), cancel);

    /// <summary>Stores the sessions, then what was done to them in the order of time.</summary>
    /// <exception cref="InvalidOperationException">A session of a real person is in the log.</exception>
    public async Task AddAsync(IEnumerable<DemoSession> sessions, CancellationToken cancel)
    {
        var acts = new List<(long Session, DemoAct Act)>();
        foreach (var some in sessions.Chunk(SessionsAtOnce))
        {
            acts.AddRange(await writer.WriteAsync(db => AddAsync(db, some, cancel), cancel));
        }

        foreach (var some in acts.OrderBy(act => act.Act.At).ThenBy(act => act.Session).Chunk(EntriesAtOnce))
        {
            await writer.WriteAsync(db => RecordAsync(db, some, cancel), cancel);
        }
    }

    private static async Task<List<(long Session, DemoAct Act)>> AddAsync(
        SessionDb db, IReadOnlyList<DemoSession> sessions, CancellationToken cancel)
    {
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Sessions.AnyAsync(session => !session.Synthetic, cancel))
        {
            throw new InvalidOperationException("The log holds a session that is not made up.");
        }

        var acts = new List<(long Session, DemoAct Act)>();
        var rows = sessions.Select(made => (Made: made, Entry: Add(db, made))).ToList();
        await db.SaveChangesAsync(cancel);
        db.Texts.Make([.. rows.Select(row => row.Entry.Id)]);
        foreach (var (made, session) in rows)
        {
            await AddAsync(db, made, session, cancel);
            acts.AddRange(made.Acts.Select(act => (session.Id, act)));
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(cancel);
        return acts;
    }

    private static TriageSession Add(SessionDb db, DemoSession made)
    {
        var session = new TriageSession(
            made.KeyHash, made.Release, made.Region, made.MayBeReviewed, made.Device, synthetic: true, made.StartedAt, ForWhom.Me);
        var entry = db.Sessions.Add(session);
        entry.Property(s => s.Revision).CurrentValue = made.Replies.Length;
        if (!made.Replies.IsEmpty)
        {
            entry.Property(s => s.LastAnsweredAt).CurrentValue = made.Replies[^1].At;
        }

        return session;
    }

    private static async Task AddAsync(SessionDb db, DemoSession made, TriageSession session, CancellationToken cancel)
    {
        db.AddRange(made.Replies.Select((reply, index) =>
            new AnsweredItem(session.Id, index + 1, reply.Item, AnsweredItem.Stored(reply.Answer), reply.At)));
        db.AddRange(made.Rows(session.Id));
        await db.SaveChangesAsync(cancel);
        foreach (var result in made.Results)
        {
            await AddAsync(db, session, result, cancel);
        }

        if (made.Mark is { } mark)
        {
            db.ChangeTracker.Clear();
            if (await db.InboxLines.SingleOrDefaultAsync(line => line.SessionId == session.Id, cancel) is { } line)
            {
                (line.Status, line.ClaimedBy, line.ClaimedAt) = (mark.Status, mark.ClaimedBy?.Account, mark.ClaimedAt);
                (line.Verdict, line.SecondWanted) = (mark.Verdict, mark.SecondWanted);
                await db.SaveChangesAsync(cancel);
            }
        }
    }

    /// <summary>As the website stores a result, with its line of the inbox; each with nothing tracked, as there.</summary>
    private static Task AddAsync(SessionDb db, TriageSession session, DemoResult result, CancellationToken cancel)
    {
        var snapshot = new ResultSnapshot(
            session.Id, result.Revision, session.Release, result.EngineVersion, result.Urgency, result.Json, result.At);
        db.ChangeTracker.Clear();
        return db.AddAsync(snapshot, result.Projection, cancel);
    }

    private async Task<bool> RecordAsync(SessionDb db, IEnumerable<(long Session, DemoAct Act)> acts, CancellationToken cancel)
    {
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var entries = new List<AuditEntry>();
        foreach (var (session, act) in acts)
        {
            entries.Add(await db.RecordAsync(key, act.Actor, act.Act, session, act.Detail, act.At, cancel));
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(cancel);
        heads.Note(entries);
        return true;
    }
}
