using System.Runtime.Versioning;
using GluteTriage.Sessions.AtRest;
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
