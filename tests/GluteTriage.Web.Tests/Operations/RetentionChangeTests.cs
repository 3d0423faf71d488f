using GluteTriage.Sessions;
using GluteTriage.Web.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
        await using var site = new Site { Clock = clock };
        await KeepAsync(site, count: 2);
        clock.Advance(TimeSpan.FromDays(40));
        await KeepAsync(site, count: 1);

        var refused = await Assert.ThrowsAsync<SettingsException>(() => DecideAsync(site, days: 40));

        Assert.Equal(
            "Sessions:RetentionDays is 40 and was 180, so that 2 stored sessions would be deleted at once: to delete them, "
            + "set Sessions:ConfirmRetentionDays to 40 too.",
            refused.Message);
        await Assert.ThrowsAsync<SettingsException>(() => DecideAsync(site, days: 40, confirmed: 41));
    }

    [Fact]
    public async Task Fewer_days_count_once_they_are_confirmed_and_need_no_word_at_the_next_start()
    {
        await using var site = new Site { Clock = clock };
        await KeepAsync(site, count: 1);
        clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal(40, await DecideAsync(site, days: 40, confirmed: 40));
        Assert.Equal(40, await DecideAsync(site, days: 40));
    }

    [Fact]
    public async Task Fewer_days_that_delete_nothing_need_no_word()
    {
        await using var site = new Site { Clock = clock };
        await KeepAsync(site, count: 1);
        clock.Advance(TimeSpan.FromDays(39));

        Assert.Equal(40, await DecideAsync(site, days: 40));
    }

    [Fact]
    public async Task What_was_past_its_time_before_the_change_is_no_reason_to_ask()
    {
        await using var site = new Site { Clock = clock };
        Assert.Equal(90, await DecideAsync(site, days: 90));
        await KeepAsync(site, count: 1);
        clock.Advance(TimeSpan.FromDays(90));

        Assert.Equal(90, await DecideAsync(site, days: 90));
        Assert.Equal(30, await DecideAsync(site, days: 30));
    }

    [Fact]
    public async Task A_number_taken_back_after_a_larger_one_is_a_change_too()
    {
        await using var site = new Site { Clock = clock };
        await KeepAsync(site, count: 1);
        Assert.Equal(365, await DecideAsync(site, days: 365));
        clock.Advance(TimeSpan.FromDays(200));

        await Assert.ThrowsAsync<SettingsException>(() => DecideAsync(site, days: 180));
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_keeps_its_days()
    {
        await using var site = new Site { Clock = clock };
        var settings = site.Services.GetRequiredService<SiteSettings>();
        var broken = Directory.CreateDirectory(Path.Combine(site.Data, "broken")).FullName;
        File.WriteAllText(Path.Combine(broken, "sessions.db"), new string('x', 5000));
        settings = settings with { Folders = settings.Folders with { Data = broken }, Retention = new RetentionPeriods { RetentionDays = 30 } };
        var options = new DbContextOptionsBuilder<SessionDb>().UseSqlite($"Data Source={settings.Folders.Sessions}").Options;
        var change = new RetentionChange(settings, new Broken(options), clock, NullLogger<RetentionChange>.Instance);

        await change.DecideAsync(CancellationToken.None);

        Assert.Equal(180, change.Counts.RetentionDays);
        Assert.False(File.Exists(settings.Folders.RetentionNote));
    }

    /// <returns>The days that count, as at the next start of a site whose sessions nobody has deleted in the meantime.</returns>
    private async Task<int> DecideAsync(Site site, int days, int? confirmed = null)
    {
        var settings = site.Services.GetRequiredService<SiteSettings>() with
        {
            Retention = new RetentionPeriods { RetentionDays = days },
            ConfirmedRetentionDays = confirmed,
        };
        var dbs = site.Services.GetRequiredService<IDbContextFactory<SessionDb>>();
        var change = new RetentionChange(settings, dbs, clock, NullLogger<RetentionChange>.Instance);
        await change.DecideAsync(CancellationToken.None);
        return change.Counts.RetentionDays;
    }

    private static async Task KeepAsync(Site site, int count)
    {
        var log = site.Services.GetRequiredService<SessionLog>();
        var hash = site.Services.GetRequiredService<ReleaseShelf>().Current.Hash;
        for (var one = 0; one < count; one++)
        {
            await log.OpenAsync(hash, "uk", mayBeReviewed: true, CancellationToken.None);
        }
    }

    private sealed class Broken(DbContextOptions<SessionDb> options) : IDbContextFactory<SessionDb>
    {
        public SessionDb CreateDbContext() => new(options);
    }
}
