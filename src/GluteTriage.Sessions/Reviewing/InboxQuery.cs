using System.Globalization;
using System.Text;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>
/// The one statement behind a page. The rarest part of the filter leads: for each of its values and each urgency there is an index that
/// gives the lines in their order, so that a branch reads only as far as its page is full; the branches are then merged. What else is
/// asked stands in the same index, places, flags, causes and releases as marks that are looked at before anything else is read. Every
/// value is a parameter. The SQL is standard but for its LIMIT and its bits.
/// </summary>
internal sealed class InboxQuery
{
    /// <summary>With more values than this a part is no longer selective, and would make more branches than it is worth.</summary>
    private const int LedByAtMost = 6;

    /// <summary>How much longer a line takes that has to be looked up than one that stands in the index.</summary>
    private const int LookUpCosts = 10;

    private readonly List<object> values = [];
    private readonly InboxFilter filter;
    private readonly InboxShares shares;
    private readonly Actor actor;

    private InboxQuery(InboxFilter filter, InboxShares shares, Actor actor) => (this.filter, this.shares, this.actor) = (filter, shares, actor);

    /// <param name="limit">Lines wanted.</param>
    /// <returns>SQL with <c>{0}</c>, <c>{1}</c> ... for the values beside it. It gives at least one row: the counts stand on every one.</returns>
    public static (string Sql, object[] Values) For(
        InboxFilter filter, InboxShares shares, Actor actor, InboxPlaceInOrder? after, int limit)
    {
        var query = new InboxQuery(filter, shares, actor);
        return (query.Write(after, limit), [.. query.values]);
    }

