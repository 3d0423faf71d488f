using GluteTriage.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests;

public sealed class SessionRetentionTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Without_the_second_consent_a_session_is_kept_for_24_hours_and_no_longer()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, _) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);

        clock.Advance(new TimeSpan(23, 59, 0));
        Assert.Equal(new Expired(0, 0), await test.Retention.DeleteExpiredAsync(None));
        Assert.NotNull(await test.Log.FindAsync(key, None));

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new Expired(1, 0), await test.Retention.DeleteExpiredAsync(None));
        Assert.Null(await test.Log.FindAsync(key, None));
    }

    [Fact]
    public async Task Answering_does_not_prolong_the_24_hours()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);

        clock.Advance(TimeSpan.FromHours(23));
        await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That("foot"), None);
        clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(new Expired(1, 0), await test.Retention.DeleteExpiredAsync(None));
    }

    [Fact]
    public async Task With_the_second_consent_a_session_is_kept_for_180_days()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, _) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);

        clock.Advance(new TimeSpan(179, 23, 59, 0));
        Assert.Equal(new Expired(0, 0), await test.Retention.DeleteExpiredAsync(None));
        Assert.NotNull(await test.Log.FindAsync(key, None));

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new Expired(0, 1), await test.Retention.DeleteExpiredAsync(None));
        Assert.Null(await test.Log.FindAsync(key, None));
    }

    [Fact]
    public async Task The_days_can_be_configured()
    {
        await using var test = await TestSessionDb.CreateAsync(clock, new RetentionPeriods { RetentionDays = 30 });
        await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);

        clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(new Expired(0, 1), await test.Retention.DeleteExpiredAsync(None));
    }

    [Fact]
    public async Task More_sessions_than_one_transaction_takes_are_all_deleted()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        for (var i = 0; i < 205; i++)
        {
            await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        }

        clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal(new Expired(205, 0), await test.Retention.DeleteExpiredAsync(None));
    }
}
