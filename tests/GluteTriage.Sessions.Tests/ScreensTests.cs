using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests;

/// <summary>Whole screens, for whom the answers are, and the consent that comes after the result.</summary>
public sealed class ScreensTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ScreenReply Nothing = new() { Screen = "legs", Shown = ["weak"], None = true };
    private static readonly ScreenReply Weak = new() { Screen = "legs", Shown = ["weak"], Ticked = ["weak"] };
    private static readonly (ItemCode, Answer?)[] Two = [(Said.Duration, Said.That("days")), (Said.Spread, Said.That("foot"))];
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_screen_and_all_its_answers_are_stored_together_in_their_order()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await OpenAsync(test);

        var stored = await test.Log.AppendScreenAsync(session.Id, 0, 0, Nothing, Two, None);

        var found = (await test.Log.FindAsync(key, None))!;
        Assert.Equal(new Appended.Stored(2), stored);
        Assert.Equal(["days", "foot"], found.Replies.Select(reply => reply.Reply));
        Assert.Equal([1, 2], found.Replies.Select(reply => reply.Revision));
        Assert.Equal(("legs", 2, 2), found.Screens.Select(screen => (screen.Screen, screen.Revision, screen.Replies)).Single());
        Assert.True(found.LastScreens().Single().None);
        Assert.Equal((2, 1), (found.Session.Revision, found.Session.Screens));
    }

    [Fact]
    public async Task The_same_screen_sent_twice_has_one_effect_and_another_one_is_stale()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await OpenAsync(test);
        await test.Log.AppendScreenAsync(session.Id, 0, 0, Nothing, Two, None);

        var again = await test.Log.AppendScreenAsync(session.Id, 0, 0, Nothing, Two, None);
        var other = await test.Log.AppendScreenAsync(session.Id, 0, 0, Weak, [], None);

        Assert.Equal(new Appended.Repeated(2), again);
        Assert.Equal(new Appended.Stale(2), other);
        Assert.Single((await test.Log.FindAsync(key, None))!.Screens);
    }

    [Fact]
    public async Task A_screen_that_only_opens_questions_moves_the_session_on_as_well()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await OpenAsync(test);

        await test.Log.AppendScreenAsync(session.Id, 0, 0, Weak, [], None);

        Assert.Equal(new Appended.Stale(0), await test.Log.AppendScreenAsync(session.Id, 0, 0, Nothing, Two, None));
    }

    [Fact]
    public async Task An_answer_given_elsewhere_makes_a_screen_stale_and_nothing_of_it_is_stored()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await OpenAsync(test);
        await test.Log.AppendAsync(session.Id, 0, Said.Duration, Said.That("months"), None);

        Assert.Equal(new Appended.Stale(1), await test.Log.AppendScreenAsync(session.Id, 0, 0, Nothing, Two, None));

        var found = (await test.Log.FindAsync(key, None))!;
        Assert.Empty(found.Screens);
        Assert.Single(found.Replies);
    }

    [Fact]
    public async Task An_answer_that_is_taken_back_is_open_again_and_the_first_one_stays()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await OpenAsync(test);
        await test.Log.AppendScreenAsync(session.Id, 0, 0, Nothing, Two, None);

        await test.Log.AppendScreenAsync(session.Id, 2, 1, Weak, [(Said.Spread, null)], None);

        var found = (await test.Log.FindAsync(key, None))!;
        Assert.Equal([false, false, true], found.Replies.Select(reply => reply.IsTakenBack));
        Assert.Equal(["weak"], found.LastScreens().Single().Ticked);
    }

    [Fact]
    public async Task Deleting_a_session_deletes_what_was_ticked_on_its_screens()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await OpenAsync(test);
        await test.Log.AppendScreenAsync(session.Id, 0, 0, Nothing, Two, None);

        await test.Log.DeleteAsync(key, None);

        await using var db = await test.Dbs.CreateDbContextAsync(None);
        Assert.Equal(0, await db.AnsweredScreens.CountAsync());
        Assert.Equal(new Appended.Gone(), await test.Log.AppendScreenAsync(session.Id, 2, 1, Nothing, [], None));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ForWhom.Me)]
    [InlineData(ForWhom.WithMe)]
    [InlineData(ForWhom.Elsewhere)]
    public async Task For_whom_it_is_stays_with_the_session(ForWhom? whom)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, _) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None, whom: whom);

        Assert.Equal(whom, (await test.Log.FindAsync(key, None))!.Session.Whom);
    }

    [Fact]
    public async Task Who_agrees_after_the_result_is_in_the_inbox_once_and_is_kept()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await OpenAsync(test);
        await test.Log.AppendAsync(session.Id, 0, Said.Duration, Said.That("days"), None);
        await test.Log.RecordResultAsync(session.Id, 1, "release-1", "1.0", Urgency.Routine, "{}", InboxProjection.Bare, None);

        Assert.True(await test.Log.AgreeToReviewAsync(session.Id, InboxProjection.Bare, None));
        Assert.True(await test.Log.AgreeToReviewAsync(session.Id, InboxProjection.Bare, None));

        await using var db = await test.Dbs.CreateDbContextAsync(None);
        Assert.Equal(session.Id, (await db.InboxLines.SingleAsync()).SessionId);
        Assert.True((await test.Log.FindAsync(key, None))!.Session.MayBeReviewed);
    }

    [Fact]
    public async Task Nobody_can_agree_for_a_session_that_was_deleted()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await OpenAsync(test);
        await test.Log.DeleteAsync(key, None);

        Assert.False(await test.Log.AgreeToReviewAsync(session.Id, InboxProjection.Bare, None));
    }

    private static Task<(SessionKey Key, TriageSession Session)> OpenAsync(TestSessionDb test) =>
        test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
}
