using System.Globalization;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Auditing;

/// <summary>
/// Compares judgements, outcomes, notes, concerns and lines of the inbox with their seals, with what the trail says was done, and lines with the
/// result they stand for. A seal shows what was changed; the trail and the results show what is gone, or was put back as it once was.
/// </summary>
internal sealed class RowsCheck(SessionDb db, AuditKey key, TrailFacts trail, AuditFaults faults)
{
    private const string FromBackup = "Compare it with a backup, and find out who could write the database.";

    /// <summary>One line for each session that may be reviewed and has a result, or has a line; what its newest result says beside it.</summary>
    private const string LinesWithResults =
        """
        SELECT s.id, s.may_be_reviewed, l.session_id IS NOT NULL, l.urgency, l.revision, l.release, r.urgency, r.revision, r.release, l.raised,
            (SELECT COUNT(*) FROM inbox_flag AS f
                WHERE f.session_id = l.session_id AND f.raised = 1 AND f.urgency = l.urgency AND f.arrived_at = l.arrived_at),
            l.not_excluded,
            (SELECT COUNT(*) FROM inbox_flag AS f
                WHERE f.session_id = l.session_id AND f.raised = 0 AND f.urgency = l.urgency AND f.arrived_at = l.arrived_at)
        FROM session AS s
        LEFT JOIN inbox_line AS l ON l.session_id = s.id
        LEFT JOIN result_snapshot AS r ON r.session_id = s.id
            AND r.revision = (SELECT MAX(revision) FROM result_snapshot WHERE session_id = s.id)
        WHERE l.session_id IS NOT NULL OR (s.may_be_reviewed = 1 AND r.session_id IS NOT NULL)
        ORDER BY s.id
        """;

    private readonly Dictionary<(string Table, long Session, string Actor), int> found = [];
    private readonly Dictionary<(long Session, string Author), int> notes = [];

    /// <returns>How many rows were checked.</returns>
    public async Task<long> RunAsync(CancellationToken cancel)
    {
        var count = 0L;
        foreach (var table in SealedTable.All)
        {
            await foreach (var row in StoredRow.ReadAsync(db, table, "1 = 1", -1, cancel))
            {
                CheckSeal(row);
                CheckAgainstTrail(row);
                count++;
            }
        }

        var sessions = await SessionsAsync(cancel);
        FindMissing(sessions);
        await CompareBeforeToolAsync(sessions, cancel);
        await CompareLinesAsync(cancel);
        return count;
    }

    private void CheckSeal(StoredRow row)
    {
        if (row.Seal is null)
        {
            if (trail.SealsHaveBegun)
            {
                faults.Add(
                    $"The {row.Table.Word} of session {row.Session}{Which(row)} has no seal: it was put in, its seal was taken away, or there was no key then.",
                    FromBackup);
            }
        }
        else if (!row.IsSealed(key))
        {
            faults.Add(
                $"The {row.Table.Word} of session {row.Session}{Which(row)} is not what was sealed: it was changed or moved, or the key is another.",
                FromBackup);
        }
    }

    /// <summary>Counts the row for what follows, and compares what the trail says of it.</summary>
    private void CheckAgainstTrail(StoredRow row)
    {
        if (row.Table == SealedTable.Line)
        {
            CheckStatus(row);
        }
        else if (row.Table == SealedTable.Note)
        {
            var (author, version) = (row.Text("author"), row["version"] as long? ?? 0);
            notes[(row.Session, author)] = Math.Max(notes.GetValueOrDefault((row.Session, author)), (int)version);
        }
        else
        {
            var actor = row.Text(row.Table == SealedTable.Review ? "reviewer" : "by");
            var nth = found[(row.Table.Name, row.Session, actor)] = found.GetValueOrDefault((row.Table.Name, row.Session, actor)) + 1;
            if (row.Table == SealedTable.Review)
            {
                CheckVerdict(row, actor, nth);
            }
            else if (row.Table == SealedTable.Concern && row["closed_at"] is null && trail.ConcernsClosed.Contains(row.Id))
            {
                faults.Add($"The safety concern {row.Id} about session {row.Session} is open, and the trail says that it was closed.", FromBackup);
            }
            else if (row.Table == SealedTable.Concern && row["closed_at"] is not null && !trail.ConcernsClosed.Contains(row.Id))
            {
                faults.Add($"The safety concern {row.Id} about session {row.Session} is closed, and the trail has nobody who closed it.", FromBackup);
            }
        }
    }

    private void CheckStatus(StoredRow line)
    {
        var status = (ReviewStatus)(line["status"] as long? ?? -1);
        if (status is ReviewStatus.Closed && !trail.Closed.GetValueOrDefault(line.Session))
        {
            faults.Add($"The inbox line of session {line.Session} is closed, and the trail does not say that anybody closed it.", FromBackup);
        }
        else if (status is ReviewStatus.Reviewed && !trail.Judged.Contains(line.Session))
        {
            faults.Add($"The inbox line of session {line.Session} is reviewed, and the trail does not say that anybody judged it.", FromBackup);
        }
    }

    private void CheckVerdict(StoredRow row, string reviewer, int nth)
    {
        var says = ((Verdict)(row["verdict"] as long? ?? -1)).ToString();
        if (trail.Verdicts.TryGetValue((row.Session, reviewer), out var verdicts) && nth <= verdicts.Count
            && Enum.TryParse<Verdict>(verdicts[nth - 1], out var said) && said.ToString() != says)
        {
            faults.Add($"The judgement of session {row.Session}{Which(row)} says {says}, and the trail {said}.", FromBackup);
        }
    }

