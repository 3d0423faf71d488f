using GluteTriage.Testing;
using Microsoft.EntityFrameworkCore;
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

    [Fault(46,
        Injected = "the second hundred of sessions to delete breaks off in its middle",
        Seen = "no session of which a part is gone; the next pass deletes the rest",
        Lost = "nothing but what was past its time",
        Mutation = "AuditedLog.DeleteAsync without its transaction")]
    [Fact]
    public async Task Deleting_that_breaks_off_leaves_no_session_half_deleted_and_goes_on_the_next_time()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        for (var i = 0; i < 120; i++)
        {
            var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
            await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That("foot"), None);
        }

        clock.Advance(TimeSpan.FromHours(24));
        await test.ExecuteAsync("CREATE TRIGGER killed BEFORE DELETE ON session WHEN OLD.id = 110 BEGIN SELECT RAISE(ABORT, 'killed'); END;");
        await Assert.ThrowsAnyAsync<Exception>(() => test.Retention.DeleteExpiredAsync(None));

        Assert.Equal((20, 20, 100), await CountAsync(test));
        await test.ExecuteAsync("DROP TRIGGER killed;");
        await test.ReopenAsync();
        Assert.Equal(new Expired(20, 0), await test.Retention.DeleteExpiredAsync(None));
        Assert.Equal((0, 0, 120), await CountAsync(test));
    }

    [Fault(19,
        Injected = "the clock is put back an hour between two answers",
        Seen = "the answers in the order in which they were given",
        Lost = "nothing; no session goes before its day is over",
        Mutation = "SessionLog orders answers by their time")]
    [Fact]
    public async Task A_clock_that_is_put_back_changes_no_order_and_deletes_nothing_early()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That("foot"), None);
        var began = clock.GetUtcNow();

        clock.AdjustTime(began.AddHours(-1));
        Assert.IsType<Appended.Stored>(await test.Log.AppendAsync(session.Id, 1, Said.Spread, Said.That("back-thigh"), None));

        Assert.Equal(["foot", "back-thigh"], (await test.Log.FindAsync(key, None))!.Replies.Select(reply => reply.Reply));
        Assert.Equal(new Expired(0, 0), await test.Retention.DeleteExpiredAsync(None));
        clock.AdjustTime(began.AddHours(24).AddSeconds(-1));
        Assert.Equal(new Expired(0, 0), await test.Retention.DeleteExpiredAsync(None));
        clock.AdjustTime(began.AddHours(24));
        Assert.Equal(new Expired(1, 0), await test.Retention.DeleteExpiredAsync(None));
    }

    private static async Task<(int Sessions, int Replies, int Recorded)> CountAsync(TestSessionDb test)
    {
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        return (await db.Sessions.CountAsync(None), await db.AnsweredItems.CountAsync(None), await db.AuditEntries.CountAsync(None));
    }
}
