using System.Reflection;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.Reviewing;

/// <summary>Every property of the filter is part of everything a filter is for; one that is forgotten somewhere fails by its name.</summary>
public sealed class InboxFilterTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Doctor = new("doctor-1", "Dr One");
    private static readonly FakeTimeProvider Clock = new();

    /// <summary>For each property a filter that asks for it alone, and finds one of the two lines of these tests.</summary>
    private static readonly Dictionary<string, Func<InboxFilter>> Asking = new()
    {
        [nameof(InboxFilter.Urgencies)] = () => new() { Urgencies = [Urgency.Soon] },
        [nameof(InboxFilter.Statuses)] = () => new() { Statuses = [ReviewStatus.Closed] },
        [nameof(InboxFilter.Causes)] = () => new() { Causes = ["sciatica"] },
        [nameof(InboxFilter.Flags)] = () => new() { Flags = ["infection"] },
        [nameof(InboxFilter.Places)] = () => new() { Places = ["foot"] },
        [nameof(InboxFilter.Releases)] = () => new() { Releases = ["release-2"] },
        [nameof(InboxFilter.Verdicts)] = () => new() { Verdicts = [Verdict.TooLow] },
        [nameof(InboxFilter.From)] = () => new() { From = Clock.Start.AddMinutes(2) },
        [nameof(InboxFilter.Until)] = () => new() { Until = Clock.Start.AddMinutes(2) },
        [nameof(InboxFilter.Mine)] = () => new() { Mine = true },
        [nameof(InboxFilter.SecondWanted)] = () => new() { SecondWanted = true },
        [nameof(InboxFilter.Sessions)] = () => new() { Sessions = [2, 1000] },
        [nameof(InboxFilter.Words)] = () => new() { Words = InboxFilter.Everything.Words.Add(new InboxWord("nerve", [], ["sciatica"], ["deep-mid"])) },
        [nameof(InboxFilter.Order)] = () => new() { Order = InboxOrder.Newest },
    };

    /// <summary>What decides the order of the lines alone; every other property narrows.</summary>
    private const string Order = nameof(InboxFilter.Order);

    public static TheoryData<string> Properties =>
        [.. typeof(InboxFilter).GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => property.Name)];

    public static TheoryData<string> Narrowing => [.. Properties.Select(row => row.Data).Where(property => property != Order)];

    [Theory]
    [MemberData(nameof(Narrowing))]
    public async Task Every_property_narrows_the_list_and_the_export_to_the_same_people(string property)
    {
        var filter = AskingFor(property);
        await using var test = await TestSessionDb.CreateAsync(new FakeTimeProvider());
        await TwoLinesAsync(test);

        var listed = (await test.Inbox.PageAsync(Doctor, filter, after: null, 10, None)).Rows.Select(row => row.SessionId).Order().ToList();
        var exported = new List<long>();
        await foreach (var batch in test.Export.ReadAsync(Doctor, filter, "csv", "run", None))
        {
            exported.AddRange(batch.Select(one => one.Line.SessionId));
        }

        Assert.True(listed.Count == 1, $"{property} asks for one of two lines, and the inbox lists {listed.Count}: it is not among InboxFilterParts.");
        Assert.True(listed.SequenceEqual(exported), $"{property} gives other people to the export than the inbox lists.");
        Assert.Equal(1, await test.Export.CountAsync(Doctor, filter, None));
    }

    [Fact]
    public async Task An_order_turns_the_list_round_and_gives_an_export_the_same_people()
    {
        await using var test = await TestSessionDb.CreateAsync(new FakeTimeProvider());
        await TwoLinesAsync(test);

        var listed = (await test.Inbox.PageAsync(Doctor, AskingFor(Order), after: null, 10, None)).Rows.Select(row => row.SessionId);

        Assert.Equal([2L, 1L], listed);
        Assert.Equal(2, await test.Export.CountAsync(Doctor, AskingFor(Order), None));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void Every_property_makes_a_filter_another_one_and_is_told_to_the_audit_trail(string property)
    {
        var filter = AskingFor(property);

        Assert.False(filter.Equals(InboxFilter.Everything), $"{property} is forgotten when two filters are compared.");
        Assert.False(filter.GetHashCode() == InboxFilter.Everything.GetHashCode(), $"{property} is forgotten in the hash of a filter.");
        Assert.False(filter.Described() == InboxFilter.Everything.Described(), $"{property} is kept from the audit trail.");
        Assert.Equal(filter, AskingFor(property));
        Assert.Equal(filter.GetHashCode(), AskingFor(property).GetHashCode());
        Assert.All(Asking.Keys.Where(other => other != property), other => Assert.NotEqual(filter, AskingFor(other)));
    }

    [Fact]
    public void The_order_in_which_codes_are_said_makes_no_other_filter()
    {
        InboxFilter filter = new() { Flags = ["b", "a"], Urgencies = [Urgency.Soon, Urgency.Routine] };

        Assert.Equal(new InboxFilter { Flags = ["a", "b"], Urgencies = [Urgency.Routine, Urgency.Soon] }, filter);
        Assert.NotEqual(new InboxFilter { Flags = ["ab"], Urgencies = filter.Urgencies }, filter);
        Assert.NotEqual(new InboxFilter { Places = ["a", "b"], Urgencies = filter.Urgencies }, filter);
    }

    [Fact]
    public void The_audit_trail_is_told_twelve_letters_of_a_release_and_every_other_code_whole()
    {
        InboxFilter filter = new() { Releases = [new string('a', 64)], Flags = ["a-flag-with-a-long-code"], Mine = true };

        Assert.Equal("flag=a-flag-with-a-long-code&release=aaaaaaaaaaaa&mine=1", filter.Described());
    }

    private static InboxFilter AskingFor(string property) => Asking.TryGetValue(property, out var filter)
        ? filter()
        : throw new InvalidOperationException($"Say in {nameof(Asking)} how {property} is asked for, and make one of the two lines have it.");

    /// <summary>Two lines that differ in everything that is asked for. Most ask for the second; see <see cref="Asking"/>.</summary>
    private static async Task TwoLinesAsync(TestSessionDb test)
    {
        await ArrivedAsync(test, "release-1", Urgency.Routine, new InboxProjection(["fracture"], [], "hip-joint", ["sit-bone"]), minute: 1);
        var other = await ArrivedAsync(test, "release-2", Urgency.Soon, new InboxProjection([], ["infection"], "sciatica", ["foot:left"]), minute: 2);
        await test.ExecuteAsync($"UPDATE inbox_line SET status = 3, verdict = 2, claimed_by = 'doctor-1' WHERE session_id = {other}");
        await test.ExecuteAsync($"UPDATE inbox_line SET second_wanted = 1 WHERE session_id <> {other}");
    }

    private static async Task<long> ArrivedAsync(TestSessionDb test, string release, Urgency urgency, InboxProjection projection, int minute)
    {
        var (_, session) = await test.Log.OpenAsync(release, "uk", mayBeReviewed: true, None);
        await test.Log.RecordResultAsync(session.Id, 1, release, "1.0", urgency, "{}", projection, None);
        var at = Clock.Start.AddMinutes(minute).ToUnixTimeMilliseconds();
        await test.ExecuteAsync($"UPDATE inbox_line SET arrived_at = {at} WHERE session_id = {session.Id}");
        await test.ExecuteAsync($"UPDATE inbox_flag SET arrived_at = {at} WHERE session_id = {session.Id}");
        await test.ExecuteAsync($"UPDATE inbox_place SET arrived_at = {at} WHERE session_id = {session.Id}");
        return session.Id;
    }
}
