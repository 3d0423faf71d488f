using System.Globalization;
using System.Text;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>
/// The one statement behind a page. The rarest part of the filter leads: for each of its values and each urgency there is an index that
/// gives the lines in their order, so that a branch reads only as far as its page is full; the branches are then merged. What else is
/// asked stands in the same index, places, flags, causes and releases as marks that are looked at before anything else is read. Every
/// value is a parameter. What a line has to pass is the same as for an export, see <see cref="InboxFilterParts"/>. Flags, their
/// levels and the age are looked up by key, for the lines of the page alone. The SQL is standard but for its LIMIT, its bits, how it joins
/// codes and how it reads the stored result.
/// </summary>
internal sealed class InboxQuery
{
    /// <summary>With more values than this a part is no longer selective, and would make more branches than it is worth.</summary>
    private const int LedByAtMost = 6;

    /// <summary>How much longer a line takes that has to be looked up than one that stands in the index.</summary>
    private const int LookUpCosts = 10;

    /// <summary>How urgent each raised flag is stands in the result alone: a flag can be raised at several levels.</summary>
    private const string Levels = """
        (SELECT group_concat(json_extract(t.value, '$.code') || ':' || json_extract(t.value, '$.urgency')) FROM result_snapshot AS r
        JOIN json_each(CASE WHEN json_valid(r.json) THEN r.json ELSE '[]' END, '$.redFlags') AS t
        WHERE r.session_id = l.session_id AND r.revision = l.revision AND l.raised > 0)
        """;

    private readonly List<object> values = [];
    private readonly InboxFilter filter;
    private readonly InboxShares shares;
    private readonly Actor actor;

    private readonly InboxSearch asking;

    private InboxQuery(InboxFilter filter, InboxShares shares, Actor actor)
    {
        (this.filter, this.shares, this.actor) = (filter, shares, actor);
        asking = new InboxSearch(actor, InboxLead.Urgency, "l", values);
    }

    /// <param name="limit">Lines wanted.</param>
    /// <returns>SQL with <c>{0}</c>, <c>{1}</c> ... for the values beside it. It gives at least one row: the counts stand on every one.</returns>
    public static (string Sql, object[] Values) For(
        InboxFilter filter, InboxShares shares, Actor actor, ItemCode? age, InboxPlaceInOrder? after, int limit)
    {
        var query = new InboxQuery(filter, shares, actor);
        return (query.Write(age, after, limit), [.. query.values]);
    }

    private string Write(ItemCode? age, InboxPlaceInOrder? after, int limit)
    {
        var take = limit.ToString(CultureInfo.InvariantCulture);
        var branches = string.Join("\nUNION\n", Branches(after).Select(branch => $"SELECT id FROM ({branch} LIMIT {take})"));
        if (branches.Length == 0)
        {
            branches = "SELECT session_id AS id FROM inbox_line WHERE 1 = 0";
        }

        var counts = string.Join(", ", Urgencies.InOrder.Select(urgency => $"{Count(urgency)} AS Count{(int)urgency}"));
        return $"""
            SELECT c.Count0, c.Count1, c.Count2, c.Count3, c.Count4, p.*
            FROM (SELECT {counts}) AS c LEFT JOIN (
            SELECT l.session_id AS SessionId, l.arrived_at AS ArrivedAt, l.release AS Release, l.urgency AS Urgency, {Flags(1)} AS Raised,
            {Flags(0)} AS NotExcluded, {Levels} AS Levels, {Reply(age)} AS Age, l.first_cause AS FirstCause, l.places AS Places, l.status AS Status,
            l.claimed_by AS ClaimedBy, l.synthetic AS Synthetic
            FROM inbox_line AS l WHERE l.session_id IN ({branches})
            ORDER BY l.urgency DESC, l.arrived_at, l.session_id LIMIT {take}) AS p ON 1 = 1
            ORDER BY p.Urgency DESC, p.ArrivedAt, p.SessionId
            """;
    }

    /// <summary>The reply that counted when the result was computed; a release without the question has none.</summary>
    private string Reply(ItemCode? item)
    {
        if (item is null)
        {
            return "NULL";
        }

        values.Add(item.Value.Value);
        return $$"""
            (SELECT a.reply FROM answered_item AS a WHERE a.session_id = l.session_id AND a.item = {{{values.Count - 1}}} AND a.revision <= l.revision
            ORDER BY a.revision DESC LIMIT 1)
            """;
    }

    private static string Flags(int raised) =>
        $"(SELECT group_concat(f.flag) FROM inbox_flag AS f WHERE f.session_id = l.session_id AND f.raised = {raised})";

    private static string Count(Urgency urgency)
    {
        var each = new[] { ReviewStatus.New, ReviewStatus.Opened }.Select(status =>
            $"(SELECT COUNT(*) FROM (SELECT 1 FROM inbox_line WHERE status = {(int)status} AND urgency = {(int)urgency} LIMIT {Inbox.CountedTo}))");
        return $"({string.Join(" + ", each)})";
    }

    private IEnumerable<string> Branches(InboxPlaceInOrder? after)
    {
        var (lead, source) = Lead();
        var wanted = Urgencies.InOrder
            .Where(urgency => filter.Urgencies.IsEmpty || filter.Urgencies.Contains(urgency))
            .Where(urgency => after is null || urgency <= after.Value.Urgency)
            .Reverse();
        foreach (var urgency in wanted)
        {
            foreach (var value in lead)
            {
                yield return Branch(source, value, urgency, after is { } place && place.Urgency == urgency ? place : null);
            }
        }
    }