    /// <summary>What the trail tells of and the tables have not, or not any more.</summary>
    private void FindMissing(IReadOnlyDictionary<long, bool> sessions)
    {
        foreach (var session in trail.Agreed.Where(session => !trail.Deleted.Contains(session)).Order())
        {
            if (!sessions.TryGetValue(session, out var mayBeReviewed))
            {
                faults.Add($"Session {session}, whose person agreed to review, is gone, and the trail does not say that it was deleted.", FromBackup);
            }
            else if (!mayBeReviewed)
            {
                faults.Add($"Session {session} may not be reviewed, and the trail says that its person agreed to it.", FromBackup);
            }
        }

        foreach (var ((table, session, actor), count) in trail.Rows.OrderBy(one => one.Key.Session).ThenBy(one => one.Key.Table, StringComparer.Ordinal))
        {
            var (word, there) = (SealedTable.All.Single(one => one.Name == table).Word, found.GetValueOrDefault((table, session, actor)));
            if (there < count && (table == SealedTable.Concern.Name || sessions.ContainsKey(session)))
            {
                faults.Add($"Of session {session} one {word} is gone: the trail has {count} of account {actor}, the database {there}.", FromBackup);
            }
        }

        foreach (var ((session, author), version) in trail.Notes.OrderBy(one => one.Key.Session))
        {
            if (notes.GetValueOrDefault((session, author)) < version && sessions.ContainsKey(session))
            {
                var there = notes.GetValueOrDefault((session, author));
                faults.Add($"Of session {session} one note is gone: the trail has version {version} of account {author}, the database {there}.", FromBackup);
            }
        }
    }

    /// <summary>
    /// That a judgement was given before the tool's result was shown is in no seal: the column came later. The trail is what it is held against.
    /// </summary>
    private async Task CompareBeforeToolAsync(IReadOnlyDictionary<long, bool> sessions, CancellationToken cancel)
    {
        var rows = (await db.Reviews.AsNoTracking().Where(review => review.BeforeTool)
            .Select(review => new { review.SessionId, review.Reviewer }).ToListAsync(cancel)).Select(row => (row.SessionId, row.Reviewer)).ToHashSet();
        foreach (var (session, reviewer) in rows.Except(trail.BeforeTool).Order())
        {
            faults.Add(
                $"A judgement of session {session} by account {reviewer} says that it was given before the tool's result was shown, and the trail does not.",
                FromBackup);
        }

        foreach (var (session, reviewer) in trail.BeforeTool.Where(one => sessions.ContainsKey(one.Session)).Except(rows).Order())
        {
            faults.Add(
                $"The trail says that account {reviewer} judged session {session} before the tool's result was shown, and no judgement does.", FromBackup);
        }
    }

    private async Task CompareLinesAsync(CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = LinesWithResults;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var session = rows.GetInt64(0);
            if (rows.GetInt64(2) == 0)
            {
                faults.Add($"Session {session} may be reviewed and has a result, and the inbox has no line of it: nobody will find it there.", FromBackup);
            }
            else if (rows.GetInt64(1) == 0)
            {
                faults.Add($"The inbox has a line of session {session}, which may not be reviewed: it is listed, and nobody can open it.", FromBackup);
            }
            else
            {
                Compare(session, "urgency", UrgencyOf(rows.GetValue(3)), rows.IsDBNull(6) ? "none" : rows.GetString(6));
                Compare(session, "count of replies", Said(rows.GetValue(4)), Said(rows.GetValue(7)));
                Compare(session, "release", Said(rows.GetValue(5)), Said(rows.GetValue(8)));
                CompareFlags(session, "raised", Said(rows.GetValue(10)), Said(rows.GetValue(9)));
                CompareFlags(session, "not excluded", Said(rows.GetValue(12)), Said(rows.GetValue(11)));
            }
        }
    }

    private void Compare(long session, string what, string line, string result)
    {
        if (line != result)
        {
            faults.Add($"The inbox line of session {session} has as {what} {line}, and its result {result}.", FromBackup);
        }
    }

    private void CompareFlags(long session, string which, string found, string line)
    {
        if (found != line)
        {
            faults.Add($"A search of the inbox finds session {session} by {found} red flags {which}, and its line has {line}.", FromBackup);
        }
    }

    private async Task<IReadOnlyDictionary<long, bool>> SessionsAsync(CancellationToken cancel) =>
        await db.Sessions.AsNoTracking().ToDictionaryAsync(session => session.Id, session => session.MayBeReviewed, cancel);

    /// <summary>Which of several, where a session can have several.</summary>
    private static string Which(StoredRow row) =>
        row.Table == SealedTable.Line ? ""
        : row.Table == SealedTable.Note ? $", version {row.Text("version")} of account {row.Text("author")},"
        : row.Table == SealedTable.Review ? $", number {Said(row.Id)} by {row.Text("reviewer_name")},"
        : $", number {Said(row.Id)},";

    private static string UrgencyOf(object? stored) =>
        stored is long number && Enum.IsDefined((Urgency)number) ? ((Urgency)number).Code() : Said(stored);

    private static string Said(object? stored) => stored is null or DBNull ? "none" : Convert.ToString(stored, CultureInfo.InvariantCulture) ?? "none";
}
