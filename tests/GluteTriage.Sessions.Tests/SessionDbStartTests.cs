using System.Runtime.Versioning;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests;

public sealed class SessionDbStartTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private const int PageBytes = 4096;
    private readonly FakeTimeProvider clock = new();

    [Theory]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("synchronous", "2")]
    [InlineData("secure_delete", "1")]
    [InlineData("journal_mode", "wal")]
    public async Task Every_connection_has_its_settings_after_reopening_too(string pragma, string value)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await test.ReopenAsync();

        await using var one = await test.Dbs.CreateDbContextAsync(None);
        await using var other = await test.Dbs.CreateDbContextAsync(None);
        await one.Database.OpenConnectionAsync(None);
        await other.Database.OpenConnectionAsync(None);

        Assert.Equal(value, await ReadAsync(one, pragma));
        Assert.Equal(value, await ReadAsync(other, pragma));
    }

    [Fact]
    public async Task A_file_with_another_journal_mode_is_refused_in_one_sentence()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await test.CloseAsync();
        await test.ExecuteAsync("PRAGMA journal_mode=DELETE;");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => test.Start.CheckAsync(None));

        Assert.Equal(
            $"The session log {test.Path} cannot be trusted with answers: journal_mode is delete and must be wal.",
            refused.Message);
    }

    [Fact]
    public async Task Connections_without_the_settings_are_refused_and_each_difference_is_named()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var dbs = new DbsWithoutSettings(test.Path);
        var start = new SessionDbStart(dbs, test.Keys, new ErasedKeys(dbs, test.Keys), clock);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => start.CheckAsync(None));

        Assert.Equal(
            $"The session log {test.Path} cannot be trusted with answers: "
            + "foreign_keys is 0 and must be 1; busy_timeout is 0 and must be 5000; secure_delete is 0 and must be 1.",
            refused.Message);
    }

    [Fault(11,
        Injected = "a page of the database is overwritten with zeros",
        Seen = "the start is refused and says that the file is damaged",
        Lost = "nothing more")]
    [Fact]
    public async Task A_damaged_file_is_refused()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var page = await RootPageAsync(test, "session");
        await test.CloseAsync();
        await using (var file = new FileStream(test.Path, FileMode.Open))
        {
            file.Position = (page - 1) * PageBytes;
            file.Write(new byte[PageBytes]);
        }

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => test.Start.CheckAsync(None));

        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
    }

    [Fault(11,
        Injected = "all but the first page is overwritten",
        Seen = "the start is refused in one sentence",
        Lost = "nothing more")]
    [Fact]
    public async Task A_file_of_which_only_the_first_page_is_left_is_refused()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await test.CloseAsync();
        await using (var file = new FileStream(test.Path, FileMode.Open))
        {
            file.Position = PageBytes;
            file.Write(new byte[file.Length - PageBytes]);
        }

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => test.Start.CheckAsync(None));

        Assert.StartsWith($"The session log {test.Path} cannot be trusted with answers: ", refused.Message, StringComparison.Ordinal);
    }

    [Fault(9,
        Injected = "the file of the log is gone, and its keys are there",
        Seen = "that it is missing and what to do; nothing can be started",
        Lost = "nothing that can be put back",
        Mutation = "SessionDbStart makes a log wherever there is none")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_log_that_is_missing_or_emptied_is_not_made_anew_in_its_place(bool emptied)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await test.CloseAsync();
        Array.ForEach(Directory.GetFiles(Path.GetDirectoryName(test.Path)!, "sessions.db*"), File.Delete);
        if (emptied)
        {
            await File.WriteAllBytesAsync(test.Path, [], None);
        }

        var probed = emptied ? await new SessionLogProbe(test.Dbs).FindFaultAsync(None) : null;
        var running = await Assert.ThrowsAsync<InvalidOperationException>(() => test.Start.PrepareAsync(None));
        var restarted = await Assert.ThrowsAsync<InvalidOperationException>(test.ReopenAsync);

        Assert.StartsWith($"The session log {test.Path} is missing or empty, and there was one", running.Message, StringComparison.Ordinal);
        Assert.Equal(running.Message, restarted.Message);
        Assert.Equal(emptied ? $"The session log {test.Path} is empty." : null, probed);
        Assert.Equal(emptied ? 0 : null, File.Exists(test.Path) ? new FileInfo(test.Path).Length : (long?)null);
    }

    // Fails where keys alone tell that there was a log: a folder of heads may lie on another disk, and outlive both.
    [Fact]
    public async Task A_log_whose_heads_alone_are_left_is_not_made_anew_in_its_place()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await test.Audited.RecordAsync(new Actor("account-1", "Dr One"), AuditAct.AuditRead, null, "", None);
        await test.CloseAsync();
        test.Keys.LetGo();
        Array.ForEach(Directory.GetFiles(Path.GetDirectoryName(test.Path)!), File.Delete);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(test.ReopenAsync);

        Assert.StartsWith(
            $"The session log {test.Path} is missing or empty, and there was one: the heads of its audit trail lie in {test.Heads}.",
            refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(test.Path));
    }

    [Fault(5,
        Injected = "the log grows into a device that is full while it is brought up to date",
        Seen = "that the log cannot be opened; once there is room the next start brings it up to date",
        Lost = "nothing")]
    [Fact]
    public async Task A_migration_the_disk_has_no_room_for_leaves_the_log_as_it_was_and_goes_on_with_room()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.Log.AppendAsync(session.Id, 0, AnyAnswer.Code, AnyAnswer.Of("yes"), None);
        await test.ExecuteAsync(
            """
            DROP INDEX IX_inbox_line_claimed_by_age_arrived_at_session_id_urgency_status_verdict_second_wanted_marks;
            DELETE FROM __EFMigrationsHistory WHERE MigrationId = '20261130203000_ClaimedByAge';
            """);
        await test.CloseAsync();
        var log = test.Path + "-wal";
        Assert.False(File.Exists(log));
        Assert.SkipUnless(Device.TryMake(log, Device.Full), "The machine lets nobody make a device.");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(test.ReopenAsync);
        await test.CloseAsync();
        File.Delete(log);
        await test.ReopenAsync();

        Assert.StartsWith($"The session log {test.Path} cannot be opened: ", refused.Message, StringComparison.Ordinal);
        Assert.Single((await test.Log.FindAsync(key, None))!.Replies);
    }

    // Fails where only the length of the file is looked at: whatever opens an emptied file to write leaves a page of a database that holds nothing.
    [Fact]
    public async Task A_log_that_was_emptied_and_opened_by_something_since_is_not_filled_anew()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await test.CloseAsync();
        Array.ForEach(Directory.GetFiles(Path.GetDirectoryName(test.Path)!, "sessions.db*"), File.Delete);
        await using (var something = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={test.Path};Pooling=False"))
        {
            await something.OpenAsync(None);
            await using var mark = something.CreateCommand();
            mark.CommandText = "PRAGMA user_version=7";
            await mark.ExecuteNonQueryAsync(None);
        }

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(test.ReopenAsync);

        Assert.StartsWith($"The session log {test.Path} is missing or empty, and there was one", refused.Message, StringComparison.Ordinal);
    }

    [Fault(14,
        Injected = "another program reads the log in one transaction while people answer and delete",
        Seen = "nothing: every answer is saved and every deletion done; the write-ahead log is emptied once the reader has gone",
        Lost = "nothing",
        Mutation = "AuditedLog.DeleteAsync without EmptyWriteAheadLogAsync")]
    [Fact]
    public async Task A_stranger_who_reads_for_long_keeps_nobody_from_answering_or_deleting()
    {
        await using var test = await TestSessionDb.CreateAsync(TimeProvider.System);
        var sessions = new List<long>();
        await using (var stranger = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={test.Path};Pooling=False"))
        {
            await stranger.OpenAsync(None);
            await using var reading = stranger.CreateCommand();
            reading.CommandText = "BEGIN; SELECT COUNT(*) FROM session";
            await reading.ExecuteScalarAsync(None);
            for (var i = 0; i < 20; i++)
            {
                var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
                Assert.IsType<Appended.Stored>(await test.Log.AppendAsync(session.Id, 0, AnyAnswer.Code, AnyAnswer.Of("yes"), None));
                sessions.Add(session.Id);
            }

            Assert.True(await test.Log.DeleteAsync(sessions[0], None));
            Assert.NotEqual(0, new FileInfo(test.Path + "-wal").Length);
        }

        Assert.True(await test.Log.DeleteAsync(sessions[1], None));

        Assert.Equal(0, new FileInfo(test.Path + "-wal").Length);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_was()
    {
        await using var test = TestSessionDb.Unprepared(clock);
        await File.WriteAllTextAsync(test.Path, "Notes from the clinic, kept here by mistake.", None);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => test.Start.PrepareAsync(None));

        Assert.StartsWith($"The session log {test.Path} cannot be opened: ", refused.Message, StringComparison.Ordinal);
        Assert.Equal("Notes from the clinic, kept here by mistake.", await File.ReadAllTextAsync(test.Path, None));
    }

    [Fact]
    public async Task A_migration_that_died_is_named_rather_than_waited_for()
    {
        await using var test = TestSessionDb.Unprepared(clock);
        await test.ExecuteAsync(
            """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-03-01');
            """);

        var preparing = test.Start.PrepareAsync(None);
        clock.Advance(TimeSpan.FromMinutes(2));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => preparing);
        Assert.Contains("drop its table __EFMigrationsLock", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Nobody_but_the_owner_may_read_the_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights; its folder's rights apply.");
        await using var test = await TestSessionDb.CreateAsync(clock);

        // While one connection is open the write-ahead log stays, whatever pool another test empties.
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        await db.Database.OpenConnectionAsync(None);
        await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);

        var files = Directory.GetFiles(Path.GetDirectoryName(test.Path)!);

        Assert.Contains($"{test.Path}-wal", files);
        Assert.All(files, file =>
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    private static async Task<long> RootPageAsync(TestSessionDb test, string table)
    {
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        return await db.Database.SqlQuery<long>($"SELECT rootpage AS Value FROM sqlite_master WHERE name = {table}").SingleAsync(None);
    }

    private static async Task<string?> ReadAsync(SessionDb db, string pragma)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return Convert.ToString(await command.ExecuteScalarAsync(None));
    }

    private sealed class DbsWithoutSettings(string path) : IDbContextFactory<SessionDb>
    {
        public SessionDb CreateDbContext() => new(
            new DbContextOptionsBuilder<SessionDb>()
                .UseSqlite($"Data Source={path};Pooling=False;Foreign Keys=False").Options);
    }
}
