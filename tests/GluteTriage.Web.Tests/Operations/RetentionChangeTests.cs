using GluteTriage.Sessions;
using GluteTriage.Sessions.Backups;
using GluteTriage.Testing;
using GluteTriage.Web.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>Fewer days of keeping delete nothing until somebody has said that this is meant.</summary>
public sealed class RetentionChangeTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Fewer_days_that_would_delete_sessions_are_refused_and_the_sessions_counted()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        Assert.Equal(180, await DecideAsync(test, days: 180));
        await KeepAsync(test, count: 2);
        clock.Advance(TimeSpan.FromDays(40));
        await KeepAsync(test, count: 1);

        var refused = await Assert.ThrowsAsync<SettingsException>(() => DecideAsync(test, days: 40));

        Assert.Equal(
            "Sessions:RetentionDays is 40 and was 180, so that 2 stored sessions would be deleted at once: to delete them, "
            + "set Sessions:ConfirmRetentionDays to 40 too.",
            refused.Message);
        await Assert.ThrowsAsync<SettingsException>(() => DecideAsync(test, days: 40, confirmed: 41));
    }

    [Fact]
    public async Task Fewer_days_count_once_they_are_confirmed_and_need_no_word_at_the_next_start()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await KeepAsync(test, count: 1);
        clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal(40, await DecideAsync(test, days: 40, confirmed: 40));
        Assert.Equal(40, await DecideAsync(test, days: 40));
    }

    [Fact]
    public async Task Fewer_days_that_delete_nothing_need_no_word()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await KeepAsync(test, count: 1);
        clock.Advance(TimeSpan.FromDays(39));

        Assert.Equal(40, await DecideAsync(test, days: 40));
    }

    [Fact]
    public async Task What_was_past_its_time_before_the_change_is_no_reason_to_ask()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        Assert.Equal(90, await DecideAsync(test, days: 90));
        await KeepAsync(test, count: 1);
        clock.Advance(TimeSpan.FromDays(90));

        Assert.Equal(90, await DecideAsync(test, days: 90));
        Assert.Equal(30, await DecideAsync(test, days: 30));
    }

    [Fact]
    public async Task A_number_taken_back_after_a_larger_one_is_a_change_too()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await KeepAsync(test, count: 1);
        Assert.Equal(365, await DecideAsync(test, days: 365));
        clock.Advance(TimeSpan.FromDays(200));

        await Assert.ThrowsAsync<SettingsException>(() => DecideAsync(test, days: 180));
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_keeps_its_days()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var options = new DbContextOptionsBuilder<SessionDb>().UseSqlite($"Data Source={Folder(test)}").Options;
        var change = Change(test, new Broken(options), days: 30, confirmed: null);

        await change.DecideAsync(CancellationToken.None);

        Assert.Equal(SiteSettings.MostRetentionDays, change.Counts.RetentionDays);
        Assert.False(File.Exists(Path.Combine(Folder(test), "retention-days")));

        Assert.Equal(180, await DecideAsync(test, days: 180));
        change = Change(test, new Broken(options), days: 30, confirmed: null);
        await change.DecideAsync(CancellationToken.None);
        Assert.Equal(180, change.Counts.RetentionDays);
    }

    [Fact]
    public async Task Where_nothing_tells_what_it_was_nothing_is_deleted_unasked()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await KeepAsync(test, count: 3);
        clock.Advance(TimeSpan.FromDays(400));

        var refused = await Assert.ThrowsAsync<SettingsException>(() => DecideAsync(test, days: 180));

        Assert.Equal(
            "Sessions:RetentionDays is 180 and nothing here tells what it was, so that 3 stored sessions would be deleted at once: to delete them, "
            + "set Sessions:ConfirmRetentionDays to 180 too.",
            refused.Message);
        Assert.Equal(500, await DecideAsync(test, days: 500));
        Assert.Equal(180, await DecideAsync(test, days: 180, confirmed: 180));
    }

    [Fact]
    public async Task What_it_was_is_in_a_backup()
    {
        var clock = TimeProvider.System;
        await using var test = await TestSessionDb.CreateAsync(clock);
        Assert.Equal(500, await DecideAsync(test, days: 500));
        var key = BackupKey.OfPassphrase("a passphrase that is long enough");
        var made = await Backup.MakeAsync(new DataFolder(Folder(test)), Path.Combine(Folder(test), "kept"), key, keep: null, clock, CancellationToken.None);
        var elsewhere = new DataFolder(Directory.CreateDirectory(Path.Combine(Folder(test), "elsewhere")).FullName);

        await Restoring.RunAsync(made.Path, elsewhere, key, replace: false, clock, CancellationToken.None);

        Assert.Equal("500", await File.ReadAllTextAsync(elsewhere.RetentionNote));
    }

    /// <returns>The days that count, as at the next start of a site whose sessions nobody has deleted in the meantime.</returns>
    private async Task<int> DecideAsync(TestSessionDb test, int days, int? confirmed = null)
    {
        var change = Change(test, test.Dbs, days, confirmed);
        await change.DecideAsync(CancellationToken.None);
        return change.Counts.RetentionDays;
    }

    private RetentionChange Change(TestSessionDb test, IDbContextFactory<SessionDb> dbs, int days, int? confirmed) => new(
        SettingsOf.A(Folder(test)) with { Retention = new RetentionPeriods { RetentionDays = days }, ConfirmedRetentionDays = confirmed },
        dbs, clock, NullLogger<RetentionChange>.Instance);

    private static string Folder(TestSessionDb test) => Path.GetDirectoryName(test.Path)!;

    private static async Task KeepAsync(TestSessionDb test, int count)
    {
        for (var one = 0; one < count; one++)
        {
            await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, CancellationToken.None);
        }
    }

    /// <summary>Of a log that is no file.</summary>
    private sealed class Broken(DbContextOptions<SessionDb> options) : IDbContextFactory<SessionDb>
    {
        public SessionDb CreateDbContext() => new(options);
    }
}
