using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Sessions.Sharing;
using GluteTriage.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.Reviewing;

public sealed class ReviewLogTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor First = new("doctor-1", "Dr One");
    private static readonly Actor Second = new("doctor-2", "Dr Two");
    private static readonly ToolResult Told = new(Urgency.Routine, "sciatica", [], "release-1");
    private static readonly Judgement TooLow = new(Verdict.TooLow, "Fever and a new hip.", Urgency.Emergency, null, [], Told);
    private static readonly Judgement Agreed = new(Verdict.Agree, "", Urgency.Routine, "sciatica", [], Told);
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Without_consent_a_session_looks_like_one_that_never_was()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test, mayBeReviewed: false);
        var log = LogOf(test);

        Assert.Null(await log.OpenAsync(First, session, None));
        Assert.Null(await log.OpenAsync(First, session + 100, None));
        Assert.IsType<SessionChange.Gone>(await log.ReviewAsync(First, session, Agreed, None));
        Assert.IsType<NoteSaved.Gone>(await log.SaveNoteAsync(First, session, 0, "text", None));
        Assert.IsType<SessionChange.Gone>(await log.NoteOutcomeAsync(First, session, "gp", null, "", None));
        Assert.Null(await log.ReportConcernAsync(First, session, "text", "release-1", None));
        Assert.IsType<SessionChange.Gone>(await log.SetClosedAsync(First, session, closed: true, Urgency.Emergency, None));
        Assert.IsType<SessionChange.Gone>(await log.ReleaseAsync(First, session, None));
        Assert.IsType<SessionChange.Gone>(await log.ClaimAsync(First, session, takeOver: true, None));
    }

    [Fact]
    public async Task A_code_opens_a_session_for_one_account_and_only_while_it_stands()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test, mayBeReviewed: false);
        var log = LogOf(test);
        await using (var db = await test.Dbs.CreateDbContextAsync(None))
        {
            var now = clock.GetUtcNow();
            db.SharedCodes.Add(new SharedCode
            {
                SessionId = session,
                CodeHash = new byte[32],
                MadeAt = now,
                ExpiresAt = now.AddHours(24),
                RevokedAt = null,
            });
            db.ShareGrants.Add(new ShareGrant { SessionId = session, Account = First.Account, At = now });
            await db.SaveChangesAsync(None);
        }

        Assert.NotNull(await log.OpenAsync(First, session, None));
        Assert.Null(await log.OpenAsync(Second, session, None));

        clock.Advance(TimeSpan.FromHours(24));
        Assert.Null(await log.OpenAsync(First, session, None));
    }

    [Fact]
    public async Task A_code_taken_back_shuts_out_who_had_opened_by_it()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test, mayBeReviewed: false);
        await using (var db = await test.Dbs.CreateDbContextAsync(None))
        {
            var now = clock.GetUtcNow();
            db.SharedCodes.Add(new SharedCode
            {
                SessionId = session,
                CodeHash = new byte[32],
                MadeAt = now,
                ExpiresAt = now.AddHours(24),
                RevokedAt = now,
            });
            db.ShareGrants.Add(new ShareGrant { SessionId = session, Account = First.Account, At = now });
            await db.SaveChangesAsync(None);
        }

        Assert.Null(await LogOf(test).OpenAsync(First, session, None));
    }

    [Fact]
    public async Task Opening_is_recorded_and_a_new_session_counts_as_opened()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);

        var opened = await LogOf(test).OpenAsync(First, session, None);

        Assert.Equal(ReviewStatus.Opened, opened!.Line!.Status);
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Opened && entry.SessionId == session, None));
    }

    [Fact]
    public async Task Of_a_hundred_who_claim_at_once_one_has_it()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test);

        var won = await Task.WhenAll(Enumerable.Range(0, 100)
            .Select(i => Task.Run(() => log.ClaimAsync(new Actor($"doctor-{i}", "Dr"), session, takeOver: false, None))));

        Assert.Single(won.OfType<SessionChange.Made>());
        Assert.Equal(99, won.OfType<SessionChange.WithColleague>().Count());
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        var told = await db.AuditEntries.Where(entry => entry.Act == AuditAct.Claimed).Select(entry => entry.Detail).ToListAsync(None);
        Assert.Equal((1, 99), (told.Count(detail => detail == ""), told.Count(detail => detail == AuditedLog.Refused)));
    }

    [Fact]
    public async Task What_became_more_urgent_after_it_was_read_is_neither_judged_nor_closed_unseen()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test);
        await log.OpenAsync(First, session, None);
        await using (var db = await test.Dbs.CreateDbContextAsync(None))
        {
            await db.InboxLines.ExecuteUpdateAsync(line => line.SetProperty(one => one.Urgency, Urgency.Emergency), None);
        }

        Assert.IsType<SessionChange.MoreUrgent>(await log.ReviewAsync(First, session, Agreed, None));
        Assert.IsType<SessionChange.MoreUrgent>(await log.SetClosedAsync(First, session, closed: true, Agreed.Tool.Urgency, None));
        Assert.IsType<SessionChange.Made>(await log.SetClosedAsync(First, session, closed: true, Urgency.Emergency, None));
    }

    [Fact]
    public async Task While_a_colleague_has_a_session_nobody_else_judges_it_and_the_second_blinded_review_does_not_wait()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test, drawn: true);
        await log.ClaimAsync(First, session, takeOver: false, None);

        Assert.IsType<SessionChange.WithColleague>(await log.ReviewAsync(Second, session, Agreed, None));
        Assert.IsType<SessionChange.Made>(await log.ReviewAsync(First, session, TooLow, None));
        Assert.IsType<SessionChange.Made>(await log.ReviewAsync(Second, session, Agreed, None));
    }

    [Fact]
    public async Task A_claim_ends_when_given_back_or_taken_over_or_by_itself_after_a_shift()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test);

        Assert.IsType<SessionChange.Made>(await log.ClaimAsync(First, session, takeOver: false, None));
        Assert.IsType<SessionChange.NotHeld>(await log.ReleaseAsync(Second, session, None));
        Assert.IsType<SessionChange.Made>(await log.ReleaseAsync(First, session, None));
        Assert.IsType<SessionChange.Made>(await log.ClaimAsync(Second, session, takeOver: false, None));
        Assert.IsType<SessionChange.Made>(await log.ClaimAsync(First, session, takeOver: true, None));
        clock.Advance(ReviewLog.ClaimLasts);
        Assert.IsType<SessionChange.WithColleague>(await log.ClaimAsync(Second, session, takeOver: false, None));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.IsType<SessionChange.Made>(await log.ClaimAsync(Second, session, takeOver: false, None));
    }

    [Fact]
    public async Task Whoever_gives_the_second_review_gets_nothing_of_the_first_until_theirs_is_in()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test, drawn: true);
        await log.ReviewAsync(First, session, TooLow, None);
        await log.SaveNoteAsync(First, session, 0, "Looks septic.", None);
        await log.NoteOutcomeAsync(First, session, "emergency-department", null, "Septic hip", None);

        var before = await log.OpenAsync(Second, session, None);
        await log.ReviewAsync(Second, session, Agreed, None);
        var after = await log.OpenAsync(Second, session, None);

        Assert.True(before!.Blinded);
        Assert.Empty(before.Reviews);
        Assert.Empty(before.Notes);
        Assert.Empty(before.Outcomes);
        Assert.Null(before.Line!.Verdict);
        Assert.False(after!.Blinded);
        Assert.Equal([false, true], after.Reviews.Select(review => review.Second));
        Assert.Equal(Verdict.TooLow, after.Line!.Verdict);
        Assert.Equal("Looks septic.", Assert.Single(after.Notes).Text);
    }

    [Fact]
    public async Task The_first_reviewer_is_not_blinded_and_no_second_is_wanted_where_none_was_drawn()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var drawn = await ArrivedAsync(test);
        var plain = await ArrivedAsync(test);
        await LogOf(test, drawn: true).ReviewAsync(First, drawn, TooLow, None);
        await LogOf(test, drawn: false).ReviewAsync(First, plain, TooLow, None);

        Assert.False((await LogOf(test).OpenAsync(First, drawn, None))!.Blinded);
        Assert.False((await LogOf(test).OpenAsync(Second, plain, None))!.Blinded);
    }

    [Fact]
    public async Task Who_does_not_agree_says_why()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);

        await Assert.ThrowsAsync<ArgumentException>(() => LogOf(test).ReviewAsync(First, session, TooLow with { Reason = "  " }, None));

        Assert.Empty((await LogOf(test).OpenAsync(First, session, None))!.Reviews);
    }

    [Fact]
    public async Task Every_version_of_a_note_stays_and_a_stale_window_overwrites_nothing()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test);

        Assert.Equal(1, Assert.IsType<NoteSaved.Saved>(await log.SaveNoteAsync(First, session, 0, "one", None)).Version);
        Assert.Equal(2, Assert.IsType<NoteSaved.Saved>(await log.SaveNoteAsync(First, session, 1, "two", None)).Version);
        var stale = Assert.IsType<NoteSaved.Stale>(await log.SaveNoteAsync(First, session, 1, "other", None));
        var again = Assert.IsType<NoteSaved.Saved>(await log.SaveNoteAsync(First, session, 1, "two", None));

        Assert.Equal("two", stale.Current.Text);
        Assert.Equal(2, again.Version);
        Assert.Equal(["one", "two"], (await log.OpenAsync(First, session, None))!.Notes.Select(note => note.Text));
    }

    [Fact]
    public async Task Of_many_windows_that_save_a_note_at_once_each_version_is_given_once()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test);

        var saved = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(i => Task.Run(() => log.SaveNoteAsync(First, session, 0, $"text {i}", None))));

        Assert.Single(saved.OfType<NoteSaved.Saved>());
        Assert.Equal(19, saved.OfType<NoteSaved.Stale>().Count());
    }

    [Fact]
    public async Task A_concern_is_closed_once_and_stays_on_the_list()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test);
        var id = (await log.ReportConcernAsync(First, session, "Told routine with a fever.", "release-1", None))!.Value;

        Assert.IsType<ConcernClosed.Made>(await log.CloseConcernAsync(Second, id, None));
        Assert.IsType<ConcernClosed.Already>(await log.CloseConcernAsync(Second, id, None));
        Assert.IsType<ConcernClosed.Gone>(await log.CloseConcernAsync(Second, id + 1, None));

        Assert.Equal(Second.Account, Assert.Single(await log.ConcernsAsync(First, None)).ClosedBy);
    }

    private ReviewLog LogOf(TestSessionDb test, bool drawn = false) => new(test.Audited, new SecondReviews(drawn ? 1 : 0, () => 0), clock);

    private static async Task<long> ArrivedAsync(TestSessionDb test, bool mayBeReviewed = true)
    {
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed, None);
        await test.Log.RecordResultAsync(session.Id, 0, "release-1", "1.0", Urgency.Routine, "{}", InboxProjection.Bare, None);
        return session.Id;
    }
}
