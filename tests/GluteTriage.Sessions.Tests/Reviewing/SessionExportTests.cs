using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.Reviewing;

public sealed class SessionExportTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Lead = new("lead-1", "Dr Lead");
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Every_session_is_recorded_once_before_its_batch_is_given_out_and_the_purpose_first()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var there = new List<long>();
        for (var i = 0; i < 230; i++)
        {
            there.Add(await ArrivedAsync(test, mayBeReviewed: true));
        }

        await ArrivedAsync(test, mayBeReviewed: false);
        var given = new List<long>();
        await foreach (var batch in test.Export.ReadAsync(Lead, InboxFilter.Everything, "csv, for: a yearly audit", "run-1", None))
        {
            Assert.InRange(batch.Length, 1, SessionExport.BatchAtMost);
            given.AddRange(batch.Select(one => one.Line.SessionId));
            Assert.Equal(given, await RecordedAsync(test));
        }

        Assert.Equal(there, given);
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        var purpose = await db.Database.SqlQueryRaw<string>("SELECT detail AS Value FROM audit_entry WHERE session_id IS NULL").SingleAsync(None);
        Assert.Equal("run-1: csv, for: a yearly audit; all", purpose);
        var verified = await AuditVerification.OfAsync(test.Path, test.AuditKey, test.Heads, None);
        Assert.Empty(verified.Faults);
    }

    [Fact]
    public async Task Nothing_is_given_out_that_the_audit_trail_cannot_hold()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        for (var i = 0; i < SessionExport.BatchAtMost + 5; i++)
        {
            await ArrivedAsync(test, mayBeReviewed: true);
        }

        await using var batches = test.Export.ReadAsync(Lead, InboxFilter.Everything, "csv", "run-1", None).GetAsyncEnumerator(None);
        Assert.True(await batches.MoveNextAsync());
        await test.ExecuteAsync("CREATE TRIGGER full BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'full'); END;");

        await Assert.ThrowsAsync<DbUpdateException>(async () => await batches.MoveNextAsync());
        Assert.Equal(SessionExport.BatchAtMost, (await RecordedAsync(test)).Count);
    }

    [Fact]
    public async Task What_a_filter_finds_beyond_thousands_of_other_lines_is_given_out_too()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var first = await ArrivedAsync(test, mayBeReviewed: true);
        await test.ExecuteAsync(
            $"""
            WITH RECURSIVE n(i) AS (SELECT {first} + 1 UNION ALL SELECT i + 1 FROM n WHERE i < {first} + {3 * SessionExport.LinesAtMost})
            INSERT INTO session SELECT {await ColumnsAsync(test, "session", "id", "i", "key_hash", "randomblob(32)")}
            FROM n, session AS one WHERE one.id = {first};
            INSERT INTO inbox_line SELECT {await ColumnsAsync(test, "inbox_line", "session_id", "n.id", "urgency", "0")}
            FROM session AS n, inbox_line AS one WHERE one.session_id = {first} AND n.id > {first};
            """);
        var last = await ArrivedAsync(test, mayBeReviewed: true);

        var given = new List<long>();
        await foreach (var batch in test.Export.ReadAsync(Lead, new InboxFilter { Urgencies = [Urgency.Routine] }, "csv", "run-1", None))
        {
            given.AddRange(batch.Select(one => one.Line.SessionId));
        }

        Assert.Equal([first, last], given);
    }

    [Fact]
    public async Task A_session_deleted_between_two_batches_is_neither_given_out_nor_recorded()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        for (var i = 0; i < SessionExport.BatchAtMost; i++)
        {
            await ArrivedAsync(test, mayBeReviewed: true);
        }

        var deleted = await ArrivedAsync(test, mayBeReviewed: true);
        var given = 0;
        await foreach (var batch in test.Export.ReadAsync(Lead, InboxFilter.Everything, "csv", "run-1", None))
        {
            given += batch.Length;
            await test.Log.DeleteAsync(deleted, None);
        }

        Assert.Equal(SessionExport.BatchAtMost, given);
        Assert.DoesNotContain(deleted, await RecordedAsync(test));
    }

    [Fact]
    public async Task Whoever_is_to_give_the_second_review_gets_no_judgement_with_the_session()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var id = await ArrivedAsync(test, mayBeReviewed: true);
        var other = new Actor("doctor-2", "Dr Two");
        await test.Reviews.ReviewAsync(
            other, id, new Judgement(Verdict.TooLow, "a reason", Urgency.Soon, null, [], new ToolResult(Urgency.Routine, null, [], "release-1")), None);
        await test.ExecuteAsync($"UPDATE inbox_line SET second_wanted = 1 WHERE session_id = {id}");

        Assert.True((await OnlyAsync(test, Lead)) is { Withheld: true, Reviews.IsEmpty: true });
        Assert.False((await OnlyAsync(test, other)).Withheld);
    }

    /// <summary>The columns of a table as a row called one has them, but for some.</summary>
    private static async Task<string> ColumnsAsync(TestSessionDb test, string table, params string[] but)
    {
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        var columns = await db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table}) ORDER BY cid").ToListAsync(None);
        var others = but.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        return string.Join(", ", columns.Select(column => others.GetValueOrDefault(column, "one." + column)));
    }

    private static async Task<ExportedSession> OnlyAsync(TestSessionDb test, Actor actor)
    {
        var all = new List<ExportedSession>();
        await foreach (var batch in test.Export.ReadAsync(actor, InboxFilter.Everything, "csv", "run-1", None))
        {
            all.AddRange(batch);
        }

        return Assert.Single(all);
    }

    private static async Task<List<long>> RecordedAsync(TestSessionDb test)
    {
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        return await db.Database
            .SqlQueryRaw<long>("SELECT session_id AS Value FROM audit_entry WHERE act = 'Exported' AND session_id IS NOT NULL ORDER BY sequence")
            .ToListAsync(None);
    }

    private async Task<long> ArrivedAsync(TestSessionDb test, bool mayBeReviewed)
    {
        clock.Advance(TimeSpan.FromMinutes(1));
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed, None);
        await test.Log.RecordResultAsync(session.Id, 1, "release-1", "1.0", Urgency.Routine, "{}", InboxProjection.Bare, None);
        return session.Id;
    }
}
