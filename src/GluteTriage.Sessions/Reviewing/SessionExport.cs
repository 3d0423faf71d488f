using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>One session on its way out.</summary>
/// <param name="Flags">Red flags of its latest result, raised and not excluded.</param>
/// <param name="Withheld">A second, blinded review is wanted from whoever exports: the judgements and outcomes are left out.</param>
/// <param name="Reviews">Oldest first.</param>
/// <param name="Outcomes">Oldest first.</param>
public sealed record ExportedSession(
    OpenSession Open, InboxLine Line, ImmutableArray<InboxFlag> Flags, bool Withheld, ImmutableArray<Review> Reviews, ImmutableArray<Outcome> Outcomes);

/// <summary>
/// Hands sessions out for an export. Only those whose person agreed to review have a line, and only lines are exported: a code opens a
/// session for reading and no further.
/// </summary>
public sealed class SessionExport(AuditedLog log, IDbContextFactory<SessionDb> dbs)
{
    /// <summary>Sessions in one transaction: few, so that nobody's answer waits.</summary>
    public const int BatchAtMost = 100;

    /// <summary>
    /// Lines looked through at a time. Without a bound the database would read and sort all that a filter finds, once for every batch.
    /// </summary>
    internal const int LinesAtMost = 5000;

    /// <returns>How many sessions the filter finds now. It names none of them, so it is no reading.</returns>
    public async Task<int> CountAsync(Actor actor, InboxFilter filter, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await Wanted(db, "inbox_line", [], actor, filter).CountAsync(cancel);
    }

    /// <summary>
    /// The sessions the filter finds, by number, in batches. Every session of a batch is in the audit trail before the batch is given
    /// out; the first entry names the purpose. A session that arrives meanwhile may be among them; none comes twice.
    /// </summary>
    /// <param name="detail">What the first entry says: the form and the purpose.</param>
    /// <param name="run">What every other entry says: which export it was part of.</param>
    public async IAsyncEnumerable<ImmutableArray<ExportedSession>> ReadAsync(
        Actor actor, InboxFilter filter, string detail, string run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var first = true;
        var ids = await NextAsync(actor, filter, after: 0, cancel);
        for (; ids.Count > 0; ids = await NextAsync(actor, filter, ids[^1], cancel))
        {
            var (wanted, isFirst) = (ids, first);
            var batch = await log.RunManyAsync(
                actor,
                AuditAct.Exported,
                db => BatchAsync(db, actor, wanted, cancel),
                read =>
                [
                    .. isFirst && !read.IsEmpty ? [(null, Cut($"{run}: {detail}; {filter.Described()}"))] : Array.Empty<(long?, string)>(),
                    .. read.Select(one => ((long?)one.Line.SessionId, run)),
                ],
                cancel);

            // All of them may have been deleted a moment ago.
            if (!batch.IsEmpty)
            {
                first = false;
                yield return batch;
            }
        }
    }

    /// <summary>Looks beside the one writer, so that only what is given out is read while others wait to write.</summary>
    /// <returns>Numbers of the next sessions the filter finds; none when there are no more.</returns>
    private async Task<List<long>> NextAsync(Actor actor, InboxFilter filter, long after, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        for (long? end = after; end is { } start;)
        {
            var lines = db.InboxLines.AsNoTracking().Where(line => line.SessionId > start).OrderBy(line => line.SessionId).Take(LinesAtMost);
            var found = await Wanted(
                    db, $"(SELECT * FROM inbox_line WHERE session_id > {{0}} ORDER BY session_id LIMIT {LinesAtMost})", [start], actor, filter)
                .OrderBy(line => line.SessionId).Select(line => line.SessionId).Take(BatchAtMost).ToListAsync(cancel);
            if (found.Count > 0)
            {
                return found;
            }

            end = await lines.MaxAsync(line => (long?)line.SessionId, cancel);
        }

        return [];
    }

    private static string Cut(string detail) => detail.Length <= AuditEntry.DetailAtMost ? detail : detail[..AuditEntry.DetailAtMost];

    private static async Task<ImmutableArray<ExportedSession>> BatchAsync(
        SessionDb db, Actor actor, List<long> ids, CancellationToken cancel)
    {
        var lines = await db.InboxLines.AsNoTracking().Where(line => ids.Contains(line.SessionId)).OrderBy(line => line.SessionId).ToListAsync(cancel);
        var sessions = await db.Sessions.AsNoTracking()
            .Include(session => session.AnsweredItems.OrderBy(reply => reply.Revision))
            .Where(session => ids.Contains(session.Id) && session.MayBeReviewed)
            .ToDictionaryAsync(session => session.Id, cancel);
        var flags = (await db.InboxFlags.AsNoTracking().Where(flag => ids.Contains(flag.SessionId)).OrderBy(flag => flag.Flag).ToListAsync(cancel))
            .ToLookup(flag => flag.SessionId);
        var reviews = (await db.Reviews.AsNoTracking().Where(review => ids.Contains(review.SessionId)).OrderBy(review => review.Id).ToListAsync(cancel))
            .ToLookup(review => review.SessionId);
        var outcomes = (await db.Outcomes.AsNoTracking().Where(one => ids.Contains(one.SessionId)).OrderBy(one => one.Id).ToListAsync(cancel))
            .ToLookup(one => one.SessionId);
        return
        [
            .. lines.Select(line =>
                Export(line, sessions[line.SessionId], flags[line.SessionId], reviews[line.SessionId], outcomes[line.SessionId], actor)),
        ];
    }

    private static ExportedSession Export(
        InboxLine line, TriageSession session, IEnumerable<InboxFlag> flags, IEnumerable<Review> reviews, IEnumerable<Outcome> outcomes, Actor actor)
    {
        ImmutableArray<Review> all = [.. reviews];
        var withheld = line.SecondWanted && !all.IsEmpty && all.All(review => review.Reviewer != actor.Account);
        return new ExportedSession(
            new OpenSession(session, session.AnsweredItems), line, [.. flags], withheld, withheld ? [] : all, withheld ? [] : [.. outcomes]);
    }

    /// <summary>The filter of the inbox, read along the numbers: an export takes all, so an order would only cost.</summary>
    /// <param name="among">The lines to look through, as SQL.</param>
    /// <param name="values">What that SQL names by number.</param>
    private static IQueryable<InboxLine> Wanted(SessionDb db, string among, List<object> values, Actor actor, InboxFilter filter)
    {
        var tests = string.Join(" AND ", InboxFilterParts.Tests(filter, new InboxSearch(actor, InboxLead.Nothing, "l", values)).Prepend("1 = 1"));
        var sql = $"SELECT l.* FROM {among} AS l WHERE {tests}";
        return db.InboxLines.FromSqlRaw(sql, [.. values]).AsNoTracking();
    }
}