    private string Write(InboxPlaceInOrder? after, int limit)
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
            SELECT l.session_id AS SessionId, l.arrived_at AS ArrivedAt, l.release AS Release, l.urgency AS Urgency, l.raised AS Raised,
            l.not_excluded AS NotExcluded, l.first_cause AS FirstCause, l.places AS Places, l.status AS Status,
            l.claimed_by AS ClaimedBy, l.synthetic AS Synthetic
            FROM inbox_line AS l WHERE l.session_id IN ({branches})
            ORDER BY l.urgency DESC, l.arrived_at, l.session_id LIMIT {take}) AS p ON 1 = 1
            ORDER BY p.Urgency DESC, p.ArrivedAt, p.SessionId
            """;
    }

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
    private string Branch(Source source, string value, Urgency urgency, InboxPlaceInOrder? after)
    {
        var first = source is Source.Flag or Source.Place ? "d" : "l";
        var sql = new StringBuilder($"SELECT {first}.session_id AS id FROM ");
        sql.Append(source switch
        {
            Source.Flag => "inbox_flag AS d CROSS JOIN inbox_line AS l",
            Source.Place => "inbox_place AS d CROSS JOIN inbox_line AS l",
            _ => "inbox_line AS l",
        });
        sql.Append(CultureInfo.InvariantCulture, $" WHERE {first}.urgency = {(int)urgency}");
        And(sql, first == "d" ? "l.session_id = d.session_id" : "");
        And(sql, value);
        And(sql, after is { } place ? $"({first}.arrived_at, {first}.session_id) > ({Value(place.ArrivedAt)}, {Value(place.SessionId)})" : "");
        And(sql, filter.From is { } from ? $"{first}.arrived_at >= {Value(from)}" : "");
        And(sql, filter.Until is { } until ? $"{first}.arrived_at < {Value(until)}" : "");
        foreach (var rest in Marked(first, source).Concat(Rest(source)))
        {
            And(sql, rest);
        }

        // A flag may stand twice on a line, raised at one tier and not excluded at a higher one.
        sql.Append(source is Source.Flag ? " GROUP BY d.arrived_at, d.session_id" : "");
        return sql.Append(CultureInfo.InvariantCulture, $" ORDER BY {first}.arrived_at, {first}.session_id").ToString();
    }

    /// <summary>The part that leads: the first one asked for, in the order of how few lines a value has as a rule.</summary>
    private (IReadOnlyList<string> Values, Source Source) Lead()
    {
        if (filter.SecondWanted && !filter.Mine)
        {
            return (["l.second_wanted = 1"], Source.Second);
        }

        return new[]
        {
            Candidate(InboxPart.Claim, Source.Mine, filter.Mine ? [actor.Account] : []),
            Candidate(InboxPart.Verdict, Source.Verdict, filter.Verdicts.Select(verdict => $"{(int)verdict}")),
            Candidate(InboxPart.Flag, Source.Flag, filter.Flags),
            Candidate(InboxPart.Cause, Source.Cause, filter.Causes),
            Candidate(InboxPart.Place, Source.Place, filter.Places),
            Candidate(InboxPart.Status, Source.Status, filter.Statuses.Select(status => $"{(int)status}")),
            Candidate(InboxPart.Release, Source.Release, filter.Releases),
        }.Where(one => Led(one.Values.Count)).OrderBy(one => one.Cost).Select(one => one.Source).FirstOrDefault() switch
        {
            Source.Mine => ([$"l.claimed_by = {Value(actor.Account)}"], Source.Mine),
            Source.Verdict => ([.. filter.Verdicts.Select(verdict => $"l.verdict = {(int)verdict}")], Source.Verdict),
            Source.Flag => ([.. filter.Flags.Select(flag => $"d.flag = {Value(flag)}")], Source.Flag),
            Source.Cause => ([.. filter.Causes.Select(cause => $"l.first_cause = {Value(cause)}")], Source.Cause),
            Source.Place => ([.. filter.Places.Select(place => $"d.place = {Value(place)}")], Source.Place),
            Source.Status => ([.. filter.Statuses.Select(status => $"l.status = {(int)status}")], Source.Status),
            Source.Release => ([.. filter.Releases.Select(release => $"l.release = {Value(release)}")], Source.Release),
            _ => ([""], Source.Urgency),
        };
    }

    private (Source Source, IReadOnlyCollection<string> Values, long Cost) Candidate(InboxPart part, Source source, IEnumerable<string> asked)
    {
        IReadOnlyCollection<string> some = [.. asked];
        var looksUp = source is Source.Flag or Source.Place
            ? !filter.Statuses.IsEmpty || !filter.Verdicts.IsEmpty || filter.Mine
            : filter.Mine && source is not Source.Mine;
        return (source, some, shares.Of(part, some) * (looksUp ? LookUpCosts : 1));
    }

    /// <summary>What the marks of a line must have of each part that does not lead.</summary>
    private IEnumerable<string> Marked(string first, Source lead)
    {
        return from part in new[]
               {
                   lead is Source.Flag ? [] : filter.Flags.Select(InboxMarks.Flag),
                   lead is Source.Place ? [] : filter.Places.Select(InboxMarks.Place),
                   lead is Source.Cause ? [] : filter.Causes.Select(InboxMarks.Cause),
                   lead is Source.Release ? [] : filter.Releases.Select(InboxMarks.Release),
               }
               where part.Any()
               select $"({string.Join(" OR ", part.Select(Has))})";

        string Has(long bits) => string.Create(CultureInfo.InvariantCulture, $"({first}.marks & {bits}) = {bits}");
    }

    private static bool Led(int count) => count is > 0 and <= LedByAtMost;

    /// <summary>What else must hold of a line. COALESCE keeps the database from searching by it.</summary>
    private IEnumerable<string> Rest(Source lead)
    {
        if (!filter.Statuses.IsEmpty && lead is not Source.Status)
        {
            yield return $"COALESCE(l.status, -1) IN ({string.Join(", ", filter.Statuses.Select(status => (int)status))})";
        }

        if (!filter.Verdicts.IsEmpty)
        {
            yield return lead is Source.Verdict
                ? "COALESCE(l.second_wanted, 0) = 0"
                : $"COALESCE(l.second_wanted, 0) = 0 AND COALESCE(l.verdict, -1) IN ({string.Join(", ", filter.Verdicts.Select(verdict => (int)verdict))})";
        }

        if (!filter.Causes.IsEmpty && lead is not Source.Cause)
        {
            yield return $"COALESCE(l.first_cause, '') IN ({List(filter.Causes)})";
        }

        if (!filter.Flags.IsEmpty && lead is not Source.Flag)
        {
            yield return $"EXISTS (SELECT 1 FROM inbox_flag AS f WHERE f.session_id = l.session_id AND f.flag IN ({List(filter.Flags)}))";
        }

        if (!filter.Places.IsEmpty && lead is not Source.Place)
        {
            yield return $"EXISTS (SELECT 1 FROM inbox_place AS b WHERE b.session_id = l.session_id AND b.place IN ({List(filter.Places)}))";
        }

        if (!filter.Releases.IsEmpty && lead is not Source.Release)
        {
            yield return $"COALESCE(l.release, '') IN ({List(filter.Releases)})";
        }

        if (filter.Mine && lead is not Source.Mine)
        {
            yield return $"COALESCE(l.claimed_by, '') = {Value(actor.Account)}";
        }

        if (filter.SecondWanted)
        {
            yield return (lead is Source.Second ? "" : "COALESCE(l.second_wanted, 0) = 1 AND ")
                + $"NOT EXISTS (SELECT 1 FROM review AS r WHERE r.session_id = l.session_id AND r.reviewer = {Value(actor.Account)})";
        }
    }

    private string List(IEnumerable<string> codes) => string.Join(", ", codes.Select(Value));

    private string Value(DateTimeOffset at) => Value((object)at.ToUnixTimeMilliseconds());

    private string Value(object value)
    {
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{values.Count - 1}}}");
    }

    private static void And(StringBuilder sql, string test)
    {
        if (test.Length > 0)
        {
            sql.Append(" AND ").Append(test);
        }
    }

    private enum Source
    {
        Urgency,
        Mine,
        Second,
        Verdict,
        Flag,
        Cause,
        Place,
        Status,
        Release,
    }
}
