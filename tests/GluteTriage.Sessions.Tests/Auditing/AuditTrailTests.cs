using GluteTriage.Sessions.Auditing;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.Auditing;

public sealed class AuditTrailTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Somebody = new("account-1", "Dr One");
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_site_where_nobody_has_done_anything_passes()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);

        var found = await VerifyAsync(test);

        Assert.Empty(found.Faults);
        Assert.Equal(0, found.Entries);
    }

    [Fact]
    public async Task A_trail_nobody_touched_passes_after_a_restart_too()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ActAsync(test, 3);
        await test.ReopenAsync();
        await ActAsync(test, 2);

        var found = await VerifyAsync(test);

        Assert.Empty(found.Faults);
        Assert.Equal((5L, (long?)5, (DateTimeOffset?)clock.GetUtcNow()), (found.Entries, found.LastHead, found.To));
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET actor_name = 'Dr Two' WHERE sequence = 2", "Entry 2 is not what was sealed")]
    [InlineData("UPDATE audit_entry SET act = 'Opened ' WHERE sequence = 2", "Entry 2 is not what was sealed")]
    [InlineData("UPDATE audit_entry SET at = 'never' WHERE sequence = 2", "Entry 2 is not what was sealed")]
    [InlineData("UPDATE audit_entry SET session_id = NULL WHERE sequence = 2", "Entry 2 is not what was sealed")]
    [InlineData("DELETE FROM audit_entry WHERE sequence = 2", "After entry 1 comes 3")]
    [InlineData("DELETE FROM audit_entry WHERE sequence = 1", "After entry 0 comes 2")]
    [InlineData("DELETE FROM audit_entry WHERE sequence > 3", "The trail ends at 3, but heads go to 5")]
    [InlineData("DELETE FROM audit_entry", "The trail ends at 0, but heads go to 5")]
    [InlineData(
        """
        INSERT INTO audit_entry (sequence, at, actor, actor_name, act, session_id, detail, previous, hash)
        SELECT 6, at, 'account-2', actor_name, act, session_id, detail, hash, hash FROM audit_entry WHERE sequence = 5
        """,
        "Entry 6 is not what was sealed")]
    [InlineData(
        """
        UPDATE audit_entry SET sequence = 90 WHERE sequence = 2;
        UPDATE audit_entry SET sequence = 2 WHERE sequence = 3;
        UPDATE audit_entry SET sequence = 3 WHERE sequence = 90;
        """,
        "Entry 2 does not follow the entry before it")]
    public async Task Whatever_is_done_to_the_trail_behind_its_back_is_found_and_named(string attack, string fault)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ActAsync(test, 5);
        await test.ExecuteAsync(AuditTriggers.Drop);
        await test.ExecuteAsync(attack);
        await test.ExecuteAsync(AuditTriggers.Create);

        var found = await VerifyAsync(test);

        Assert.Contains(found.Faults, said => said.StartsWith(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET detail = 'other'", "never changed")]
    [InlineData("DELETE FROM audit_entry", "never deleted")]
    [InlineData(
        "INSERT OR REPLACE INTO audit_entry SELECT sequence, at, 'other', actor_name, act, session_id, detail, previous, hash "
        + "FROM audit_entry",
        "never replaced")]
    [InlineData("REPLACE INTO audit_entry SELECT * FROM audit_entry", "never replaced")]
    public async Task The_database_itself_refuses_to_change_delete_or_replace_an_entry(string attempt, string refusal)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ActAsync(test, 1);

        var refused = await Assert.ThrowsAsync<SqliteException>(() => test.ExecuteAsync(attempt));

        Assert.Contains(refusal, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DROP TRIGGER audit_entry_is_never_deleted")]
    [InlineData("DROP TRIGGER audit_entry_is_never_replaced")]
    [InlineData(
        """
        DROP TRIGGER audit_entry_is_never_deleted;
        CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry BEGIN SELECT 1; END;
        """)]
    public async Task A_database_that_no_longer_refuses_is_named(string attack)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await test.ExecuteAsync(attack);

        Assert.StartsWith("The database no longer refuses", Assert.Single((await VerifyAsync(test)).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_database_is_found_and_still_found_once_it_is_written_on()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ActAsync(test, 2);
        var older = await CopyAsync(test);
        await ActAsync(test, 2);
        await test.CloseAsync();
        File.Copy(older, test.Path, overwrite: true);

        Assert.StartsWith("The trail ends at 2, but heads go to 4", Assert.Single((await VerifyAsync(test)).Faults), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromMinutes(1));
        await ActAsync(test, 2);
        Assert.Contains((await VerifyAsync(test)).Faults, said => said.Contains("repeats entry 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_database_of_another_site_is_found_without_a_sentence_for_each_entry()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await using var other = await TestSessionDb.CreateAsync(clock);
        await ActAsync(test, 30);
        await ActAsync(other, 30);
        await other.CloseAsync();

        var found = await AuditVerification.OfAsync(other.Path, test.AuditKey, test.Heads, None);

        Assert.Contains(found.Faults, said => said.StartsWith("And 10 more of this kind", StringComparison.Ordinal));
        Assert.Equal((2 * AuditFaults.AtMost) + 2, found.Faults.Count);
    }

    [Fact]
    public async Task Heads_that_were_removed_or_changed_are_named()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ActAsync(test, 3);
        var lines = await File.ReadAllLinesAsync(test.Heads, None);

        await File.WriteAllLinesAsync(test.Heads, [lines[0], lines[2]], None);
        Assert.StartsWith("Line 2 of the heads", Assert.Single((await VerifyAsync(test)).Faults), StringComparison.Ordinal);

        File.Delete(test.Heads);
        Assert.StartsWith("There is no file of heads", Assert.Single((await VerifyAsync(test)).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_line_that_a_loss_of_power_left_is_no_fault_and_is_mended()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ActAsync(test, 2);
        await File.AppendAllTextAsync(test.Heads, "3 0a1b", None);
        Assert.Empty((await VerifyAsync(test)).Faults);

        await ActAsync(test, 1);

        Assert.Empty((await VerifyAsync(test)).Faults);
        Assert.Equal(3, (await File.ReadAllLinesAsync(test.Heads, None)).Length);
    }

    [Fact]
    public async Task Checking_while_others_write_finds_no_fault()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var writing = Task.Run(() => ActAsync(test, 200), None);
        do
        {
            Assert.Empty((await VerifyAsync(test)).Faults);
        }
        while (!writing.IsCompleted);

        await writing;
        Assert.Equal(200, (await VerifyAsync(test)).Entries);
    }

    [Fault(45,
        Injected = "a trigger refuses every entry of the trail",
        Seen = "staff see and change nothing",
        Lost = "nothing")]
    [Fact]
    public async Task What_cannot_be_recorded_is_neither_read_nor_changed()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);
        await test.ExecuteAsync("CREATE TRIGGER full BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'full'); END;");
        var read = false;

        await Assert.ThrowsAsync<DbUpdateException>(() => test.Audited.RunAsync(
            Somebody, AuditAct.Opened, session.Id, "", _ => Task.FromResult(read = true), None));
        await Assert.ThrowsAsync<DbUpdateException>(() => test.Audited.RunAsync(
            Somebody, AuditAct.Closed, db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(one => one.Region, "ie"), None), _ => (null, ""), None));
        await Assert.ThrowsAsync<DbUpdateException>(() => test.Log.DeleteAsync(key, None));

        Assert.False(read);
        Assert.Equal("uk", (await test.Log.FindAsync(key, None))!.Session.Region);
    }

    [Fault(45,
        Injected = "the file of the heads cannot be written",
        Seen = "staff do nothing; people can still delete",
        Lost = "nothing")]
    [Fact]
    public async Task While_the_heads_cannot_be_written_staff_do_nothing_and_people_can_still_delete()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, _) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        Directory.CreateDirectory(test.Heads);

        await Assert.ThrowsAsync<IOException>(() => ActAsync(test, 1));
        Assert.True(await test.Log.DeleteAsync(key, None));
        await Assert.ThrowsAsync<IOException>(() => ActAsync(test, 1));

        Directory.Delete(test.Heads);
        await ActAsync(test, 1);
        var found = await VerifyAsync(test);
        Assert.Empty(found.Faults);
        Assert.Equal((2L, (long?)2), (found.Entries, found.LastHead));
        Assert.Equal(2, (await File.ReadAllLinesAsync(test.Heads, None)).Length);
    }

    [Fact]
    public async Task Each_deletion_leaves_one_entry_that_says_whose_and_by_whom()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, mine) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.Log.DeleteAsync(key, None);
        await test.Log.DeleteAsync(key, None);
        var expired = new List<long>();
        for (var i = 0; i < 105; i++)
        {
            expired.Add((await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None)).Session.Id);
        }

        clock.Advance(TimeSpan.FromHours(24));
        await test.Retention.DeleteExpiredAsync(None);
        await test.Retention.DeleteExpiredAsync(None);

        await using var db = await test.Dbs.CreateDbContextAsync(None);
        var entries = await db.AuditEntries.OrderBy(entry => entry.Sequence).ToListAsync(None);
        Assert.All(entries, entry => Assert.Equal((AuditAct.Deleted, ""), (entry.Act, entry.Detail)));
        Assert.Equal(
            [(Actor.Person.Account, mine.Id), .. expired.Select(id => (Actor.Retention.Account, id))],
            entries.Select(entry => (entry.Actor, entry.SessionId!.Value)).Order());
        Assert.Equal((106L, 0), ((await VerifyAsync(test)).LastHead, (await VerifyAsync(test)).Faults.Count));
    }

    [Fact]
    public async Task Reads_by_many_at_once_leave_as_many_entries()
    {
        var each = Sampling.Count(everyDay: 50, longRun: 500);
        var all = 20 * each;
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);

        var read = await Task.WhenAll(Enumerable.Range(0, 20).Select(reader => Task.Run(async () =>
        {
            var got = 0;
            for (var i = 0; i < each; i++)
            {
                got += await test.Reviews.OpenAsync(new Actor($"doctor-{reader}", "Dr"), session.Id, None) is null ? 0 : 1;
            }

            return got;
        })));

        var found = await VerifyAsync(test);
        Assert.Empty(found.Faults);
        Assert.Equal((all, (long)all, (long?)all), (read.Sum(), found.Entries, found.LastHead));
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        Assert.Equal(all, await db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Opened && entry.SessionId == session.Id && entry.Detail == "", None));
    }

    private static async Task ActAsync(TestSessionDb test, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await test.Audited.RecordAsync(Somebody, AuditAct.Opened, 7, "", None);
        }
    }

    private static Task<AuditVerification> VerifyAsync(TestSessionDb test) =>
        AuditVerification.OfAsync(test.Path, test.AuditKey, test.Heads, None);

    private static async Task<string> CopyAsync(TestSessionDb test)
    {
        var copy = test.Path + ".older";
        await test.ExecuteAsync($"VACUUM INTO '{copy}'");
        return copy;
    }
}
