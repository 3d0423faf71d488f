using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.Auditing;

/// <summary>Whoever can write the database hides no emergency and changes no judgement without the check naming the session.</summary>
public sealed class SealedRowsTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor First = new("account-1", "Dr One");
    private static readonly Judgement TooLow = new(
        Verdict.TooLow, "Ill.", Urgency.Emergency, null, [], new ToolResult(Urgency.SameDay, null, [], "release-1"));

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_staff_and_people_did_through_the_site_passes_every_step_of_it()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await BeginAsync(test);
        var session = await WorkedOnAsync(test);
        Assert.Empty(await FaultsAsync(test));

        // More urgent later: the line opens again.
        await test.Log.RecordResultAsync(session, 5, "release-1", "1.0", Urgency.Emergency, "{}", new InboxProjection(["c"], [], null, []), None);
        Assert.Empty(await FaultsAsync(test));
        await test.Reviews.ClaimAsync(First, session, takeOver: true, None);
        await test.Reviews.ReleaseAsync(First, session, None);
        await test.Reviews.SetClosedAsync(First, session, closed: true, Urgency.Emergency, None);
        await test.Reviews.SetClosedAsync(First, session, closed: false, Urgency.Emergency, None);
        await test.Reviews.CloseConcernAsync(First, 1, None);
        await test.Reviews.SaveNoteAsync(First, session, 2, "text 2", None);
        Assert.Empty(await FaultsAsync(test));

        await test.Log.DeleteAsync(session, None);
        Assert.Empty(await FaultsAsync(test));
    }

    [Theory]
    [InlineData(false, "UPDATE review SET before_tool = 1", "A judgement of session 1 by account account-1 says that it was given before the tool")]
    [InlineData(true, "UPDATE review SET before_tool = 0", "The trail says that account account-1 judged session 1 before the tool")]
    [InlineData(true, "UPDATE review SET verdict = 0", "The judgement of session 1, number 1 by Dr One, says Agree, and the trail TooLow.")]
    public async Task That_a_judgement_was_given_before_the_tools_result_was_shown_stands_in_the_trail_too(bool judgesFirst, string changed, string found)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await BeginAsync(test);
        await WorkedOnAsync(test, judgesFirst);
        Assert.Empty(await FaultsAsync(test));

        await test.ExecuteAsync(changed);

        Assert.Contains(await FaultsAsync(test), fault => fault.Contains(found, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE inbox_line SET urgency = 0", "The inbox line of session 1 is not what was sealed")]
    [InlineData("UPDATE inbox_line SET urgency = 0", "The inbox line of session 1 has as urgency self-care, and its result same-day.")]
    [InlineData("UPDATE inbox_line SET status = 3", "The inbox line of session 1 is not what was sealed")]
    [InlineData("UPDATE inbox_line SET status = 3", "The inbox line of session 1 is closed, and the trail does not say that anybody closed it.")]
    [InlineData("UPDATE inbox_line SET claimed_by = 'x', claimed_at = 1e12", "The inbox line of session 1 is not what was sealed")]
    [InlineData("UPDATE inbox_line SET verdict = 0", "The inbox line of session 1 is not what was sealed")]
    [InlineData("UPDATE inbox_line SET first_cause = 'other'", "The inbox line of session 1 is not what was sealed")]
    [InlineData("UPDATE inbox_line SET urgency = 'none'", "The inbox line of session 1 has as urgency none")]
    [InlineData("UPDATE inbox_line SET status = 3, seal = NULL", "The inbox line of session 1 has no seal")]
    [InlineData("DELETE FROM inbox_line", "Session 1 may be reviewed and has a result, and the inbox has no line of it")]
    [InlineData("DELETE FROM inbox_line; UPDATE session SET may_be_reviewed = 0", "Session 1 may not be reviewed, and the trail says")]
    [InlineData("DELETE FROM session", "Session 1, whose person agreed to review, is gone")]
    [InlineData("DELETE FROM inbox_flag WHERE raised = 1", "A search of the inbox finds session 1 by 0 red flags raised, and its line has 2.")]
    [InlineData("UPDATE inbox_flag SET urgency = 0 WHERE raised = 0", "A search of the inbox finds session 1 by 0 red flags not excluded, and its line has 1.")]
    [InlineData("UPDATE result_snapshot SET urgency = 'self-care'", "The inbox line of session 1 has as urgency same-day, and its result self-care.")]
    [InlineData("DELETE FROM result_snapshot", "The inbox line of session 1 has as urgency same-day, and its result none.")]
    [InlineData("UPDATE review SET verdict = 0", "The judgement of session 1, number 1 by Dr One, says Agree, and the trail TooLow.")]
    [InlineData("UPDATE review SET reason = 'Well.'", "The judgement of session 1, number 1 by Dr One, is not what was sealed")]
    [InlineData("UPDATE review SET tool_urgency = 4", "The judgement of session 1, number 1 by Dr One, is not what was sealed")]
    [InlineData("DELETE FROM review", "Of session 1 one judgement is gone: the trail has 1 of account account-1, the database 0.")]
    [InlineData(
        """
        INSERT INTO review (session_id, reviewer, reviewer_name, at, verdict, reason, urgency, flags, second, tool_urgency, tool_flags, release)
        VALUES (1, 'account-2', 'Dr Two', 1, 0, '', 3, '', 0, 3, '', 'release-1')
        """,
        "The judgement of session 1, number 2 by Dr Two, has no seal")]
    [InlineData("UPDATE note_version SET text = 'Another.' WHERE version = 1", "The note of session 1, version 1 of account account-1, is not what was sealed")]
    [InlineData("DELETE FROM note_version WHERE version = 2", "Of session 1 one note is gone: the trail has version 2 of account account-1, the database 1.")]
    [InlineData("DELETE FROM note_version", "Of session 1 one note is gone: the trail has version 2")]
    [InlineData("UPDATE outcome SET diagnosis = 'Other.'", "The outcome of session 1, number 1, is not what was sealed")]
    [InlineData("DELETE FROM outcome", "Of session 1 one outcome is gone")]
    [InlineData("UPDATE safety_concern SET text = 'All well.'", "The safety concern of session 1, number 1, is not what was sealed")]
    [InlineData("UPDATE safety_concern SET closed_at = 1", "The safety concern 1 about session 1 is closed, and the trail has nobody who closed it.")]
    [InlineData("DELETE FROM safety_concern", "Of session 1 one safety concern is gone")]
    public async Task Whatever_is_done_to_what_staff_read_and_wrote_is_found_and_named_with_its_session(string attack, string fault)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await BeginAsync(test);
        await WorkedOnAsync(test);

        await test.ExecuteAsync("PRAGMA foreign_keys = ON; " + attack);

        Assert.Contains(await FaultsAsync(test), said => said.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_put_back_as_it_was_sealed_before_is_found_by_its_result_and_by_the_trail()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await BeginAsync(test);
        var session = await WorkedOnAsync(test);
        await test.Reviews.SetClosedAsync(First, session, closed: true, Urgency.SameDay, None);
        await test.ExecuteAsync("CREATE TABLE kept AS SELECT * FROM inbox_line");
        await test.Reviews.SetClosedAsync(First, session, closed: false, Urgency.SameDay, None);
        await PutBackAsync(test);
        Assert.StartsWith(
            "The inbox line of session 1 is closed, and the trail does not say", Assert.Single(await FaultsAsync(test)), StringComparison.Ordinal);

        await test.Log.RecordResultAsync(session, 5, "release-1", "1.0", Urgency.Emergency, "{}", InboxProjection.Bare, None);
        await PutBackAsync(test);
        Assert.Contains(
            await FaultsAsync(test),
            said => said.StartsWith("The inbox line of session 1 has as urgency same-day, and its result emergency.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_seal_stays_broken_whoever_works_on_the_session_afterwards()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await BeginAsync(test);
        var session = await WorkedOnAsync(test);
        await test.ExecuteAsync("UPDATE inbox_line SET first_cause = 'other'");

        await test.Reviews.ClaimAsync(First, session, takeOver: true, None);
        await test.Reviews.SetClosedAsync(First, session, closed: true, Urgency.SameDay, None);

        Assert.Contains(await FaultsAsync(test), said => said.StartsWith("The inbox line of session 1 is not what was sealed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_there_before_rows_were_sealed_stays_readable_is_sealed_once_and_is_held_to_it_from_then_on()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await WorkedOnAsync(test);
        var other = await WorkedOnAsync(test);
        await UnsealAsync(test);
        Assert.Empty(await FaultsAsync(test));
        Assert.NotNull(await test.Reviews.OpenAsync(First, session, None));
        await test.Reviews.ClaimAsync(First, session, takeOver: true, None);

        Assert.True(await BeginAsync(test));

        Assert.Empty(await FaultsAsync(test));
        await test.ExecuteAsync($"UPDATE review SET reason = 'Well.' WHERE session_id = {other}");
        Assert.Contains($"The judgement of session {other}", Assert.Single(await FaultsAsync(test)), StringComparison.Ordinal);

        // A second time would make good what was changed.
        await UnsealAsync(test);
        Assert.False(await BeginAsync(test));
        Assert.Contains(await FaultsAsync(test), said => said.Contains("has no seal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_changed_rows_are_a_few_sentences_and_a_number()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await BeginAsync(test);
        for (var count = 0; count < 25; count++)
        {
            await WorkedOnAsync(test);
        }

        await test.ExecuteAsync("UPDATE inbox_line SET urgency = 0");

        var faults = await FaultsAsync(test);
        Assert.Contains(faults, said => said.StartsWith("And 5 more of this kind: The … of session …", StringComparison.Ordinal));
        Assert.Contains(faults, said => said.StartsWith("And 5 more of this kind: The inbox line of session …", StringComparison.Ordinal));
        Assert.Equal(
            AuditFaults.AtMost,
            faults.Count(said => said.StartsWith("The inbox line", StringComparison.Ordinal) && said.Contains("sealed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_the_key_people_get_their_results_and_agree_and_the_check_names_the_line()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await BeginAsync(test);
        var key = Path.Combine(Path.GetDirectoryName(test.Path)!, "audit.key");
        File.Move(key, key + ".away");
        await test.ReopenAsync();
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);

        Assert.Equal(
            Recorded.Stored, await test.Log.RecordResultAsync(session.Id, 0, "release-1", "1.0", Urgency.Emergency, "{}", InboxProjection.Bare, None));
        Assert.True(await test.Log.AgreeToReviewAsync(session.Id, InboxProjection.Bare, None));

        File.Move(key + ".away", key);
        await test.ReopenAsync();
        Assert.StartsWith($"The inbox line of session {session.Id} has no seal", Assert.Single(await FaultsAsync(test)), StringComparison.Ordinal);
        Assert.NotNull(await test.Reviews.OpenAsync(First, session.Id, None));
    }

    [Fact]
    public async Task Checking_while_people_agree_and_staff_judge_finds_no_fault()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await BeginAsync(test);
        var working = Task.Run(
            async () =>
            {
                for (var count = 0; count < 40; count++)
                {
                    await WorkedOnAsync(test);
                }
            },
            None);
        do
        {
            Assert.Empty(await FaultsAsync(test));
        }
        while (!working.IsCompleted);

        await working;
        Assert.Equal(40 * 6, (await AuditVerification.OfAsync(test.Path, test.AuditKey, test.Heads, None)).Rows);
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(TestSessionDb test) =>
        (await AuditVerification.OfAsync(test.Path, test.AuditKey, test.Heads, None)).Faults;

    private static Task<bool> BeginAsync(TestSessionDb test) => test.EarlierRows.SealAsync(None);

    private static Task UnsealAsync(TestSessionDb test) =>
        test.ExecuteAsync(string.Concat(SealedTable.All.Select(table => $"UPDATE {table.Name} SET seal = NULL;")));

    private static Task PutBackAsync(TestSessionDb test) => test.ExecuteAsync(
        "UPDATE inbox_line SET status = k.status, urgency = k.urgency, revision = k.revision, raised = k.raised, not_excluded = k.not_excluded, "
        + "marks = k.marks, verdict = k.verdict, claimed_by = k.claimed_by, claimed_at = k.claimed_at, second_wanted = k.second_wanted, seal = k.seal "
        + "FROM kept AS k WHERE k.session_id = inbox_line.session_id");

    /// <summary>A session that was answered, agreed to, opened, taken, judged, noted on twice, and about which there is an outcome and a concern.</summary>
    private static async Task<long> WorkedOnAsync(TestSessionDb test, bool judgesFirst = false)
    {
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        var shown = new InboxProjection(["a", "b"], ["c"], "sciatica", ["foot:left"]);
        await test.Log.RecordResultAsync(session.Id, 0, "release-1", "1.0", Urgency.SameDay, "{}", shown, None);
        Assert.True(await test.Log.AgreeToReviewAsync(session.Id, shown, None));
        var log = new ReviewLog(test.Audited, new SecondReviews(0, () => 0), new JudgeFirst(judgesFirst), TimeProvider.System);
        await log.OpenAsync(First, session.Id, None);
        await log.ClaimAsync(First, session.Id, takeOver: false, None);
        Assert.IsType<SessionChange.Made>(await log.ReviewAsync(First, session.Id, TooLow with { BeforeTool = judgesFirst }, None));
        Assert.IsType<NoteSaved.Saved>(await log.SaveNoteAsync(First, session.Id, 0, "text 1", None));
        Assert.IsType<NoteSaved.Saved>(await log.SaveNoteAsync(First, session.Id, 1, "text 2", None));
        await log.NoteOutcomeAsync(First, session.Id, "gp", null, "Found.", None);
        Assert.NotNull(await log.ReportConcernAsync(First, session.Id, "Told too little.", "release-1", None));
        return session.Id;
    }
}
