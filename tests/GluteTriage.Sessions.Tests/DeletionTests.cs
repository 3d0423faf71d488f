using System.Text;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests;

public sealed class DeletionTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Deleting_takes_replies_and_results_along_and_nothing_of_others()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (mine, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);
        var (others, other) = await test.Log.OpenAsync("release-1", "ie", mayBeReviewed: true, None);
        foreach (var id in new[] { session.Id, other.Id })
        {
            await test.Log.AppendAsync(id, 0, Said.Spread, Said.That("foot"), None);
            await test.Log.RecordResultAsync(id, 1, "release-1", "1.0", Urgency.Soon, "{}", InboxProjection.Bare, None);
        }

        Assert.True(await test.Log.DeleteAsync(mine, None));
        Assert.False(await test.Log.DeleteAsync(mine, None));

        await using var db = await test.Dbs.CreateDbContextAsync(None);
        Assert.Equal([other.Id], await db.AnsweredItems.Select(a => a.SessionId).ToListAsync(None));
        Assert.Equal([other.Id], await db.Snapshots.Select(r => r.SessionId).ToListAsync(None));
        Assert.NotNull(await test.Log.FindAsync(others, None));
    }

    [Fact]
    public async Task The_number_of_a_deleted_session_is_never_given_again()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, first) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.Log.DeleteAsync(first.Id, None);

        var (_, second) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);

        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task Deleted_replies_and_results_leave_no_bytes_in_the_files()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That("a-telling-reply"), None);
        await test.Log.RecordResultAsync(session.Id, 1, "release-1", "1.0", Urgency.Soon, "{ a-telling-result }", InboxProjection.Bare, None);
        var texts = await StoredAsync(test, session.Id);
        Assert.Equal(2, texts.Count);
        Assert.All(texts, text => Assert.True(Holds(test.ReadFiles(), text)));

        await test.Log.DeleteAsync(key, None);

        Assert.All(texts, text => Assert.False(Holds(test.ReadFiles(), text)));
    }

    /// <summary>
    /// Pages of a fuller file are split, filled and merged as sessions come and go; copies may stay behind.
    /// </summary>
    [Fact]
    public async Task Nothing_stays_behind_when_many_sessions_come_and_go()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var random = new Random(20260301);
        var opened = new List<TriageSession>();
        for (var i = 0; i < 60; i++)
        {
            opened.Add((await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None)).Session);
        }

        for (var revision = 0; revision < 12; revision++)
        {
            foreach (var session in opened.OrderBy(_ => random.Next()))
            {
                var words = new string('x', random.Next(60));
                await test.Log.AppendAsync(
                    session.Id, revision, Said.Spread, Said.That($"of-{session.Id:000}-{words}"), None);
            }
        }

        foreach (var session in opened)
        {
            var json = string.Concat(Enumerable.Range(0, random.Next(3_000)).Select(_ => $"{random.Next(10_000):0000}"));
            await test.Log.RecordResultAsync(session.Id, 12, "release-1", "1.0", Urgency.Soon, json, InboxProjection.Bare, None);
        }

        var stored = new Dictionary<long, IReadOnlyList<string>>();
        foreach (var session in opened)
        {
            stored[session.Id] = await StoredAsync(test, session.Id);
        }

        var deleted = opened.OrderBy(_ => random.Next()).Take(40).ToList();
        foreach (var session in deleted)
        {
            await test.Log.DeleteAsync(session.Id, None);
        }

        var files = test.ReadFiles();
        Assert.Empty(deleted.Where(session => stored[session.Id].Any(text => Holds(files, text))).Select(session => session.Id));
        Assert.All(opened.Except(deleted), session => Assert.True(stored[session.Id].All(text => Holds(files, text))));
    }

    /// <summary>How each text of a session begins as it lies in the file: sealed, and so like no other.</summary>
    private static async Task<IReadOnlyList<string>> StoredAsync(TestSessionDb test, long session)
    {
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        return await db.Database.SqlQuery<string>(
            $"""
            SELECT substr(reply, 1, 100) AS Value FROM answered_item WHERE session_id = {session}
            UNION ALL SELECT substr(json, 1, 100) FROM result_snapshot WHERE session_id = {session}
            """).ToListAsync(None);
    }

    private static bool Holds(byte[] files, string text) => files.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
