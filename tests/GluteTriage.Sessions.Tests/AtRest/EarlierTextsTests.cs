using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.AtRest;

/// <summary>A log from before there were keys is read as it was, and sealed beside the serving until nothing plain is left in any byte.</summary>
public sealed class EarlierTextsTests
{
    private const string Canary = "canary-in-a-mine";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero));

    // Fails where any column is left out, where the seals of the trail are not made anew, or where the file is not written anew.
    [Fact]
    public async Task What_was_stored_in_the_clear_is_read_then_sealed_and_reads_the_same()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await Told.EverywhereAsync(test, Canary);
        await test.EarlierRows.SealAsync(None);
        await AsBeforeAsync(test);
        var before = await Told.ReadAsync(test, session);
        Assert.True(test.ReadFiles().Holds(Canary));

        var count = await test.EarlierTexts.SealAsync(None);

        Assert.Equal(8, count);
        Assert.False(test.ReadFiles().Holds(Canary));
        Assert.Equal(before, await Told.ReadAsync(test, session));
        Assert.Empty((await AuditVerification.OfAsync(test.Path, test.AuditKey, test.Heads, None)).Faults);
        Assert.Null(await test.EarlierTexts.SealAsync(None));
    }

    // Fails where it is noted as done before it is, or begins with making keys anew.
    [Fact]
    public async Task Ended_half_way_it_goes_on()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await Told.EverywhereAsync(test, Canary);
        await AsBeforeAsync(test);
        var before = await Told.ReadAsync(test, session);
        await test.ExecuteAsync("CREATE TRIGGER ended BEFORE UPDATE ON note_version BEGIN SELECT RAISE(ABORT, 'ended'); END");

        await Assert.ThrowsAsync<SqliteException>(() => test.EarlierTexts.SealAsync(None));
        Assert.Equal(before, await Told.ReadAsync(test, session));
        await test.ExecuteAsync("DROP TRIGGER ended");
        await test.ReopenAsync();
        await test.EarlierTexts.SealAsync(None);

        Assert.False(test.ReadFiles().Holds(Canary));
        Assert.Equal(before, await Told.ReadAsync(test, session));
    }

    // Fails where every row of staff gets a new seal.
    [Fact]
    public async Task A_note_that_somebody_changed_before_is_sealed_and_still_found()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await Told.EverywhereAsync(test, Canary);
        await test.EarlierRows.SealAsync(None);
        await AsBeforeAsync(test);
        await test.ExecuteAsync("UPDATE note_version SET text = 'All well.'");

        await test.EarlierTexts.SealAsync(None);

        Assert.StartsWith(
            "The note of session 1, version 1 of account account-1, is not what was sealed",
            Assert.Single((await AuditVerification.OfAsync(test.Path, test.AuditKey, test.Heads, None)).Faults),
            StringComparison.Ordinal);
    }

    /// <summary>Every text in the clear, sealed by the trail as it was, and no key for any session.</summary>
    private static async Task AsBeforeAsync(TestSessionDb test)
    {
        await test.ExecuteAsync(string.Concat(SealedColumn.All.Select(column =>
            $"UPDATE {column.Table} SET {column.Column} = opened('{column.Table}.{column.Column}', session_id, {column.Row}, {column.Column});")));
        await using (var db = await test.Dbs.CreateDbContextAsync(None))
        {
            foreach (var table in SealedTable.All)
            {
                foreach (var row in await StoredRow.ReadAsync(db, table, "1 = 1", -1, None).ToListAsync(None))
                {
                    await db.Database.ExecuteSqlRawAsync(table.SetSeal, [table.SealOf(test.AuditKey, row.Values), row.Id], None);
                }
            }
        }

        await test.CloseAsync();
        test.Keys.LetGo();
        File.Delete(SessionKeys.Beside(test.Path));
        await test.ReopenAsync();
    }
}
