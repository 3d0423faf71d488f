using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Insights;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.Insights;

public sealed class DayCountingTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_session_without_consent_to_review_is_never_counted()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await StartAsync(test, mayBeReviewed: false);
        await StartAsync(test);

        await CountAsync(test);

        Assert.Equal(1, await SumAsync(test, Measure.Started, Measure.All));
    }

    [Fact]
    public async Task A_result_is_counted_by_its_urgency_and_first_cause()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await FinishAsync(test, await StartAsync(test), Urgency.SameDay, "piriformis");
        await FinishAsync(test, await StartAsync(test), Urgency.SameDay, null);

        await CountAsync(test);

        Assert.Equal(2, await SumAsync(test, Measure.Finished, Measure.All));
        Assert.Equal(2, await SumAsync(test, Measure.Urgency, "same-day"));
        Assert.Equal(1, await SumAsync(test, Measure.Cause, "piriformis"));
        Assert.Equal(1, await SumAsync(test, Measure.Cause, Measure.NoCode));
    }

    [Fact]
    public async Task A_changed_answer_is_not_a_second_asking()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await StartAsync(test);
        clock.Advance(TimeSpan.FromSeconds(5));
        await test.Log.AppendAsync(session, 0, Said.Spread, Said.That("not-sure"), None);
        clock.Advance(TimeSpan.FromSeconds(20));
        await test.Log.AppendAsync(session, 1, Said.Duration, Said.That("weeks"), None);
        await test.Log.AppendAsync(session, 2, Said.Spread, Said.That("foot"), None);

        await CountAsync(test);

        Assert.Equal(1, await SumAsync(test, Measure.Answered, Said.Spread.Value));
        Assert.Equal(1, await SumAsync(test, Measure.NotSure, Said.Spread.Value));
        Assert.Equal(0, await SumAsync(test, Measure.NotSure, Said.Duration.Value));
        Assert.Equal(1, await SumAsync(test, Measure.Seconds, $"{Said.Spread}/2"));
        Assert.Equal(1, await SumAsync(test, Measure.Seconds, $"{Said.Duration}/4"));
    }

    [Fact]
    public async Task Where_people_left_is_known_once_a_day_has_passed()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await StartAsync(test);
        var session = await StartAsync(test);
        await test.Log.AppendAsync(session, 0, Said.Spread, Said.That("foot"), None);

        await CountAsync(test);
        Assert.Equal(0, await SumAsync(test, Measure.LeftAt, Said.Spread.Value));

        clock.Advance(TimeSpan.FromHours(25));
        await CountAsync(test);
        Assert.Equal(1, await SumAsync(test, Measure.LeftAt, Said.Spread.Value));
        Assert.Equal(1, await SumAsync(test, Measure.LeftAt, Measure.NoCode));
    }

    [Fact]
    public async Task Counting_twice_counts_once()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await StartAsync(test);

        await CountAsync(test);
        await CountAsync(test);

        Assert.Equal(1, await SumAsync(test, Measure.Started, Measure.All));
    }

    [Fact]
    public async Task Counts_stay_when_their_sessions_are_deleted()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await StartAsync(test);
        clock.Advance(TimeSpan.FromDays(3));
        await CountAsync(test);

        clock.Advance(TimeSpan.FromDays(200));
        await StartAsync(test);
        await CountAsync(test);
        await test.Retention.DeleteExpiredAsync(None);
        await CountAsync(test);

        Assert.Equal(2, await SumAsync(test, Measure.Started, Measure.All));
    }

    [Fact]
    public async Task A_final_day_is_not_counted_again()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await StartAsync(test);
        clock.Advance(TimeSpan.FromDays(5));
        await CountAsync(test);

        Assert.True(await CountAsync(test) <= 2);
    }

    [Fact]
    public async Task What_is_shown_of_many_sessions_is_rounded_and_filtered()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        for (var i = 0; i < 63; i++)
        {
            var session = await StartAsync(test, device: i < 40 ? "phone" : "desktop");
            if (i < 33)
            {
                await FinishAsync(test, session, Urgency.Routine, "piriformis");
            }
        }

        await CountAsync(test);
        var today = Day.Of(clock.GetUtcNow());
        var rows = new InsightsRows(["muscle"], cause => cause == "piriformis" ? "muscle" : null, ["pain-spread"], ["release-1"]);
        var counted = new CountedSessions(test.Dbs, new Suppression(GluteTriage.Sessions.Auditing.AuditKey.New()));
        var all = await counted.ReadAsync(new InsightsFilter(today - 6, today, null, null), rows, None);
        var phones = await counted.ReadAsync(new InsightsFilter(today - 6, today, null, "phone"), rows, None);

        Assert.Contains(all.Started, new int?[] { 60, 65 });
        Assert.Contains(all.Finished, new int?[] { 30, 35 });
        Assert.Equal(40, phones.Started);
        Assert.Equal(7, all.Periods.Count);
        Assert.All(all.Urgencies.Where(urgency => urgency.Code != "routine"), urgency => Assert.Null(urgency.Count));
        Assert.All(all.Questions, question => Assert.Null(question.MedianSeconds));
    }

    private async Task<long> StartAsync(TestSessionDb test, bool mayBeReviewed = true, string device = "phone") =>
        (await test.Log.OpenAsync("release-1", "uk", mayBeReviewed, None, device)).Session.Id;

    private async Task FinishAsync(TestSessionDb test, long session, Urgency urgency, string? cause)
    {
        await using var db = await test.Dbs.CreateDbContextAsync();
        db.InboxLines.Add(new InboxLine
        {
            SessionId = session,
            ArrivedAt = clock.GetUtcNow(),
            Revision = 0,
            Release = "release-1",
            Urgency = urgency,
            Raised = 0,
            NotExcluded = 0,
            FirstCause = cause,
            Places = string.Empty,
            Status = ReviewStatus.New,
            ClaimedBy = null,
            ClaimedAt = null,
            Verdict = null,
            SecondWanted = false,
            Marks = 0,
            Synthetic = false,
        });
        await db.SaveChangesAsync();
    }

    private async Task<int> CountAsync(TestSessionDb test)
    {
        using var writer = new SingleWriter(test.Dbs);
        return await new DayCounting(test.Dbs, writer, clock).CountAsync(None);
    }

    private static async Task<int> SumAsync(TestSessionDb test, string measure, string code)
    {
        await using var db = await test.Dbs.CreateDbContextAsync();
        return await db.DailyCounts.Where(c => c.Measure == measure && c.Code == code).SumAsync(c => c.Count);
    }
}
