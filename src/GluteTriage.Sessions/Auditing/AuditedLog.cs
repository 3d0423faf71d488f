using GluteTriage.Sessions.AtRest;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Auditing;

/// <summary>
/// The only way staff get at sessions: what they read or change and the entry that says so are one transaction. An entry that cannot
/// be written means that nothing is read and nothing is changed.
/// </summary>
public sealed class AuditedLog(SingleWriter writer, AuditKey key, AuditHeads heads, TakenAway taken, TimeProvider clock)
{
    /// <summary>What the detail of an entry ends with when the act was tried and refused.</summary>
    public const string Refused = "refused";

    /// <summary>
    /// Records an act on one session, or on none, and runs what it allows, both or neither. One that was refused leaves nothing but an
    /// entry that says so.
    /// </summary>
    /// <param name="detail">Codes, counts and ids, never an answer or a note.</param>
    /// <param name="run">Sees the entry and its transaction; must not open one of its own. Null or false mean that it was refused.</param>
    /// <param name="done">Tells whether it was done, where null and false do not.</param>
    public Task<T> RunAsync<T>(
        Actor actor, AuditAct act, long? sessionId, string detail, Func<SessionDb, Task<T>> run, CancellationToken cancel,
        Func<T, bool>? done = null) =>
        RunAsync(actor, [(act, detail)], sessionId, run, cancel, done);

    /// <summary>As above, for what is several acts at once: each has its entry. Where it was refused, the first of them has.</summary>
    public Task<T> RunAsync<T>(
        Actor actor, IReadOnlyList<(AuditAct Act, string Detail)> acts, long? sessionId, Func<SessionDb, Task<T>> run, CancellationToken cancel,
        Func<T, bool>? done = null) =>
        RunAsync(actor, _ => Task.FromResult(acts), sessionId, run, cancel, done);

    /// <summary>As above, where what the entries say depends on how the log stands before the act.</summary>
    public Task<T> RunAsync<T>(
        Actor actor, Func<SessionDb, Task<IReadOnlyList<(AuditAct Act, string Detail)>>> of, long? sessionId, Func<SessionDb, Task<T>> run,
        CancellationToken cancel, Func<T, bool>? done = null) =>
        writer.WriteAsync(
            async db =>
            {
                heads.Ready();
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                var acts = await of(db);
                var entries = new List<AuditEntry>(acts.Count);
                foreach (var (act, said) in acts)
                {
                    entries.Add(await db.RecordAsync(key, actor, act, sessionId, said, clock.GetUtcNow(), cancel));
                }

                var result = await run(db);
                if (done?.Invoke(result) ?? result is not (null or false))
                {
                    await transaction.CommitAsync(cancel);
                    Committed(entries);
                    return result;
                }

                await transaction.RollbackAsync(cancel);
                db.ChangeTracker.Clear();
                await using var anew = await db.Database.BeginTransactionAsync(cancel);
                var (tried, detail) = acts[0];
                var entry = await db.RecordAsync(
                    key, actor, tried, sessionId, detail.Length == 0 ? Refused : $"{detail}: {Refused}", clock.GetUtcNow(), cancel);
                await anew.CommitAsync(cancel);
                heads.Note(entry);
                return result;
            },
            cancel);

    /// <summary>Runs something whose detail is known only from its result, and records it before the result is given out.</summary>
    public Task<T> RunAsync<T>(
        Actor actor, AuditAct act, Func<SessionDb, Task<T>> run, Func<T, (long? SessionId, string Detail)> of, CancellationToken cancel) =>
        RunManyAsync(actor, act, run, result => [of(result)], cancel);

    /// <summary>As above, with an entry for each of several sessions.</summary>
    /// <param name="each">What is recorded, in this order; nothing when it is empty.</param>
    public Task<T> RunManyAsync<T>(
        Actor actor, AuditAct act, Func<SessionDb, Task<T>> run, Func<T, IReadOnlyList<(long? SessionId, string Detail)>> each,
        CancellationToken cancel) =>
        writer.WriteAsync(
            async db =>
            {
                heads.Ready();
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                var result = await run(db);
                if (each(result) is { Count: > 0 } acts)
                {
                    var entries = await db.RecordAsync(key, actor, act, acts, clock.GetUtcNow(), cancel);
                    await transaction.CommitAsync(cancel);
                    Committed(entries);
                }

                return result;
            },
            cancel);

    /// <summary>
    /// Deletes sessions with all that belongs to them, and records each deletion, all or nothing; then clears them out of the files
    /// too. It does not wait for the file of heads: what is to be erased is erased, and the file is owed the lines.
    /// </summary>
    /// <param name="sessions">Few, so that nobody's answer waits.</param>
    /// <returns>How many sessions were deleted.</returns>
    internal Task<int> DeleteAsync(Actor actor, Func<SessionDb, IQueryable<TriageSession>> sessions, CancellationToken cancel) =>
        writer.WriteAsync(
            async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                var ids = await sessions(db).Select(session => session.Id).ToListAsync(cancel);
                if (ids.Count == 0)
                {
                    return 0;
                }

                var entries = await db.RecordAsync(
                    key, actor, AuditAct.Deleted, [.. ids.Select(id => ((long?)id, ""))], clock.GetUtcNow(), cancel);
                await db.Sessions.Where(session => ids.Contains(session.Id)).ExecuteDeleteAsync(cancel);
                await transaction.CommitAsync(cancel);
                Committed(entries);
                db.DestroyKeys(ids);
                await SqliteSettings.EmptyWriteAheadLogAsync(db.Database, cancel);
                return ids.Count;
            },
            cancel);

    /// <summary>
    /// A person agrees to review, and the trail has it: without, a session could be hidden from those who are to read it as if nobody had agreed.
    /// Like a deletion it waits for no file of heads, and where there is no key it goes on without its entry.
    /// </summary>
    /// <param name="agree">False when there is no such session; then nothing is recorded.</param>
    internal Task<bool> AgreeAsync(long sessionId, Func<SessionDb, Task<bool>> agree, CancellationToken cancel) =>
        writer.WriteAsync(
            async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                if (!await agree(db))
                {
                    return false;
                }

                var entry = key.IsThere()
                    ? await db.RecordAsync(key, Actor.Person, AuditAct.Agreed, sessionId, "", clock.GetUtcNow(), cancel)
                    : null;
                await transaction.CommitAsync(cancel);
                if (entry is not null)
                {
                    heads.Note(entry);
                }

                return true;
            },
            cancel);

    /// <summary>Records an act that touches nothing in this log.</summary>
    public Task RecordAsync(Actor actor, AuditAct act, long? sessionId, string detail, CancellationToken cancel) =>
        RunAsync(actor, act, sessionId, detail, _ => Task.FromResult(true), cancel);

    private void Committed(IReadOnlyList<AuditEntry> entries)
    {
        heads.Note(entries);
        taken.Tell(entries);
    }
}
