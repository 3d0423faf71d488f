using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests;

public sealed class ResultSnapshotTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task The_first_result_of_a_revision_stays()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);

        Assert.Equal(Recorded.Stored, await test.Log.RecordResultAsync(session.Id, 7, "release-1", "1.0", Urgency.SameDay, "{}", InboxProjection.Bare, None));
        Assert.Equal(Recorded.Stood, await test.Log.RecordResultAsync(session.Id, 7, "release-1", "1.1", Urgency.Soon, "[]", InboxProjection.Bare, None));

        var latest = await test.Log.LatestSnapshotAsync(session.Id, None);
        Assert.Equal(
            (7, "release-1", "1.0", Urgency.SameDay, "{}", clock.Start),
            (latest!.Revision, latest.Release, latest.EngineVersion, latest.Urgency, latest.Json, latest.At));
    }

    [Fact]
    public async Task The_latest_result_is_the_one_from_the_most_replies()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.Log.RecordResultAsync(session.Id, 9, "release-1", "1.0", Urgency.Emergency, "{}", InboxProjection.Bare, None);
        await test.Log.RecordResultAsync(session.Id, 7, "release-1", "1.0", Urgency.Routine, "{}", InboxProjection.Bare, None);

        Assert.Equal(9, (await test.Log.LatestSnapshotAsync(session.Id, None))!.Revision);
    }

    [Fact]
    public async Task A_result_for_a_deleted_session_is_not_kept()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.Log.DeleteAsync(session.Id, None);

        Assert.Equal(Recorded.Gone, await test.Log.RecordResultAsync(session.Id, 7, "release-1", "1.0", Urgency.Soon, "{}", InboxProjection.Bare, None));
        Assert.Null(await test.Log.LatestSnapshotAsync(session.Id, None));
    }
}
