using System.Collections.Immutable;
using System.Globalization;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>One part of the inbox's filter: what it asks for in codes, and the test a line has to pass.</summary>
/// <param name="Name">As the audit trail names it.</param>
/// <param name="Codes">What is asked for; none asks for nothing. Two filters are the same when all their codes are.</param>
/// <param name="Test">The test in SQL, of a line that a search has found; empty where what leads the search has made sure of it.</param>
internal sealed record InboxFilterPart(
    string Name, Func<InboxFilter, IEnumerable<string>> Codes, Func<InboxFilter, InboxSearch, string> Test)
{
    /// <summary>Letters of a code that the audit trail is told.</summary>
    public int SaidAtMost { get; init; } = int.MaxValue;
}

/// <summary>
/// The one definition of the filter. What the inbox lists, what an export gives out, when two filters are the same and what the audit trail
/// says all follow from it: a part that stands here is in all four. COALESCE keeps the database from searching by what does not lead.
/// </summary>
internal static class InboxFilterParts
{
    public static readonly ImmutableArray<InboxFilterPart> All =
    [
        // The inbox searches each urgency apart; only a search that nothing leads has to ask.
        new("urgency", filter => filter.Urgencies.Select(urgency => urgency.Code()), (filter, search) =>
            search.Lead is not InboxLead.Nothing ? "" : $"COALESCE(l.urgency, -1) IN ({Numbers(filter.Urgencies.Select(urgency => (int)urgency))})"),
        new("status", filter => filter.Statuses.Select(status => status.ToString()), (filter, search) =>
            search.Lead is InboxLead.Status ? "" : $"COALESCE(l.status, -1) IN ({Numbers(filter.Statuses.Select(status => (int)status))})"),
        new("cause", filter => filter.Causes, (filter, search) =>
            search.Lead is InboxLead.Cause ? "" : $"COALESCE(l.first_cause, '') IN ({search.List(filter.Causes)})"),
        new("flag", filter => filter.Flags, (filter, search) => search.Lead is InboxLead.Flag ? ""
            : $"EXISTS (SELECT 1 FROM inbox_flag AS f WHERE f.session_id = l.session_id AND f.flag IN ({search.List(filter.Flags)}))"),
        new("place", filter => filter.Places, (filter, search) => search.Lead is InboxLead.Place ? ""
            : $"EXISTS (SELECT 1 FROM inbox_place AS b WHERE b.session_id = l.session_id AND b.place IN ({search.List(filter.Places)}))"),
        new("release", filter => filter.Releases, (filter, search) =>
            search.Lead is InboxLead.Release ? "" : $"COALESCE(l.release, '') IN ({search.List(filter.Releases)})")
        {
            SaidAtMost = 12,
        },
        new("verdict", filter => filter.Verdicts.Select(verdict => verdict.ToString()), (filter, search) => "COALESCE(l.second_wanted, 0) = 0"
            + (search.Lead is InboxLead.Verdict ? "" : $" AND COALESCE(l.verdict, -1) IN ({Numbers(filter.Verdicts.Select(verdict => (int)verdict))})")),
        new("from", filter => Moment(filter.From), (filter, search) => $"{search.First}.arrived_at >= {search.Value(filter.From!.Value)}"),
        new("until", filter => Moment(filter.Until), (filter, search) => $"{search.First}.arrived_at < {search.Value(filter.Until!.Value)}"),
        new("mine", filter => Said(filter.Mine), (_, search) =>
            search.Lead is InboxLead.Mine ? "" : $"COALESCE(l.claimed_by, '') = {search.Value(search.Actor.Account)}"),
        new("second", filter => Said(filter.SecondWanted), (_, search) =>
            (search.Lead is InboxLead.Second ? "" : "COALESCE(l.second_wanted, 0) = 1 AND ")
            + $"NOT EXISTS (SELECT 1 FROM review AS r WHERE r.session_id = l.session_id AND r.reviewer = {search.Value(search.Actor.Account)})"),
        new("session", filter => filter.Sessions.Select(Number), (filter, search) =>
            search.Lead is InboxLead.Session ? "" : $"l.session_id IN ({string.Join(", ", filter.Sessions.Select(Number))})"),
        new("word", filter => filter.Words.Select(word => word.Text), (filter, search) =>
            string.Join(" AND ", filter.Words.Where(word => word != search.LedBy).Select(word => Has(word, search)))),
        new("order", filter => filter.Order is InboxOrder.Urgent ? [] : [filter.Order.ToString()], (_, _) => ""),
    ];

    /// <summary>What a line <c>l</c> has to pass: every part that asks for something, but for what leads the search.</summary>
    public static IEnumerable<string> Tests(InboxFilter filter, InboxSearch search) =>
        All.Where(part => part.Codes(filter).Any()).Select(part => part.Test(filter, search)).Where(test => test.Length > 0);

    /// <summary>All that is asked for, in one order: the same for filters that ask for the same.</summary>
    public static string Key(InboxFilter filter) =>
        string.Join('\n', All.Select(part => string.Join('\t', part.Codes(filter).Order(StringComparer.Ordinal))));

    private static string Has(InboxWord word, InboxSearch search)
    {
        string[] ways =
        [
            .. word.Causes.IsEmpty ? [] : new[] { $"COALESCE(l.first_cause, '') IN ({search.List(word.Causes)})" },
            .. word.Flags.IsEmpty ? [] : new[]
            {
                $"EXISTS (SELECT 1 FROM inbox_flag AS f WHERE f.session_id = l.session_id AND f.flag IN ({search.List(word.Flags)}))",
            },
            .. word.Places.IsEmpty ? [] : new[]
            {
                $"EXISTS (SELECT 1 FROM inbox_place AS b WHERE b.session_id = l.session_id AND b.place IN ({search.List(word.Places)}))",
            },
        ];
        return ways.Length == 0 ? "1 = 0" : $"({string.Join(" OR ", ways)})";
    }

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string Numbers(IEnumerable<int> values) => string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<string> Moment(DateTimeOffset? at) =>
        at is { } moment ? [moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)] : [];

    private static IEnumerable<string> Said(bool wanted) => wanted ? ["1"] : [];
}

/// <summary>The part of a filter that leads a search, so that its own test need not be asked again.</summary>
internal enum InboxLead
{
    /// <summary>Not even urgency: the lines are read by number.</summary>
    Nothing,
    Urgency,
    Mine,
    Second,
    Verdict,
    Flag,
    Cause,
    Place,
    Status,
    Release,
    Session,
    Word,
}

/// <summary>One search of lines: who asks, what leads it, and the values its SQL has so far.</summary>
/// <param name="First">Name of the table that is read first, which has urgency and time of arrival as well.</param>
internal sealed record InboxSearch(Actor Actor, InboxLead Lead, string First, List<object> Values)
{
    /// <summary>The word that leads, where one does.</summary>
    public InboxWord? LedBy { get; init; }

    public string List(IEnumerable<string> codes) => string.Join(", ", codes.Select(Value));

    public string Value(DateTimeOffset at) => Value((object)at.ToUnixTimeMilliseconds());

    /// <returns>How the SQL names it: <c>{0}</c>, <c>{1}</c> ...</returns>
    public string Value(object value)
    {
        Values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{Values.Count - 1}}}");
    }
}
