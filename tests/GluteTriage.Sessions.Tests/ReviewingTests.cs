using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests;

public sealed class ReviewingTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task A_session_without_the_second_consent_is_never_listed_or_read()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.Log.RecordResultAsync(session.Id, 0, "release-1", "1.0", Urgency.Emergency, "{}", InboxProjection.Bare, None);

        Assert.Empty((await test.Inbox.PageAsync(new Actor("a", "A"), InboxFilter.Everything, after: null, 10, None)).Rows);
        Assert.Null(await test.Log.ReadAsync(session.Id, None));
    }

    [Fact]
    public async Task A_session_with_it_is_read_with_its_replies_in_order()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);
        await test.Log.AppendAsync(session.Id, 0, Said.Duration, Said.That("days"), None);
        await test.Log.AppendAsync(session.Id, 1, Said.Spread, Said.That("foot"), None);

        var read = await test.Log.ReadAsync(session.Id, None);

        Assert.Equal(["days", "foot"], read!.Replies.Select(r => r.Reply));
    }
}
