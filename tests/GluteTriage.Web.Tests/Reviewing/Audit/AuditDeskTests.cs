using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Reviewing.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Reviewing.Audit;

public sealed class AuditDeskTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor One = new("account-1", "Dr One");
    private static readonly Actor Two = new("account-2", "Dr Two");
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(StaffRole.Reviewer)]
    [InlineData(StaffRole.Lead)]
    [InlineData(StaffRole.Editor)]
    [InlineData(StaffRole.Administrator)]
    public async Task Nobody_but_an_auditor_reads_or_checks_the_trail(StaffRole role)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var desk = Desk(test, SignedIn.As(role));

        await Assert.ThrowsAsync<AccessDeniedException>(() => desk.ReadAsync(AuditFilter.Everything, None));
        await Assert.ThrowsAsync<AccessDeniedException>(() => desk.CheckAsync(None));

        await using var db = await test.Dbs.CreateDbContextAsync(None);
        Assert.Equal(0, await db.Set<AuditEntry>().CountAsync(None));
    }

    [Fact]
    public async Task Reading_the_trail_is_in_the_trail_with_what_was_asked()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var desk = Desk(test, SignedIn.As(StaffRole.Auditor));

        await desk.ReadAsync(AuditFilter.Everything with { Act = AuditAct.Deleted, Session = 7, From = new(2026, 3, 1) }, None);
        var page = await desk.ReadAsync(AuditFilter.Everything, None);

        (long, string, long?)[] expected = [(2, "", null), (1, "act=Deleted session=7 from=2026-03-01", 7)];
        Assert.Equal(expected, page.Entries.Select(entry => (entry.Sequence, entry.Detail, entry.SessionId)));
        Assert.All(page.Entries, entry => Assert.Equal(("dr-test", AuditAct.AuditRead), (entry.Actor, entry.Act)));
    }

    [Fact]
    public async Task Asked_for_a_session_the_trail_also_gives_the_lists_it_stood_in()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        foreach (var detail in new[] { "7,12,30 of status=New", "12,7 of status=New", "77,17 of flag=7", " of status=New" })
        {
            await test.Audited.RecordAsync(One, AuditAct.Listed, null, detail, None);
        }

        await test.Audited.RecordAsync(One, AuditAct.Opened, 7, "", None);

        var page = await Desk(test, SignedIn.As(StaffRole.Auditor)).ReadAsync(AuditFilter.Everything with { Person = One.Account, Session = 7 }, None);

        Assert.Equal([5, 2, 1], page.Entries.Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task Paging_gives_every_entry_once_though_new_ones_arrive()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ActAsync(test, One, 120);
        var desk = Desk(test, SignedIn.As(StaffRole.Auditor));

        var seen = new List<long>();
        AuditPage page;
        var filter = AuditFilter.Everything with { Act = AuditAct.Opened };
        do
        {
            page = await desk.ReadAsync(filter, None);
            seen.AddRange(page.Entries.Select(entry => entry.Sequence));
            filter = filter with { Before = page.Entries[^1].Sequence };
            await ActAsync(test, Two, 1);
        }
        while (page.HasOlder);

        Assert.Equal(Enumerable.Range(1, 120).Select(number => (long)number).Reverse(), seen);
    }

    [Fact]
    public async Task A_filter_shows_what_it_names_and_nothing_else()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ActAsync(test, One, 1);
        clock.SetUtcNow(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));
        await ActAsync(test, Two, 1);
        await test.Audited.RecordAsync(Two, AuditAct.Closed, 8, "", None);
        clock.SetUtcNow(new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero));
        var desk = Desk(test, SignedIn.As(StaffRole.Auditor));

        var by = AuditFilter.Everything;
        Assert.Equal([3, 2], await SeenAsync(by with { Person = "account-2" }));
        Assert.Equal([3], await SeenAsync(by with { Act = AuditAct.Closed }));
        Assert.Equal([3], await SeenAsync(by with { Session = 8, To = new(2026, 3, 4) }));
        Assert.Equal([1], await SeenAsync(by with { To = new(2026, 3, 1) }));
        Assert.Equal([3, 2], await SeenAsync(by with { From = new(2026, 3, 2), To = new(2026, 3, 2) }));
        Assert.Equal(["Dr dr-test", "Dr One", "Dr Two"], (await desk.ReadAsync(by, None)).People.Select(person => person.Name));

        async Task<IEnumerable<long>> SeenAsync(AuditFilter filter) => (await desk.ReadAsync(filter, None)).Entries.Select(entry => entry.Sequence);
    }

    [Fact]
    public async Task The_check_says_that_all_is_in_order_and_is_itself_recorded()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ActAsync(test, One, 3);

        var found = await Desk(test, SignedIn.As(StaffRole.Auditor)).CheckAsync(None);

        Assert.Empty(found.Faults);
        Assert.Equal(4, found.Entries);
    }

    [Fact]
    public async Task An_emergency_that_was_hidden_in_the_file_is_named_by_the_check()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);
        await test.Log.RecordResultAsync(
            session.Id, 0, "release-1", "1.0", Urgency.Emergency, "{}", InboxProjection.Bare, None);
        await test.ExecuteAsync("UPDATE inbox_line SET urgency = 0, status = 3");

        var found = await Desk(test, SignedIn.As(StaffRole.Auditor)).CheckAsync(None);

        Assert.Contains(found.Faults, fault => fault.Contains($"session {session.Id}", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("opened", null, null, null, null)]
    [InlineData("1", null, null, null, null)]
    [InlineData("Opened,Closed", null, null, null, null)]
    [InlineData(null, "0", null, null, null)]
    [InlineData(null, "-1", null, null, null)]
    [InlineData(null, " 7", null, null, null)]
    [InlineData(null, null, "1/3/2026", null, null)]
    [InlineData(null, null, "2026-02-30", null, null)]
    [InlineData(null, null, "2026-03-02", "2026-03-01", null)]
    [InlineData(null, null, null, null, "x")]
    public void An_address_that_says_something_else_shows_nothing(string? act, string? session, string? from, string? to, string? before) =>
        Assert.Null(AuditFilter.Read(act, null, session, from, to, before));

    [Fact]
    public void An_address_reads_back_as_the_filter_that_wrote_it()
    {
        var filter = new AuditFilter(AuditAct.Opened, "account-1", 7, new(2026, 3, 1), new(2026, 3, 2), 99);

        Assert.Equal("/review/audit?act=Opened&person=account-1&session=7&from=2026-03-01&to=2026-03-02&before=99", filter.Address());
        Assert.Equal(filter, AuditFilter.Read("Opened", "account-1", "7", "2026-03-01", "2026-03-02", "99"));
        Assert.Equal(AuditFilter.Everything, AuditFilter.Read("", "", "", "", "", null));
    }

    [Fact]
    public void Every_act_has_words_of_its_own()
    {
        var words = Enum.GetValues<AuditAct>().Select(act => (Act: act, Words: ReviewText.Trail.Done(act))).ToList();

        Assert.DoesNotContain(words, one => one.Words == one.Act.ToString());
        Assert.Equal(words.Count, words.Select(one => one.Words).Distinct().Count());
    }

    private static async Task ActAsync(TestSessionDb test, Actor actor, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await test.Audited.RecordAsync(actor, AuditAct.Opened, 7, "", None);
        }
    }

    private static AuditDesk Desk(TestSessionDb test, StaffAccess access) =>
        new(access, test.Audited, test.AuditKey, new AppFolders(null, Path.GetDirectoryName(test.Path)!));
}
