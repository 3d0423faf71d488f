using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions.Insights;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.Reviewing;

/// <summary>Lines, judgements and counts from before a first cause was kept to those who were shown one.</summary>
public sealed class CausesOnlyWhereShownTests
{
    private const string Explained = """{"redFlags":[{"code":"growing-lump","urgency":"same-day"}]}""";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ItemCode Age = new("age");
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_stored_first_cause_goes_where_the_person_was_shown_none_and_stays_elsewhere()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var emergency = await BeforeAsync(test, Urgency.Emergency, "35-49", "{}", []);
        var child = await BeforeAsync(test, Urgency.Routine, "under16", "{}", []);
        var explained = await BeforeAsync(test, Urgency.SameDay, "35-49", Explained, ["growing-lump"]);
        var weaker = await BeforeAsync(test, Urgency.SameDay, "35-49", Explained.Replace("same-day", "soon", StringComparison.Ordinal), ["growing-lump"]);
        var ordinary = await BeforeAsync(test, Urgency.SelfCare, "35-49", "{}", []);
        var unreadable = await BeforeAsync(test, Urgency.SameDay, "35-49", "no result", ["growing-lump"]);
        await new DayCounting(test.Dbs, new SingleWriter(test.Dbs), clock).CountAsync(None);

        await AgainAsync(test);

        await using var db = await test.Dbs.CreateDbContextAsync(None);
        var lines = await db.InboxLines.AsNoTracking().ToDictionaryAsync(line => line.SessionId, line => line.FirstCause);
        var judged = await db.Reviews.AsNoTracking().ToDictionaryAsync(review => review.SessionId, review => review.ToolCause);
        Assert.All(new[] { emergency, child, explained }, session => Assert.Null(lines[session]));
        Assert.All(new[] { weaker, ordinary, unreadable }, session => Assert.Equal("sciatica", lines[session]));
        Assert.Equal(lines, judged);
        Assert.Equal(3, await CountAsync(db, "sciatica"));
        Assert.Equal(3, await CountAsync(db, Measure.NoCode));
    }

    [Fact]
    public async Task To_correct_what_is_right_changes_nothing()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await BeforeAsync(test, Urgency.Emergency, "35-49", "{}", []);
        await new DayCounting(test.Dbs, new SingleWriter(test.Dbs), clock).CountAsync(None);
        await AgainAsync(test);

        await AgainAsync(test);

        await using var db = await test.Dbs.CreateDbContextAsync(None);
        Assert.Equal((0, 1), (await CountAsync(db, "sciatica"), await CountAsync(db, Measure.NoCode)));
    }

    private static Task<int> CountAsync(SessionDb db, string cause) =>
        db.DailyCounts.Where(count => count.Measure == Measure.Cause && count.Code == cause).SumAsync(count => count.Count);

    /// <summary>The migration once more, as it meets a log of an earlier program.</summary>
    private static async Task AgainAsync(TestSessionDb test)
    {
        await test.CloseAsync();
        await test.ExecuteAsync("""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%CausesOnlyWhereShown'""");
        await test.ReopenAsync();
    }

    private async Task<long> BeforeAsync(TestSessionDb test, Urgency urgency, string age, string json, string[] raised)
    {
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);
        await test.Log.AppendAsync(session.Id, 0, Age, Said.That(age), None);
        await test.Log.RecordResultAsync(
            session.Id, 1, "release-1", "1.0", urgency, json, new InboxProjection([.. raised], [], "sciatica", []), None);

        // Texts were not sealed then.
        await test.ExecuteAsync("UPDATE result_snapshot SET json = opened('result_snapshot.json', session_id, revision, json)");
        await test.ExecuteAsync("UPDATE answered_item SET reply = opened('answered_item.reply', session_id, revision, reply)");
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        db.Reviews.Add(new Review
        {
            SessionId = session.Id,
            Reviewer = "doctor-1",
            ReviewerName = "Dr One",
            At = clock.GetUtcNow(),
            Verdict = Verdict.Agree,
            Reason = "",
            Urgency = urgency,
            Cause = null,
            Flags = "",
            Second = false,
            ToolUrgency = urgency,
            ToolCause = "sciatica",
            ToolFlags = string.Join(',', raised),
            Release = "release-1",
        });
        await db.SaveChangesAsync(None);
        return session.Id;
    }
}
