using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests;

public sealed class SessionLogTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_reply_survives_closing_and_reopening_the_file()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, opened) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        clock.Advance(TimeSpan.FromMinutes(2));
        await test.Log.AppendAsync(opened.Id, 0, Said.Spread, Said.That("back-thigh", "foot:left"), None);

        await test.ReopenAsync();
        var found = await test.Log.FindAsync(SessionKey.Parse(key.ToCookieText())!, None);

        Assert.NotNull(found);
        Assert.Equal(("release-1", "uk", false, 1), Outline(found.Session));
        Assert.Equal(clock.Start, found.Session.StartedAt);
        Assert.Equal(clock.GetUtcNow(), found.Session.LastAnsweredAt);
        var reply = Assert.Single(found.Replies);
        Assert.Equal((1, Said.Spread, "back-thigh,foot:left", clock.GetUtcNow()), Outline(reply));
        Assert.Equal(["back-thigh", "foot:left"], reply.Marks());
    }

    [Fact]
    public async Task A_changed_answer_is_added_and_the_first_one_stays()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);

        await test.Log.AppendAsync(session.Id, 0, Said.Duration, Said.That("days"), None);
        await test.Log.AppendAsync(session.Id, 1, Said.Spread, Said.That("foot"), None);
        await test.Log.AppendAsync(session.Id, 2, Said.Duration, Said.That("months"), None);

        var found = await test.Log.FindAsync(key, None);
        Assert.Equal(["days", "foot", "months"], found!.Replies.Select(r => r.Reply));
        Assert.Equal([1, 2, 3], found.Replies.Select(r => r.Revision));
    }

    [Fact]
    public async Task The_same_post_twice_has_one_effect()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);

        var first = await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That("foot"), None);
        var again = await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That("foot"), None);

        Assert.Equal(new Appended.Stored(1), first);
        Assert.Equal(new Appended.Repeated(1), again);
        Assert.Single((await test.Log.FindAsync(key, None))!.Replies);
    }

    [Fact]
    public async Task A_post_resent_after_later_replies_is_still_recognised()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That("foot"), None);
        await test.Log.AppendAsync(session.Id, 1, Said.Duration, Said.That("days"), None);

        var again = await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That("foot"), None);

        Assert.Equal(new Appended.Repeated(1), again);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public async Task A_revision_the_session_is_not_at_stores_nothing(int expected)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That("foot"), None);
        clock.Advance(TimeSpan.FromMinutes(1));

        var appended = await test.Log.AppendAsync(session.Id, expected, Said.Duration, Said.That("days"), None);

        Assert.Equal(new Appended.Stale(1), appended);
        var found = await test.Log.FindAsync(key, None);
        Assert.Equal("foot", Assert.Single(found!.Replies).Reply);
        Assert.Equal(clock.Start, found.Session.LastAnsweredAt);
    }

    [Fact]
    public async Task Another_reply_to_the_same_item_at_the_same_revision_is_stale()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That("foot:left"), None);

        var appended = await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That("foot:right"), None);

        Assert.Equal(new Appended.Stale(1), appended);
    }

    [Fact]
    public async Task A_reply_to_a_deleted_session_is_told_that_it_is_gone()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.Log.DeleteAsync(key, None);

        var appended = await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That("foot"), None);

        Assert.Equal(new Appended.Gone(), appended);
    }

    [Theory]
    [InlineData("foot", typeof(Appended.Repeated))]
    [InlineData("groin", typeof(Appended.Stale))]
    public async Task A_place_taken_behind_the_counter_is_never_written_over(string standing, Type expected)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.ExecuteAsync($"INSERT INTO answered_item VALUES ({session.Id}, 1, 'pain-spread', '{standing}', 0)");

        var appended = await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That("foot"), None);

        Assert.IsType(expected, appended);
        Assert.Equal(standing, Assert.Single((await test.Log.FindAsync(key, None))!.Replies).Reply);
    }

    [Fact]
    public async Task Nobody_finds_a_session_without_its_key()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);

        Assert.Null(await test.Log.FindAsync(SessionKey.New(), None));
    }

    private static (string Release, string Region, bool MayBeReviewed, int Revision) Outline(TriageSession session) =>
        (session.Release, session.Region, session.MayBeReviewed, session.Revision);

    private static (int Revision, ItemCode Item, string Reply, DateTimeOffset At) Outline(AnsweredItem reply) =>
        (reply.Revision, reply.Item, reply.Reply, reply.At);
}