    /// <param name="value">What the leading part must be, as SQL; empty when urgency alone leads.</param>
    private string Branch(InboxLead source, string value, Urgency urgency, InboxPlaceInOrder? after)
    {
        var first = source is InboxLead.Flag or InboxLead.Place ? "d" : "l";
        var sql = new StringBuilder($"SELECT {first}.session_id AS id FROM ");
        sql.Append(source switch
        {
            InboxLead.Flag => "inbox_flag AS d CROSS JOIN inbox_line AS l",
            InboxLead.Place => "inbox_place AS d CROSS JOIN inbox_line AS l",
            _ => "inbox_line AS l",
        });
        sql.Append(CultureInfo.InvariantCulture, $" WHERE {first}.urgency = {(int)urgency}");
        And(sql, first == "d" ? "l.session_id = d.session_id" : "");
        And(sql, value);
        And(sql, after is { } place ? $"({first}.arrived_at, {first}.session_id) > ({Value(place.ArrivedAt)}, {Value(place.SessionId)})" : "");
        foreach (var rest in Marked(first, source).Concat(InboxFilterParts.Tests(filter, new InboxSearch(actor, source, first, values))))
        {
            And(sql, rest);
        }

        // A flag may stand twice on a line, raised at one tier and not excluded at a higher one.
        sql.Append(source is InboxLead.Flag ? " GROUP BY d.arrived_at, d.session_id" : "");
        return sql.Append(CultureInfo.InvariantCulture, $" ORDER BY {first}.arrived_at, {first}.session_id").ToString();
    }

    /// <summary>The part that leads: the first one asked for, in the order of how few lines a value has as a rule.</summary>
    private (IReadOnlyList<string> Values, InboxLead Source) Lead()
    {
        if (filter.SecondWanted && !filter.Mine)
        {
            return (["l.second_wanted = 1"], InboxLead.Second);
        }

        return new[]
        {
            Candidate(InboxPart.Claim, InboxLead.Mine, filter.Mine ? [actor.Account] : []),
            Candidate(InboxPart.Verdict, InboxLead.Verdict, filter.Verdicts.Select(verdict => $"{(int)verdict}")),
            Candidate(InboxPart.Flag, InboxLead.Flag, filter.Flags),
            Candidate(InboxPart.Cause, InboxLead.Cause, filter.Causes),
            Candidate(InboxPart.Place, InboxLead.Place, filter.Places),
            Candidate(InboxPart.Status, InboxLead.Status, filter.Statuses.Select(status => $"{(int)status}")),
            Candidate(InboxPart.Release, InboxLead.Release, filter.Releases),
        }.Where(one => Led(one.Values.Count)).OrderBy(one => one.Cost).Select(one => one.Source).FirstOrDefault() switch
        {
            InboxLead.Mine => ([$"l.claimed_by = {Value(actor.Account)}"], InboxLead.Mine),
            InboxLead.Verdict => ([.. filter.Verdicts.Select(verdict => $"l.verdict = {(int)verdict}")], InboxLead.Verdict),
            InboxLead.Flag => ([.. filter.Flags.Select(flag => $"d.flag = {Value(flag)}")], InboxLead.Flag),
            InboxLead.Cause => ([.. filter.Causes.Select(cause => $"l.first_cause = {Value(cause)}")], InboxLead.Cause),
            InboxLead.Place => ([.. filter.Places.Select(place => $"d.place = {Value(place)}")], InboxLead.Place),
            InboxLead.Status => ([.. filter.Statuses.Select(status => $"l.status = {(int)status}")], InboxLead.Status),
            InboxLead.Release => ([.. filter.Releases.Select(release => $"l.release = {Value(release)}")], InboxLead.Release),
            _ => ([""], InboxLead.Urgency),
        };
    }

    private (InboxLead Source, IReadOnlyCollection<string> Values, long Cost) Candidate(InboxPart part, InboxLead source, IEnumerable<string> asked)
    {
        IReadOnlyCollection<string> some = [.. asked];
        var looksUp = source is InboxLead.Flag or InboxLead.Place
            ? !filter.Statuses.IsEmpty || !filter.Verdicts.IsEmpty || filter.Mine
            : filter.Mine && source is not InboxLead.Mine;
        return (source, some, shares.Of(part, some) * (looksUp ? LookUpCosts : 1));
    }

    /// <summary>What the marks of a line must have of each part that does not lead.</summary>
    private IEnumerable<string> Marked(string first, InboxLead lead)
    {
        return from part in new[]
               {
                   lead is InboxLead.Flag ? [] : filter.Flags.Select(InboxMarks.Flag),
                   lead is InboxLead.Place ? [] : filter.Places.Select(InboxMarks.Place),
                   lead is InboxLead.Cause ? [] : filter.Causes.Select(InboxMarks.Cause),
                   lead is InboxLead.Release ? [] : filter.Releases.Select(InboxMarks.Release),
               }
               where part.Any()
               select $"({string.Join(" OR ", part.Select(Has))})";

        string Has(long bits) => string.Create(CultureInfo.InvariantCulture, $"({first}.marks & {bits}) = {bits}");
    }

    private static bool Led(int count) => count is > 0 and <= LedByAtMost;

    private string Value(DateTimeOffset at) => asking.Value(at);

    private string Value(object value) => asking.Value(value);

    private static void And(StringBuilder sql, string test)
    {
        if (test.Length > 0)
        {
            sql.Append(" AND ").Append(test);
        }
    }
}
