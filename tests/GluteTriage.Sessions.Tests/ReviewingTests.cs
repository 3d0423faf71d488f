using GluteTriage.Engine.Assessments;
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

        Assert.Empty(await test.Log.ListAsync(10, before: null, None));
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

    [Fact]
    public async Task The_list_shows_the_urgency_of_the_latest_result_and_what_it_rests_on()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "ie", mayBeReviewed: true, None);
        await test.Log.AppendAsync(session.Id, 0, Said.Duration, Said.That("days"), None);
        await test.Log.SnapshotAsync(session.Id, 0, "release-1", "1.0", Urgency.Routine, "{}", None);
        await test.Log.SnapshotAsync(session.Id, 1, "release-1", "1.0", Urgency.SelfCare, "{}", None);

        var line = Assert.Single(await test.Log.ListAsync(10, before: null, None));

        Assert.Equal((session.Id, "release-1", "ie", 1), (line.Id, line.Release, line.Region, line.Revision));
        Assert.Equal((Urgency.SelfCare, 1), (line.Urgency, line.UrgencyAtRevision));
    }

    [Fact]
    public async Task A_session_without_a_result_has_no_urgency_rather_than_the_lowest()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);

        var line = Assert.Single(await test.Log.ListAsync(10, before: null, None));

        Assert.Null(line.Urgency);
        Assert.Null(line.UrgencyAtRevision);
    }

    [Fact]
    public async Task Paging_shows_every_session_once_newest_first_though_new_ones_arrive()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var opened = new List<long>();
        for (var i = 0; i < 7; i++)
        {
            opened.Add((await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None)).Session.Id);
            await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        }

        var seen = new List<long>();
        long? before = null;
        while (await test.Log.ListAsync(3, before, None) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(line => line.Id));
            before = page[^1].Id;
            await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);
        }

        Assert.Equal(opened.AsEnumerable().Reverse(), seen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(SessionLog.ListedAtMost + 1)]
    public async Task A_page_of_no_or_too_many_lines_is_refused(int take)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => test.Log.ListAsync(take, before: null, None));
    }
}
