using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.Reviewing;

/// <summary>What is done to several sessions of the list at once, each of them for itself.</summary>
public sealed class SeveralSessionsTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor First = new("doctor-1", "Dr One");
    private static readonly Actor Second = new("doctor-2", "Dr Two");
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Each_session_is_closed_or_refused_for_its_own_reason_and_the_trail_says_which()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (plain, held, risen, closed) = (await ArrivedAsync(test), await ArrivedAsync(test), await ArrivedAsync(test), await ArrivedAsync(test));
        var unread = await ArrivedAsync(test, Urgency.Emergency);
        await test.Reviews.ClaimAsync(Second, held, takeOver: false, None);
        await test.ExecuteAsync($"UPDATE inbox_line SET urgency = 3 WHERE session_id = {risen}");
        await test.ExecuteAsync($"UPDATE inbox_line SET status = 3 WHERE session_id = {closed}");

        var changed = await test.Reviews.CloseSeveralAsync(
            First, [.. new[] { plain, held, risen, closed, 99 }.Select(id => new SelectedSession(id, Urgency.Soon)), new(unread, Urgency.Emergency)], None);

        Assert.Equal(
            [
                (plain, new SessionChange.Made()), (held, new SessionChange.WithColleague()), (risen, new SessionChange.MoreUrgent()),
                (closed, new SessionChange.Already()), (unread, new SessionChange.Unread()), (99, new SessionChange.Gone()),
            ],
            changed.Each);
        Assert.Equal([plain], changed.Made);
        Assert.Equal([plain, closed], await WithAsync(test, line => line.Status == ReviewStatus.Closed));
        Assert.Equal(
            [
                $"Closed {plain} from the list", $"Closed {held} from the list: refused", $"Closed {risen} from the list: refused",
                $"Closed {closed} from the list: refused", $"Closed {unread} from the list: refused", "Closed 99 from the list: refused",
            ],
            await TrailAsync(test, First));
    }

    [Fact]
    public async Task An_emergency_is_closed_from_the_list_by_whoever_has_opened_it_as_it_is_now_and_by_nobody_else()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test, Urgency.Soon);
        await test.Reviews.OpenAsync(First, session, None);
        clock.Advance(TimeSpan.FromMinutes(1));
        await test.Log.RecordResultAsync(session, 2, "release-1", "1.0", Urgency.Emergency, "{}", InboxProjection.Bare, None);
        SelectedSession[] selected = [new(session, Urgency.Emergency)];

        Assert.IsType<SessionChange.Unread>(Assert.Single((await test.Reviews.CloseSeveralAsync(First, selected, None)).Each).Change);
        clock.Advance(TimeSpan.FromMinutes(1));
        await test.Reviews.OpenAsync(First, session, None);
        Assert.IsType<SessionChange.Unread>(Assert.Single((await test.Reviews.CloseSeveralAsync(Second, selected, None)).Each).Change);
        Assert.Equal([session], (await test.Reviews.CloseSeveralAsync(First, selected, None)).Made);
    }

    [Fact]
    public async Task Sessions_go_to_oneself_or_to_a_colleague_but_not_from_whoever_has_them()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (free, mine, theirs) = (await ArrivedAsync(test), await ArrivedAsync(test), await ArrivedAsync(test));
        await test.Reviews.ClaimAsync(First, mine, takeOver: false, None);
        await test.Reviews.ClaimAsync(Second, theirs, takeOver: false, None);
        SelectedSession[] all = [new(free, Urgency.Soon), new(mine, Urgency.Soon), new(theirs, Urgency.Soon)];

        var own = await test.Reviews.AssignSeveralAsync(First, First.Account, all, None);
        var handed = await test.Reviews.AssignSeveralAsync(First, Second.Account, all, None);

        Assert.Equal([new SessionChange.Made(), new SessionChange.Already(), new SessionChange.WithColleague()], own.Each.Select(one => one.Change));
        Assert.Equal([free, mine], handed.Made);
        Assert.Equal([free, mine, theirs], await WithAsync(test, line => line.ClaimedBy == Second.Account));
        Assert.Equal(
            [
                $"Claimed {mine} ", $"Claimed {free} from the list", $"Claimed {mine} from the list: refused", $"Claimed {theirs} from the list: refused",
                $"Assigned {free} to doctor-2", $"Assigned {mine} to doctor-2", $"Assigned {theirs} to doctor-2: refused",
            ],
            await TrailAsync(test, First));
    }

    [Fact]
    public async Task What_somebody_had_for_longer_than_a_shift_can_be_assigned_anew()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        await test.Reviews.ClaimAsync(Second, session, takeOver: false, None);
        clock.Advance(ReviewLog.ClaimLasts + TimeSpan.FromMinutes(1));

        Assert.Equal([session], (await test.Reviews.AssignSeveralAsync(First, First.Account, [new(session, Urgency.Soon)], None)).Made);
    }

    [Fact]
    public async Task Nothing_is_closed_when_the_trail_cannot_say_so()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var session = await ArrivedAsync(test);
        await test.ExecuteAsync("CREATE TRIGGER full BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'full'); END;");

        await Assert.ThrowsAsync<DbUpdateException>(() => test.Reviews.CloseSeveralAsync(First, [new(session, Urgency.Soon)], None));

        Assert.Empty(await WithAsync(test, line => line.Status == ReviewStatus.Closed));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(ReviewLog.SeveralAtMost + 1)]
    public async Task None_and_more_than_a_page_are_refused(int count)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        SelectedSession[] selected = [.. Enumerable.Range(1, count).Select(id => new SelectedSession(id, Urgency.Soon))];

        await Assert.ThrowsAsync<ArgumentException>(() => test.Reviews.CloseSeveralAsync(First, selected, None));
    }

    private static async Task<long> ArrivedAsync(TestSessionDb test, Urgency urgency = Urgency.Soon)
    {
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);
        await test.Log.RecordResultAsync(session.Id, 1, "release-1", "1.0", urgency, "{}", InboxProjection.Bare, None);
        return session.Id;
    }

    private static async Task<List<long>> WithAsync(TestSessionDb test, System.Linq.Expressions.Expression<Func<InboxLine, bool>> wanted)
    {
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        return await db.InboxLines.Where(wanted).OrderBy(line => line.SessionId).Select(line => line.SessionId).ToListAsync(None);
    }

    private static async Task<List<string>> TrailAsync(TestSessionDb test, Actor actor)
    {
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        var entries = await db.AuditEntries.Where(entry => entry.Actor == actor.Account).OrderBy(entry => entry.Sequence).ToListAsync(None);
        return [.. entries.Select(entry => $"{entry.Act} {entry.SessionId} {entry.Detail}")];
    }
}
