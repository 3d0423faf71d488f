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

    [Fact]
    public async Task Where_clinicians_judge_first_the_tools_result_and_what_others_thought_are_kept_from_each_until_theirs_is_in()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test, judgesFirst: true);
        await log.OpenAsync(First, session, None);
        Assert.IsType<SessionChange.Made>(await log.ReviewAsync(First, session, TooLow with { Reason = "", BeforeTool = true }, None));

        var mine = await log.OpenAsync(First, session, None);
        var theirs = await log.OpenAsync(Second, session, None);

        Assert.False(mine!.ToolHidden);
        Assert.True(Assert.Single(mine.Reviews).BeforeTool);
        Assert.True(theirs!.ToolHidden);
        Assert.Empty(theirs.Reviews);
        Assert.Null(theirs.Line!.Verdict);
        Assert.False((await LogOf(test).OpenAsync(Second, session, None))!.ToolHidden);
    }

    [Fact]
    public async Task Whoever_asks_for_the_tools_result_gets_it_and_has_not_judged_first()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test, judgesFirst: true);

        Assert.IsType<SessionChange.Made>(await log.ShowToolAsync(First, session, None));

        Assert.False((await log.OpenAsync(First, session, None))!.ToolHidden);
        Assert.True((await log.OpenAsync(Second, session, None))!.ToolHidden);
        Assert.IsType<SessionChange.ToolSeen>(await log.ReviewAsync(First, session, Agreed with { BeforeTool = true }, None));
        Assert.IsType<SessionChange.Made>(await log.ReviewAsync(First, session, Agreed, None));
        Assert.False(Assert.Single((await log.OpenAsync(First, session, None))!.Reviews).BeforeTool);
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.ToolShown && entry.Actor == First.Account, None));
    }

    [Theory]
    [InlineData("exported")]
    [InlineData("through the glass")]
    [InlineData("before the setting was on")]
    [InlineData("by a code before its person agreed")]
    public async Task Whoever_saw_the_tools_result_another_way_has_not_judged_first(string way)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test, judgesFirst: true);
        Assert.True((await log.OpenAsync(First, session, None))!.ToolHidden);
        Assert.True((await log.OpenAsync(First, session, None))!.ToolHidden);

        switch (way)
        {
            case "exported":
                await foreach (var _ in new SessionExport(test.Audited, test.Dbs).ReadAsync(First, InboxFilter.Everything, "csv, for: audit", "run", None))
                {
                }

                break;
            case "through the glass":
                await log.OpenThroughGlassAsync(First, session, None);
                break;
            case "before the setting was on":
                await LogOf(test).OpenAsync(First, session, None);
                break;
            default:
                await test.ExecuteAsync("DELETE FROM inbox_line");
                Assert.False((await log.OpenAsync(First, session, None))!.ToolHidden);
                Assert.True(await test.Log.AgreeToReviewAsync(session, InboxProjection.Bare, None));
                break;
        }

        Assert.IsType<SessionChange.ToolSeen>(await log.ReviewAsync(First, session, Agreed with { BeforeTool = true }, None));
        Assert.False((await log.OpenAsync(First, session, None))!.ToolHidden);
        Assert.True((await log.OpenAsync(Second, session, None))!.ToolHidden);
    }

    [Fact]
    public async Task A_second_look_after_the_tools_result_was_shown_was_not_judged_first()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test, judgesFirst: true);
        await log.ReviewAsync(First, session, TooLow with { BeforeTool = true }, None);

        Assert.IsType<SessionChange.ToolSeen>(await log.ReviewAsync(First, session, Agreed with { BeforeTool = true }, None));
        await log.ReviewAsync(First, session, Agreed, None);

        Assert.Equal([true, false], (await log.OpenAsync(First, session, None))!.Reviews.Select(review => review.BeforeTool));
    }

    [Fact]
    public async Task Nobody_closes_what_nobody_has_judged_and_they_have_not_been_shown()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test, judgesFirst: true);
        await log.OpenAsync(First, session, None);

        Assert.IsType<SessionChange.Unjudged>(await log.SetClosedAsync(First, session, closed: true, Urgency.Emergency, None));
        var several = await log.CloseSeveralAsync(First, [new SelectedSession(session, Urgency.Emergency)], None);
        Assert.IsType<SessionChange.Unjudged>(Assert.Single(several.Each).Change);
        await Assert.ThrowsAsync<ArgumentException>(() => log.ReviewAsync(First, session, Agreed with { BeforeTool = true, Closes = true }, None));

        await log.ReviewAsync(First, session, Agreed with { BeforeTool = true }, None);
        Assert.IsType<SessionChange.Made>(await log.SetClosedAsync(Second, session, closed: true, Urgency.Routine, None));
    }

    [Fact]
    public async Task A_judgement_closes_in_one_step_with_an_entry_for_each_and_in_none_where_it_is_refused()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test);
        await log.ClaimAsync(Second, session, takeOver: false, None);

        Assert.IsType<SessionChange.WithColleague>(await log.ReviewAsync(First, session, Agreed with { Closes = true }, None));
        Assert.Equal((ReviewStatus.New, "refused"), (await StatusAsync(test), Assert.Single(await DetailsAsync(test, First))));

        Assert.IsType<SessionChange.Made>(await log.ReviewAsync(Second, session, Agreed with { Closes = true }, None));
        Assert.Equal(ReviewStatus.Closed, await StatusAsync(test));
        Assert.Equal(["", "Agree", ""], await DetailsAsync(test, Second));
    }

    [Fact]
    public async Task What_was_done_to_a_session_is_told_from_the_trail_the_latest_first_without_what_was_refused()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test);
        await log.OpenAsync(First, session, None);
        await log.ClaimAsync(First, session, takeOver: false, None);
        await log.ClaimAsync(Second, session, takeOver: false, None);
        await log.SaveNoteAsync(First, session, 0, "one", None);
        await log.SaveNoteAsync(First, session, 1, "two", None);
        await log.ReviewAsync(First, session, Agreed with { Closes = true }, None);

        var opened = await log.OpenAsync(Second, session, None);

        Assert.Equal(
            [
                (Second.Account, AuditAct.Opened), (First.Account, AuditAct.Closed), (First.Account, AuditAct.Reviewed), (First.Account, AuditAct.NoteSaved),
                (First.Account, AuditAct.Claimed), (First.Account, AuditAct.Opened),
            ],
            opened!.Activity.Select(one => (one.Actor, one.Act)));
        Assert.Equal("two", Assert.Single(opened.NotesOfOthers(Second.Account)).Text);
        Assert.Empty(opened.NotesOfOthers(First.Account));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Whoever_judges_without_knowing_what_others_thought_is_told_who_read_it_and_no_more(bool drawn, bool judgesFirst)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test, drawn, judgesFirst);
        await log.OpenAsync(First, session, None);
        await log.ReviewAsync(First, session, TooLow, None);
        await log.SaveNoteAsync(First, session, 0, "Looks septic.", None);
        await log.ReportConcernAsync(First, session, "Told too little.", "release-1", None);

        var opened = await log.OpenAsync(Second, session, None);

        Assert.Equal([AuditAct.Opened, AuditAct.Opened], opened!.Activity.Select(one => one.Act));
        Assert.Empty(opened.NotesOfOthers(Second.Account));
    }

    [Fact]
    public async Task A_page_that_stands_open_is_read_again_without_an_entry_until_the_person_answers_more_or_takes_their_consent_back()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        var log = LogOf(test);
        var opened = await log.OpenAsync(First, session, None);
        await log.ReviewAsync(Second, session, TooLow, None);

        Assert.Single((await log.AgainAsync(First, session, opened!.Open.Replies.Count, None))!.Reviews);
        Assert.Null(await log.AgainAsync(First, session, opened.Open.Replies.Count - 1, None));
        await test.ExecuteAsync("UPDATE session SET may_be_reviewed = 0");
        Assert.Null(await log.AgainAsync(First, session, opened.Open.Replies.Count, None));

        await using var db = await test.Dbs.CreateDbContextAsync(None);
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Opened, None));
    }

    private static async Task<ReviewStatus> StatusAsync(TestSessionDb test)
    {
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        return (await db.InboxLines.SingleAsync(None)).Status;
    }

    private static async Task<List<string>> DetailsAsync(TestSessionDb test, Actor actor)
    {
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        return await db.AuditEntries.Where(entry => entry.Actor == actor.Account).OrderBy(entry => entry.Sequence)
            .Select(entry => entry.Detail.Replace("Agree: ", "")).ToListAsync(None);
    }

    private ReviewLog LogOf(TestSessionDb test, bool drawn = false, bool judgesFirst = false) =>
        new(test.Audited, new SecondReviews(drawn ? 1 : 0, () => 0), new JudgeFirst(judgesFirst), clock);

    private static async Task<long> ArrivedAsync(TestSessionDb test, bool mayBeReviewed = true)
    {
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed, None);
        await test.Log.RecordResultAsync(session.Id, 0, "release-1", "1.0", Urgency.Routine, "{}", InboxProjection.Bare, None);
        return session.Id;
    }
}
