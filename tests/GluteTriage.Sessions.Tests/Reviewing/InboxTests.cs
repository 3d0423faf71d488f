using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.Reviewing;

public sealed class InboxTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Doctor = new("doctor-1", "Dr One");
    private static readonly string[] Causes = ["muscle-knot", "sciatica", "hip-joint"];
    private static readonly string[] Flags = ["cauda-equina", "infection", "fracture", "cancer"];
    private static readonly string[] Places = ["deep-mid", "foot", "sit-bone"];

    /// <summary>As the log is registered here; minutes, as the lines of these tests are minutes apart.</summary>
    private static readonly ReviewTargets Targets = new(
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(90), TimeSpan.FromMinutes(40));

    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task The_most_urgent_come_first_and_among_them_the_oldest()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var routine = await ArrivedAsync(test, Urgency.Routine);
        var emergency = await ArrivedAsync(test, Urgency.Emergency);
        var later = await ArrivedAsync(test, Urgency.Emergency);

        var page = await test.Inbox.PageAsync(Doctor, InboxFilter.Everything, after: null, 10, None);

        Assert.Equal([emergency, later, routine], page.Rows.Select(row => row.SessionId));
        Assert.False(page.More);
        Assert.Equal((2, 1, 0), (page.NeedsEyes[Urgency.Emergency], page.NeedsEyes[Urgency.Routine], page.NeedsEyes[Urgency.Soon]));
    }

    [Fact]
    public async Task A_line_names_its_flags_the_most_urgent_first_and_the_age_that_counted()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);
        const string Result = """
            {"redFlags":[{"code":"cancer","urgency":"soon"},{"code":"infection","urgency":"emergency"},{"code":"fracture","urgency":"same-day"}]}
            """;
        var flags = new InboxProjection(["cancer", "fracture", "infection"], ["cauda-equina"], null, []);
        await test.ExecuteAsync(
            $"INSERT INTO answered_item (session_id, revision, item, reply, at) VALUES ({session.Id}, 1, 'age', '16-34', 0), "
            + $"({session.Id}, 2, 'age', '75plus', 0), ({session.Id}, 3, 'age', '35-49', 0)");
        await test.Log.RecordResultAsync(session.Id, 2, "release-1", "1.0", Urgency.Emergency, Result, flags, None);

        var row = Assert.Single((await test.Inbox.PageAsync(Doctor, InboxFilter.Everything, after: null, 10, None)).Rows);

        Assert.Equal(["infection", "fracture", "cancer"], row.Raised);
        Assert.Equal(["cauda-equina"], row.NotExcluded);
        Assert.Equal("75plus", row.Age);
    }

    [Fact]
    public async Task A_line_says_levels_and_age_by_itself_whatever_stands_in_what_is_sealed()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var shown = new InboxProjection(["cancer", "fracture", "infection"], [], null, [])
        {
            Age = 75,
            AgeBand = "75plus",
            Levels = new Dictionary<string, Urgency>
            {
                ["cancer"] = Urgency.Soon,
                ["fracture"] = Urgency.SameDay,
                ["infection"] = Urgency.Emergency,
            }.ToImmutableDictionary(),
        };
        var id = await ArrivedAsync(test, Urgency.Emergency, shown);
        await test.ExecuteAsync(
            """UPDATE result_snapshot SET json = '{"redFlags":[{"code":"cancer","urgency":"emergency"},{"code":"infection","urgency":"soon"}]}'""");
        await test.ExecuteAsync($"INSERT INTO answered_item (session_id, revision, item, reply, at) VALUES ({id}, 1, 'age', '35-49', 0)");

        var row = Assert.Single((await test.Inbox.PageAsync(Doctor, InboxFilter.Everything, after: null, 10, None)).Rows);

        Assert.Equal(["infection", "fracture", "cancer"], row.Raised);
        Assert.Equal("75plus", row.Age);
    }

    [Fact]
    public async Task A_line_that_says_one_of_its_levels_only_has_them_all_from_its_result()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);
        const string Result = """{"redFlags":[{"code":"cancer","urgency":"soon"},{"code":"infection","urgency":"emergency"}]}""";
        var shown = new InboxProjection(["cancer", "infection"], [], null, [])
        {
            Levels = ImmutableDictionary<string, Urgency>.Empty.Add("cancer", Urgency.SameDay),
        };
        await test.Log.RecordResultAsync(session.Id, 1, "release-1", "1.0", Urgency.Emergency, Result, shown, None);

        var row = Assert.Single((await test.Inbox.PageAsync(Doctor, InboxFilter.Everything, after: null, 10, None)).Rows);

        Assert.Equal(["infection", "cancer"], row.Raised);
    }

    [Fact]
    public async Task A_later_result_replaces_age_and_levels_of_its_line()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var id = await ArrivedAsync(test, Urgency.Soon, Shown("16-34", Urgency.SelfCare, Urgency.Soon));

        await test.Log.RecordResultAsync(id, 2, "release-1", "1.0", Urgency.Soon, "{}", Shown("75plus", Urgency.Soon, Urgency.SelfCare), None);

        var row = Assert.Single((await test.Inbox.PageAsync(Doctor, InboxFilter.Everything, after: null, 10, None)).Rows);
        Assert.Equal("75plus", row.Age);
        Assert.Equal(["cancer", "infection"], row.Raised);

        static InboxProjection Shown(string band, Urgency cancer, Urgency infection) => new(["cancer", "infection"], [], null, [])
        {
            Age = InboxProjection.AgeOf(band),
            AgeBand = band,
            Levels = ImmutableDictionary<string, Urgency>.Empty.Add("cancer", cancer).Add("infection", infection),
        };
    }

    [Theory]
    [InlineData(InboxOrder.Urgent, "0 2 1 3")]
    [InlineData(InboxOrder.Due, "2 0 1 3")]
    [InlineData(InboxOrder.Longest, "2 1 0 3")]
    [InlineData(InboxOrder.Newest, "3 0 1 2")]
    [InlineData(InboxOrder.Oldest, "2 3 1 0")]
    public async Task The_order_that_is_asked_for_says_what_comes_first(InboxOrder order, string sessions)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var arrived = new[] { (Urgency.Emergency, 100), (Urgency.Soon, 10), (Urgency.SameDay, 0), (Urgency.SelfCare, 60 * 24 * 20) };
        var ids = new List<long>();
        foreach (var (urgency, minutes) in arrived)
        {
            ids.Add(await ArrivedAsync(test, urgency));
            var at = clock.Start.AddMinutes(minutes).AddHours(urgency is Urgency.SameDay ? -4 : 0).ToUnixTimeMilliseconds();
            var age = urgency switch
            {
                Urgency.SameDay or Urgency.SelfCare => 75,
                Urgency.Soon => 16,
                _ => InboxLine.AgeUnknown,
            };
            await test.ExecuteAsync($"UPDATE inbox_line SET arrived_at = {at}, age = {age} WHERE session_id = {ids[^1]}");
        }

        var rows = (await test.Inbox.PageAsync(Doctor, new InboxFilter { Order = order }, after: null, 10, None)).Rows;

        Assert.Equal(sessions, string.Join(' ', rows.Select(row => ids.IndexOf(row.SessionId))));
    }

    [Fact]
    public async Task Every_page_after_another_gives_every_line_exactly_once_though_new_ones_arrive()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var random = new Random(7);
        var there = new List<long>();
        for (var i = 0; i < 40; i++)
        {
            there.Add(await ArrivedAsync(test, (Urgency)random.Next(5), at: random.Next(3)));
        }

        var seen = new List<long>();
        InboxPlaceInOrder? after = null;
        bool more;
        do
        {
            var page = await test.Inbox.PageAsync(Doctor, InboxFilter.Everything, after, 7, None);
            seen.AddRange(page.Rows.Select(row => row.SessionId));
            after = InboxPlaceInOrder.Of(page.Rows[^1]);
            more = page.More;
            await ArrivedAsync(test, (Urgency)random.Next(5));
        }
        while (more);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(there.Except(seen));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Every_filter_of_inbox_and_export_finds_what_a_plain_reading_of_all_lines_finds_whatever_leads_the_search(
        bool counted, bool judgeFirst)
    {
        await using var test = await TestSessionDb.CreateAsync(clock, targets: Targets, judgeFirst: judgeFirst);
        var random = new Random(Sampling.Seed);
        for (var i = 0; i < 120; i++)
        {
            var id = await ArrivedAsync(
                test,
                (Urgency)random.Next(5),
                new InboxProjection(Some(random, Flags), Some(random, Flags), random.Next(4) == 0 ? null : One(random, Causes), Some(random, Places))
                {
                    Age = random.Next(-1, 3),
                },
                random.Next(5),
                $"release-{random.Next(2)}");
            await JudgeAsync(test, id, random);
        }

        if (counted)
        {
            await test.Shares.CountAsync(None);
        }

        var lines = await LinesAsync(test);
        for (var round = 0; round < Sampling.Count(everyDay: 60, longRun: 1_000); round++)
        {
            var filter = AFilter(random);
            var expected = (judgeFirst ? FirstThen(filter.Order, Wanted()) : InOrder(filter.Order, Wanted())).Select(line => line.SessionId).ToList();
            IEnumerable<InboxLine> Wanted() => lines.Where(line => Matches(filter, line)).Select(line => line.Line);

            var found = new List<long>();
            InboxPlaceInOrder? after = null;
            InboxListing page;
            do
            {
                page = await test.Inbox.PageAsync(Doctor, filter, after, 9, None);
                found.AddRange(page.Rows.Select(row => row.SessionId));
                after = page.Next;
                Assert.Equal(page.More, after is not null);
            }
            while (page.More);

            Assert.True(expected.SequenceEqual(found), $"round {round}, the inbox finds other lines than {nameof(Matches)}: {filter}");

            var exported = new List<long>();
            await foreach (var batch in test.Export.ReadAsync(Doctor, filter, "csv", "run", None))
            {
                exported.AddRange(batch.Select(one => one.Line.SessionId));
            }

            Assert.True(expected.Order().SequenceEqual(exported), $"round {round}, exported: {filter}");
            Assert.Equal(expected.Count, await test.Export.CountAsync(Doctor, filter, None));
        }
    }

    [Fact]
    public async Task Where_clinicians_judge_first_the_place_in_the_address_says_no_more_of_urgency_than_the_list_does()
    {
        await using var test = await TestSessionDb.CreateAsync(clock, judgeFirst: true);
        foreach (var urgency in new[] { Urgency.SameDay, Urgency.Routine, Urgency.Emergency })
        {
            await ArrivedAsync(test, urgency);
        }

        var first = await test.Inbox.PageAsync(Doctor, InboxFilter.NeedsEyes, after: null, 1, None);
        var second = await test.Inbox.PageAsync(Doctor, InboxFilter.NeedsEyes, first.Next, 1, None);

        Assert.Equal((Urgency.Emergency, Urgency.SameDay), (first.Rows[0].Urgency, second.Rows[0].Urgency));
        Assert.Equal((Urgency.Emergency, Urgency.SelfCare), (first.Next!.Value.Urgency, second.Next!.Value.Urgency));
    }

    [Theory]
    [InlineData("under16", 0)]
    [InlineData("16-34", 16)]
    [InlineData("75plus", 75)]
    public async Task An_answer_about_age_is_put_in_order_as_the_lines_of_before_were(string code, int from)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await using var db = await test.Dbs.CreateDbContextAsync(None);

        Assert.Equal(from, InboxProjection.AgeOf(code));
        Assert.Equal(from, await db.Database.SqlQueryRaw<int>("SELECT CAST({0} AS INTEGER) AS Value", code).SingleAsync(None));
    }

    [Fact]
    public void Every_part_of_a_filter_is_among_those_tried()
    {
        var random = new Random(Sampling.Seed);
        var tried = Enumerable.Range(0, 500).Select(_ => AFilter(random)).ToList();

        Assert.All(InboxFilterParts.All, part => Assert.True(
            tried.Exists(filter => part.Codes(filter).Any()),
            $"No filter tried here asks for '{part.Name}': add it to {nameof(AFilter)} and {nameof(Matches)}."));
    }

    [Fact]
    public async Task A_listing_is_in_the_audit_trail_with_who_asked_and_every_line_they_got()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var one = await ArrivedAsync(test, Urgency.Soon);
        var other = await ArrivedAsync(test, Urgency.Routine);
        await ArrivedAsync(test, Urgency.SelfCare);

        await test.Inbox.PageAsync(Doctor, InboxFilter.NeedsEyes, after: null, 2, None);

        await using var db = await test.Dbs.CreateDbContextAsync(None);
        var detail = await db.Database.SqlQueryRaw<string>(
            "SELECT actor || ' ' || act || ' ' || detail AS Value FROM audit_entry").SingleAsync(None);
        Assert.EndsWith($"{one},{other} of status=New,Opened", detail);
        Assert.StartsWith("doctor-1 ", detail);
    }

    [Fact]
    public async Task Nothing_is_listed_when_the_audit_trail_cannot_say_so()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ArrivedAsync(test, Urgency.Soon);
        await test.ExecuteAsync("CREATE TRIGGER full BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'full'); END;");

        await Assert.ThrowsAsync<DbUpdateException>(() => test.Inbox.PageAsync(Doctor, InboxFilter.Everything, after: null, 10, None));
    }

    [Fact]
    public async Task A_line_that_still_wants_a_second_reviewer_is_not_found_by_the_verdict_of_the_first()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var id = await ArrivedAsync(test, Urgency.Soon);
        await test.ExecuteAsync($"UPDATE inbox_line SET verdict = 2, second_wanted = 1 WHERE session_id = {id}");

        var page = await test.Inbox.PageAsync(Doctor, new InboxFilter { Verdicts = [Verdict.TooLow] }, after: null, 10, None);

        Assert.Empty(page.Rows);
    }

    [Theory]
    [InlineData(Urgency.Emergency, ReviewStatus.Opened)]
    [InlineData(Urgency.Soon, ReviewStatus.Reviewed)]
    [InlineData(Urgency.Routine, ReviewStatus.Reviewed)]
    public async Task A_reviewed_session_opens_again_only_when_its_urgency_rises(Urgency now, ReviewStatus status)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var id = await ArrivedAsync(test, Urgency.Soon, new InboxProjection(["infection"], [], "sciatica", ["foot:left"]));
        var arrived = clock.GetUtcNow();
        await test.ExecuteAsync($"UPDATE inbox_line SET status = 2 WHERE session_id = {id}");
        clock.Advance(TimeSpan.FromHours(1));

        await test.Log.RecordResultAsync(id, 2, "release-1", "1.0", now, "{}", new InboxProjection(["fracture"], [], null, ["sit-bone"]), None);

        var (line, flags, places) = Assert.Single(await LinesAsync(test));
        Assert.Equal((now, status, arrived, 2), (line.Urgency, line.Status, line.ArrivedAt, line.Revision));
        Assert.Equal(
            (["fracture"], ["sit-bone"]),
            (flags, places),
            (one, other) => one.flags.SequenceEqual(other.flags) && one.places.SequenceEqual(other.places));
    }

    [Fact]
    public async Task A_result_from_fewer_replies_does_not_take_the_line_back()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var id = await ArrivedAsync(test, Urgency.Emergency);

        await test.Log.RecordResultAsync(id, 0, "release-1", "1.0", Urgency.SelfCare, "{}", InboxProjection.Bare, None);

        Assert.Equal(Urgency.Emergency, Assert.Single(await LinesAsync(test)).Line.Urgency);
    }

    [Fact]
    public async Task Deleting_a_session_takes_its_line_out_of_the_inbox()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var id = await ArrivedAsync(test, Urgency.Soon, new InboxProjection(["infection"], [], "sciatica", ["foot:left"]));

        await test.Log.DeleteAsync(id, None);

        Assert.Empty((await test.Inbox.PageAsync(Doctor, InboxFilter.Everything, after: null, 10, None)).Rows);
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        Assert.Equal((0, 0), (await db.InboxFlags.CountAsync(None), await db.InboxPlaces.CountAsync(None)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Inbox.ListedAtMost + 1)]
    public async Task A_page_of_no_or_too_many_lines_is_refused(int take)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => test.Inbox.PageAsync(Doctor, InboxFilter.Everything, after: null, take, None));
    }

    /// <param name="at">Minutes the clock moves first; lines may share a moment.</param>
    private async Task<long> ArrivedAsync(
        TestSessionDb test, Urgency urgency, InboxProjection? projection = null, int at = 1, string release = "release-1")
    {
        clock.Advance(TimeSpan.FromMinutes(at));
        var (_, session) = await test.Log.OpenAsync(release, "uk", mayBeReviewed: true, None);
        await test.Log.RecordResultAsync(session.Id, 1, release, "1.0", urgency, "{}", projection ?? InboxProjection.Bare, None);
        return session.Id;
    }

    private static async Task JudgeAsync(TestSessionDb test, long id, Random random)
    {
        var verdict = random.Next(4) is > 0 and var said ? (said - 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : "NULL";
        await test.ExecuteAsync(
            $"UPDATE inbox_line SET status = {random.Next(4)}, verdict = {verdict}, second_wanted = {random.Next(2)}, "
            + $"claimed_by = {(random.Next(2) == 0 ? "NULL" : "'doctor-1'")} WHERE session_id = {id}");
    }

    private InboxFilter AFilter(Random random) => new()
    {
        Urgencies = random.Next(3) == 0 ? [(Urgency)random.Next(5), (Urgency)random.Next(5)] : [],
        Statuses = random.Next(3) == 0 ? [(ReviewStatus)random.Next(4), (ReviewStatus)random.Next(4)] : [],
        Causes = random.Next(4) == 0 ? [One(random, Causes), One(random, Causes)] : [],
        Flags = random.Next(4) == 0 ? [One(random, Flags), One(random, Flags)] : [],
        Places = random.Next(4) == 0 ? [One(random, Places), One(random, Places)] : [],
        Releases = random.Next(5) == 0 ? [$"release-{random.Next(2)}"] : [],
        Verdicts = random.Next(5) == 0 ? [(Verdict)random.Next(3)] : [],
        From = random.Next(5) == 0 ? clock.Start.AddMinutes(random.Next(240)) : null,
        Until = random.Next(5) == 0 ? clock.Start.AddMinutes(random.Next(240)) : null,
        Mine = random.Next(6) == 0,
        SecondWanted = random.Next(6) == 0,
        Sessions = random.Next(6) == 0 ? [.. Enumerable.Range(0, 40).Select(_ => (long)random.Next(1, 200))] : [],
        Words = InboxFilter.Everything.Words.Union(
            random.Next(3) == 0 ? new[] { AWord(random, "one"), AWord(random, "other") }.Take(random.Next(1, 3)) : []),
        Order = (InboxOrder)random.Next(5),
    };

    private static InboxWord AWord(Random random, string text) => new(text, Some(random, Flags), Some(random, Causes), Some(random, Places));

    /// <summary>As a reader of all lines would put them; the order of the numbers decides between what is alike.</summary>
    private static IEnumerable<InboxLine> InOrder(InboxOrder order, IEnumerable<InboxLine> lines) => order switch
    {
        InboxOrder.Urgent => lines.OrderByDescending(line => line.Urgency).ThenBy(line => line.ArrivedAt).ThenBy(line => line.SessionId),
        InboxOrder.Due => lines.OrderBy(line => line.ArrivedAt + Targets.For(line.Urgency)).ThenBy(line => line.SessionId),
        InboxOrder.Longest => lines.OrderBy(line => line.ArrivedAt).ThenBy(line => line.SessionId),
        InboxOrder.Oldest => lines.OrderByDescending(line => line.Age).ThenBy(line => line.ArrivedAt).ThenBy(line => line.SessionId),
        _ => lines.OrderByDescending(line => line.ArrivedAt).ThenByDescending(line => line.SessionId),
    };

    /// <summary>Where clinicians judge first: emergencies nobody has judged, then the rest, neither by urgency.</summary>
    private static IEnumerable<InboxLine> FirstThen(InboxOrder order, IEnumerable<InboxLine> lines) =>
        InOrder(order is InboxOrder.Urgent or InboxOrder.Due ? InboxOrder.Longest : order, lines)
            .OrderBy(line => line is not { Urgency: Urgency.Emergency, Status: ReviewStatus.New or ReviewStatus.Opened });

    private static bool Matches(InboxFilter filter, (InboxLine Line, string[] Flags, string[] Places) of) =>
        (filter.Urgencies.IsEmpty || filter.Urgencies.Contains(of.Line.Urgency))
        && (filter.Statuses.IsEmpty || filter.Statuses.Contains(of.Line.Status))
        && (filter.Causes.IsEmpty || (of.Line.FirstCause is { } cause && filter.Causes.Contains(cause)))
        && (filter.Flags.IsEmpty || filter.Flags.Overlaps(of.Flags))
        && (filter.Places.IsEmpty || filter.Places.Overlaps(of.Places))
        && (filter.Releases.IsEmpty || filter.Releases.Contains(of.Line.Release))
        && (filter.Verdicts.IsEmpty || (of.Line is { SecondWanted: false, Verdict: { } verdict } && filter.Verdicts.Contains(verdict)))
        && (filter.From is null || of.Line.ArrivedAt >= filter.From)
        && (filter.Until is null || of.Line.ArrivedAt < filter.Until)
        && (!filter.Mine || of.Line.ClaimedBy == Doctor.Account)
        && (!filter.SecondWanted || of.Line.SecondWanted)
        && (filter.Sessions.IsEmpty || filter.Sessions.Contains(of.Line.SessionId))
        && filter.Words.All(word => word.Flags.Intersect(of.Flags).Any() || word.Places.Intersect(of.Places).Any()
            || (of.Line.FirstCause is { } cause && word.Causes.Contains(cause)));

    private static async Task<List<(InboxLine Line, string[] Flags, string[] Places)>> LinesAsync(TestSessionDb test)
    {
        await using var db = await test.Dbs.CreateDbContextAsync(None);
        var flags = (await db.InboxFlags.AsNoTracking().ToListAsync(None)).ToLookup(flag => flag.SessionId, flag => flag.Flag);
        var places = (await db.InboxPlaces.AsNoTracking().ToListAsync(None)).ToLookup(place => place.SessionId, place => place.Place);
        return
        [
            .. (await db.InboxLines.AsNoTracking().ToListAsync(None))
                .OrderByDescending(line => line.Urgency).ThenBy(line => line.ArrivedAt).ThenBy(line => line.SessionId)
                .Select(line => (line, flags[line.SessionId].ToArray(), places[line.SessionId].ToArray())),
        ];
    }

    private static string One(Random random, string[] of) => of[random.Next(of.Length)];

    private static System.Collections.Immutable.ImmutableArray<string> Some(Random random, string[] of) =>
        [.. of.Where(_ => random.Next(of.Length) == 0)];
}
