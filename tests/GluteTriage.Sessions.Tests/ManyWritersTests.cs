using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests;

public sealed class ManyWritersTests
{
    private const int Writers = 50;
    private const int RepliesEach = 10;
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Fifty_people_answering_at_once_lose_nothing()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);

        var opened = await AllAtOnce(async writer =>
        {
            var (key, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
            for (var revision = 0; revision < RepliesEach; revision++)
            {
                var reply = Said.That($"writer-{writer}-reply-{revision}");
                Assert.IsType<Appended.Stored>(
                    await test.Log.AppendAsync(session.Id, revision, Said.Spread, reply, None));
            }

            return key;
        });

        for (var writer = 0; writer < Writers; writer++)
        {
            var found = await test.Log.FindAsync(opened[writer], None);
            Assert.Equal(
                Enumerable.Range(0, RepliesEach).Select(i => $"writer-{writer}-reply-{i}"),
                found!.Replies.Select(r => r.Reply));
        }
    }

    [Fact]
    public async Task Fifty_different_replies_to_one_revision_store_exactly_one()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);

        var outcomes = await AllAtOnce(writer => ALog(test)
            .AppendAsync(session.Id, 0, Said.Spread, Said.That($"reply-{writer}"), None));

        Assert.Single(outcomes, new Appended.Stored(1));
        Assert.Equal(Writers - 1, outcomes.Count(outcome => outcome == new Appended.Stale(1)));
        var stored = Assert.Single((await test.Log.FindAsync(key, None))!.Replies);
        Assert.Equal($"reply-{outcomes.IndexOf(new Appended.Stored(1))}", stored.Reply);
    }

    [Fault(30,
        Injected = "fifty equal posts at once",
        Seen = "the next question",
        Lost = "nothing; one reply is stored")]
    [Fact]
    public async Task Fifty_taps_on_the_same_button_store_one_reply()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);

        var outcomes = await AllAtOnce(_ => ALog(test)
            .AppendAsync(session.Id, 0, Said.Spread, Said.That("foot"), None));

        Assert.Single(outcomes, new Appended.Stored(1));
        Assert.Equal(Writers - 1, outcomes.Count(outcome => outcome == new Appended.Repeated(1)));
        Assert.Single((await test.Log.FindAsync(key, None))!.Replies);
    }

    [Fact]
    public async Task Fifty_pages_showing_one_result_keep_it_once()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);

        var kept = await AllAtOnce(_ => ALog(test)
            .RecordResultAsync(session.Id, 3, "release-1", "1.0", Urgency.Soon, "{}", InboxProjection.Bare, None));

        Assert.Single(kept, Recorded.Stored);
        Assert.Equal(Writers - 1, kept.Count(one => one is Recorded.Stood));
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        Assert.Equal(1, await db.Snapshots.CountAsync(None));
    }

    [Fault(13,
        Injected = "another connection holds a transaction that writes",
        Seen = "each waits five seconds once and is told",
        Lost = "nothing that was said to be saved")]
    [Fact]
    public async Task Whoever_waits_for_a_locked_log_waits_once_and_not_for_all_before()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await using var other = new SqliteConnection($"Data Source={test.Path}");
        await other.OpenAsync(None);
        await using var locked = other.BeginTransaction(deferred: false);
        var came = TimeProvider.System.GetTimestamp();

        var waited = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            await Assert.ThrowsAnyAsync<Exception>(() => test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None));
            return TimeProvider.System.GetElapsedTime(came);
        })));

        // One after the other it would be half a minute.
        Assert.All(waited, time => Assert.InRange(time, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(15)));
        await locked.RollbackAsync(None);
        await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        Assert.Equal(1, await db.Sessions.CountAsync(None));
    }

    /// <summary>A log of the writer's own, as another process would have: only the file keeps the order.</summary>
    private SessionLog ALog(TestSessionDb test) => new(test.Dbs, new SingleWriter(test.Dbs), test.Audited, clock);

    /// <summary>All writers are started on threads of the pool and let go together.</summary>
    private static async Task<List<T>> AllAtOnce<T>(Func<int, Task<T>> write)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            await go.Task;
            return await write(writer);
        })).ToList();

        go.SetResult();
        return [.. await Task.WhenAll(writers)];
    }
}
