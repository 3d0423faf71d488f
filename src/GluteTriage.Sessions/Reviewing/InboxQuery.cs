using System.Diagnostics;
using System.Globalization;
using System.Text;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>
/// The one statement behind a page. The rarest part of the filter leads: for each of its values and each urgency there is an index that gives the
/// lines in their order, so that a branch reads only as far as its page is full; the branches are then merged. What else is asked stands in the same
/// index, places, flags, causes and releases as marks that are looked at before anything else is read. Every value is a parameter. What a line has
/// to pass is the same as for an export, see <see cref="InboxFilterParts"/>. Flags, their levels and the age are looked up by key, for the lines of
/// the page alone. The SQL is standard but for its LIMIT, its bits, how it joins codes and how it opens and reads the stored result of a line from
/// before its levels were kept. In whatever order is asked for, each branch is read along its index, forwards or backwards: within one urgency every
/// order is that of arrival, but for that by the person's age, which has indexes of its own; what is rarer than <see cref="SortedAtMost"/> lines is
/// found first and sorted. Where the tool's result is kept from whoever asks, no order tells of urgency, and emergencies that nobody has judged are
/// branches of their own that come before all others.
/// </summary>
internal sealed class InboxQuery
{
    /// <summary>With more values than this a part is no longer selective, and would make more branches than it is worth.</summary>
    private const int LedByAtMost = 6;

    /// <summary>The same for a word, whose codes are often rare: twenty codes and five urgencies are a hundred branches.</summary>
    private const int LedByWordAtMost = 20;

    /// <summary>So many lines are read and sorted sooner than the index by age is searched for those that are wanted.</summary>
    private const int SortedAtMost = 5000;

    /// <summary>One line in so many has a word that does not lead.</summary>
    private const int CommonShare = 10;

    /// <summary>How much longer a line takes that has to be looked up than one that stands in the index.</summary>
    private const int LookUpCosts = 10;

    /// <summary>How urgent each raised flag is. Of lines from before that was kept it stands in the sealed result alone.</summary>
    private const string Levels = """
        CASE WHEN l.raised = 0 THEN NULL
        WHEN NOT EXISTS (SELECT 1 FROM inbox_flag AS f WHERE f.session_id = l.session_id AND f.raised = 1 AND f.level IS NULL)
        THEN (SELECT group_concat(f.flag || ':' || f.level) FROM inbox_flag AS f WHERE f.session_id = l.session_id AND f.raised = 1)
        ELSE (WITH told AS MATERIALIZED (SELECT opened('result_snapshot.json', r.session_id, r.revision, r.json) AS json FROM result_snapshot AS r
            WHERE r.session_id = l.session_id AND r.revision = l.revision)
        SELECT group_concat(json_extract(t.value, '$.code') || ':' || json_extract(t.value, '$.urgency')) FROM told
        JOIN json_each(CASE WHEN json_valid(told.json) THEN told.json ELSE '[]' END, '$.redFlags') AS t) END
        """;

    private readonly List<object> values = [];
    private readonly InboxFilter filter;
    private readonly InboxShares shares;
    private readonly Actor actor;
    private readonly ReviewTargets targets;
    private readonly bool toolHidden;
    private readonly InboxOrder order;

    private readonly InboxSearch asking;

    private InboxQuery(InboxFilter filter, InboxShares shares, Actor actor, ReviewTargets targets, bool toolHidden)
    {
        (this.filter, this.shares, this.actor, this.targets, this.toolHidden) = (filter, shares, actor, targets, toolHidden);
        order = toolHidden && filter.Order is InboxOrder.Urgent or InboxOrder.Due ? InboxOrder.Longest : filter.Order;
        asking = new InboxSearch(actor, InboxLead.Urgency, "l", values);
    }

    /// <summary>The table that a branch reads first, and what that must have, as SQL; nothing when urgency alone leads.</summary>
    private readonly record struct Start(string Table, string Value)
    {
        public bool IsLine => Table == Lines;
    }

    private const string Lines = "inbox_line", Flagged = "inbox_flag", Placed = "inbox_place";

    /// <param name="limit">Lines wanted.</param>
    /// <returns>SQL with <c>{0}</c>, <c>{1}</c> ... for the values beside it. It gives at least one row: the counts stand on every one.</returns>
    public static (string Sql, object[] Values) For(
        InboxFilter filter, InboxShares shares, Actor actor, ReviewTargets targets, ItemCode? age, InboxPlaceInOrder? after, int limit,
        bool toolHidden)
    {
        var query = new InboxQuery(filter, shares, actor, targets, toolHidden);
        return (query.Write(age, after, limit), [.. query.values]);
    }

    /// <summary>Whether it comes before everything else where the tool's result is kept back: an emergency that nobody has judged.</summary>
    public static bool ComesFirst(InboxRow row) => row is { Urgency: Urgency.Emergency, Status: ReviewStatus.New or ReviewStatus.Opened };

    /// <summary>The same in SQL, of a line that a search has found; COALESCE keeps the database from searching by it.</summary>
    private const string First = "COALESCE(l.urgency, -1) = 4 AND COALESCE(l.status, -1) IN (0, 1)";

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
            {Flags(0)} AS NotExcluded, {Levels} AS Levels, {Reply(age)} AS Age, l.age AS AgeFrom, l.first_cause AS FirstCause, l.places AS Places,
            l.status AS Status, l.claimed_by AS ClaimedBy, l.synthetic AS Synthetic
            FROM inbox_line AS l WHERE l.session_id IN ({branches})
            ORDER BY {Order("l.urgency", "l.status", "l.age", "l.arrived_at", "l.session_id")} LIMIT {take}) AS p ON 1 = 1
            ORDER BY {Order("p.Urgency", "p.Status", "p.AgeFrom", "p.ArrivedAt", "p.SessionId")}
            """;
    }

    private string Order(string urgency, string status, string age, string arrived, string session) =>
        (toolHidden ? $"CASE WHEN {urgency} = 4 AND {status} IN (0, 1) THEN 0 ELSE 1 END, " : "") + order switch
        {
            InboxOrder.Urgent => $"{urgency} DESC, {arrived}, {session}",
            InboxOrder.Due => $"{arrived} + CASE {urgency} {string.Join(" ", Urgencies.InOrder.Select(Target))} END, {session}",
            InboxOrder.Longest => $"{arrived}, {session}",
            InboxOrder.Newest => $"{arrived} DESC, {session} DESC",
            InboxOrder.Oldest => $"{age} DESC, {arrived}, {session}",
            _ => throw new UnreachableException($"Order {order} has no SQL."),
        };

    private string Target(Urgency urgency) =>
        string.Create(CultureInfo.InvariantCulture, $"WHEN {(int)urgency} THEN {(long)targets.For(urgency).TotalMilliseconds}");

    /// <summary>
    /// What was said of age: the band of the line, or of a line from before that was kept, the reply that counted when the result was computed,
    /// which a release without the question does not look for.
    /// </summary>
    private string Reply(ItemCode? item)
    {
        if (item is null)
        {
            return "l.age_band";
        }

        values.Add(item.Value.Value);
        return $$"""
            COALESCE(l.age_band, (SELECT opened('answered_item.reply', a.session_id, a.revision, a.reply) FROM answered_item AS a
            WHERE a.session_id = l.session_id AND a.item = {{{values.Count - 1}}} AND a.revision <= l.revision
            ORDER BY a.revision DESC LIMIT 1))
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
        var isAfterFirst = toolHidden && after is { Urgency: not Urgency.Emergency };
        if (toolHidden && !isAfterFirst)
        {
            foreach (var branch in FirstBranches(after))
            {
                yield return branch;
            }

            // The place is among them, and all the rest comes after it.
            after = null;
        }

        foreach (var branch in order is InboxOrder.Oldest ? ByAge(after) : ByUrgency(after))
        {
            yield return branch;
        }
    }

    private IEnumerable<string> FirstBranches(InboxPlaceInOrder? after) =>
        from status in new[] { ReviewStatus.New, ReviewStatus.Opened }
        where filter.Statuses.IsEmpty || filter.Statuses.Contains(status)
        where filter.Urgencies.IsEmpty || filter.Urgencies.Contains(Urgency.Emergency)
        from test in order is InboxOrder.Oldest ? AgeAfter("l", after) : [After("l", Urgency.Emergency, after)]
        select Branch(
            InboxLead.Status, new Start(Lines, $"l.status = {(int)status}"), null, $"l.urgency = {(int)Urgency.Emergency}{test}", isFirst: true);

    /// <summary>
    /// Along an index by age, of whoever asks for what is theirs or for each status; or, where something rare is asked for, by that, and
    /// sorted.
    /// </summary>
    private IEnumerable<string> ByAge(InboxPlaceInOrder? after)
    {
        var (lead, source, word, cost) = Lead();
        var (starts, leads, ledBy) = cost <= SortedAtMost && source is not InboxLead.Second ? (lead, source, word)
            : filter.Mine ? Starts(InboxLead.Mine, null)
            : ([.. Enum.GetValues<ReviewStatus>().Where(one => filter.Statuses.IsEmpty || filter.Statuses.Contains(one))
                .Select(status => new Start(Lines, $"l.status = {(int)status}"))], InboxLead.Status, null);
        var urgency = filter.Urgencies.IsEmpty ? ""
            : $" AND COALESCE(l.urgency, -1) IN ({string.Join(", ", filter.Urgencies.Select(one => (int)one))})";
        return starts.SelectMany(start => AgeAfter("l", after).Select(test => Branch(leads, start, ledBy, "1 = 1" + urgency + test, isFirst: false)));
    }

    /// <summary>What comes after a place in the order by age: the rest of the same age, and all who are younger. Each is a search of its own.</summary>
    private IEnumerable<string> AgeAfter(string first, InboxPlaceInOrder? after) => after is not { } place ? [""]
        :
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $" AND {first}.age = {place.Age} AND ({first}.arrived_at, {first}.session_id) > ({Value(place.ArrivedAt)}, {Value(place.SessionId)})"),
            string.Create(CultureInfo.InvariantCulture, $" AND {first}.age < {place.Age}"),
        ];

    private IEnumerable<string> ByUrgency(InboxPlaceInOrder? after)
    {
        var (lead, source, word, _) = Lead();
        var wanted = Urgencies.InOrder
            .Where(urgency => filter.Urgencies.IsEmpty || filter.Urgencies.Contains(urgency))
            .Where(urgency => after is null || order is not InboxOrder.Urgent || urgency <= after.Value.Urgency)
            .Reverse();
        foreach (var urgency in wanted)
        {
            foreach (var start in lead)
            {
                var first = start.IsLine ? "l" : "d";
                yield return Branch(source, start, word, $"{first}.urgency = {(int)urgency}{After(first, urgency, after)}", isFirst: false);
            }
        }
    }

    /// <param name="narrowed">What else the lines of the branch must be, as SQL.</param>
    /// <param name="isFirst">Whether it is of those that come before all others where the tool's result is kept back.</param>
    private string Branch(InboxLead source, Start start, InboxWord? word, string narrowed, bool isFirst)
    {
        var first = start.IsLine ? "l" : "d";
        var sql = new StringBuilder($"SELECT {first}.session_id AS id FROM ");
        sql.Append(start.IsLine ? "inbox_line AS l" : $"{start.Table} AS d CROSS JOIN inbox_line AS l");
        sql.Append(" WHERE ").Append(narrowed);
        And(sql, start.IsLine ? "" : "l.session_id = d.session_id");
        And(sql, start.Value);
        And(sql, toolHidden && !isFirst ? $"NOT ({First})" : "");
        var search = new InboxSearch(actor, source, first, values) { LedBy = word };
        foreach (var rest in Marked(first, source, word).Concat(InboxFilterParts.Tests(filter, search)))
        {
            And(sql, rest);
        }

        // A flag may stand twice on a line, raised at one tier and not excluded at a higher one.
        sql.Append(start.Table == Flagged ? $" GROUP BY {first}.arrived_at, {first}.session_id" : "");
        if (order is InboxOrder.Oldest)
        {
            return sql.Append(" ORDER BY l.age DESC, l.arrived_at, l.session_id").ToString();
        }

        var way = order is InboxOrder.Newest ? " DESC" : "";
        return sql.Append(CultureInfo.InvariantCulture, $" ORDER BY {first}.arrived_at{way}, {first}.session_id{way}").ToString();
    }

    /// <returns>What more makes a line of this urgency come after that place; within one urgency every order is that of arrival, or its reverse.</returns>
    private string After(string first, Urgency urgency, InboxPlaceInOrder? after)
    {
        if (after is not { } place || (order is InboxOrder.Urgent && place.Urgency != urgency))
        {
            return "";
        }

        var at = order is InboxOrder.Due ? place.ArrivedAt + targets.For(place.Urgency) - targets.For(urgency) : place.ArrivedAt;
        var sign = order is InboxOrder.Newest ? '<' : '>';
        return $" AND ({first}.arrived_at, {first}.session_id) {sign} ({Value(at)}, {Value(place.SessionId)})";
    }

    /// <summary>The part that leads: the first one asked for, in the order of how few lines a value has as a rule.</summary>
    private (IReadOnlyList<Start> Starts, InboxLead Source, InboxWord? Word, long Cost) Lead()
    {
        if (!filter.Sessions.IsEmpty)
        {
            var ids = string.Join(", ", filter.Sessions.Select(id => id.ToString(CultureInfo.InvariantCulture)));
            return ([new Start(Lines, $"l.session_id IN ({ids})")], InboxLead.Session, null, filter.Sessions.Count);
        }

        if (filter.SecondWanted && !filter.Mine)
        {
            return ([new Start(Lines, "l.second_wanted = 1")], InboxLead.Second, null, long.MaxValue);
        }

        var lead = new (InboxLead Source, InboxWord? Word, int Count, long Cost)[]
        {
            Candidate(InboxPart.Claim, InboxLead.Mine, filter.Mine ? [actor.Account] : []),
            Candidate(InboxPart.Verdict, InboxLead.Verdict, filter.Verdicts.Select(verdict => $"{(int)verdict}")),
            Candidate(InboxPart.Flag, InboxLead.Flag, filter.Flags),
            Candidate(InboxPart.Cause, InboxLead.Cause, filter.Causes),
            Candidate(InboxPart.Place, InboxLead.Place, filter.Places),
            Candidate(InboxPart.Status, InboxLead.Status, filter.Statuses.Select(status => $"{(int)status}")),
            Candidate(InboxPart.Release, InboxLead.Release, filter.Releases),
        }
        .Where(one => one.Count is > 0 and <= LedByAtMost)
        .Concat(filter.Words.Where(word => word.Count <= LedByWordAtMost && !IsCommon(word)).Select(Candidate))
        .OrderBy(one => one.Cost).FirstOrDefault((Source: InboxLead.Urgency, Word: null, Count: 0, Cost: long.MaxValue));
        var (starts, source, ledBy) = Starts(lead.Source, lead.Word);
        return (starts, source, ledBy, lead.Cost);
    }

    private (IReadOnlyList<Start> Starts, InboxLead Source, InboxWord? Word) Starts(InboxLead lead, InboxWord? ledBy) => (lead, ledBy) switch
    {
        (InboxLead.Mine, _) => (Of(Lines, "l.claimed_by", [actor.Account]), InboxLead.Mine, null),
        (InboxLead.Verdict, _) => ([.. filter.Verdicts.Select(verdict => new Start(Lines, $"l.verdict = {(int)verdict}"))], InboxLead.Verdict, null),
        (InboxLead.Flag, _) => (Of(Flagged, "d.flag", filter.Flags), InboxLead.Flag, null),
        (InboxLead.Cause, _) => (Of(Lines, "l.first_cause", filter.Causes), InboxLead.Cause, null),
        (InboxLead.Place, _) => (Of(Placed, "d.place", filter.Places), InboxLead.Place, null),
        (InboxLead.Status, _) => ([.. filter.Statuses.Select(status => new Start(Lines, $"l.status = {(int)status}"))], InboxLead.Status, null),
        (InboxLead.Release, _) => (Of(Lines, "l.release", filter.Releases), InboxLead.Release, null),
        (InboxLead.Word, { } word) => (
            [.. Of(Flagged, "d.flag", word.Flags), .. Of(Lines, "l.first_cause", word.Causes), .. Of(Placed, "d.place", word.Places)],
            InboxLead.Word, word),
        _ => ([new Start(Lines, "")], InboxLead.Urgency, null),
    };

    private IReadOnlyList<Start> Of(string table, string column, IEnumerable<string> wanted) =>
        [.. wanted.Select(value => new Start(table, $"{column} = {Value(value)}"))];

    private (InboxLead Source, InboxWord? Word, int Count, long Cost) Candidate(InboxPart part, InboxLead source, IEnumerable<string> asked)
    {
        IReadOnlyCollection<string> some = [.. asked];
        var looksUp = source is InboxLead.Flag or InboxLead.Place
            ? AsksTheLine
            : filter.Mine && source is not InboxLead.Mine;
        return (source, null, some.Count, shares.Of(part, some) * (looksUp ? LookUpCosts : 1));
    }

    private (InboxLead Source, InboxWord? Word, int Count, long Cost) Candidate(InboxWord word)
    {
        var looksUp = AsksTheLine ? LookUpCosts : 1;
        var cost = new[] { (InboxPart.Flag, word.Flags), (InboxPart.Place, word.Places), (InboxPart.Cause, word.Causes) }
            .Where(part => !part.Item2.IsEmpty)
            .Sum(part => shares.Of(part.Item1, part.Item2) * (part.Item1 is InboxPart.Cause ? 1 : looksUp));
        return (InboxLead.Word, word, word.Count, cost);
    }

    /// <summary>Whether about every tenth line has the word: a page is full sooner along all lines than by a hundred branches.</summary>
    private bool IsCommon(InboxWord word) =>
        shares.Of(InboxPart.Flag, word.Flags) + shares.Of(InboxPart.Cause, word.Causes) + shares.Of(InboxPart.Place, word.Places)
            > shares.Of(InboxPart.Status, Enum.GetValues<ReviewStatus>().Select(status => $"{(int)status}")) / CommonShare;

    /// <summary>Whether something is asked that stands on the line and not with its flags and places.</summary>
    private bool AsksTheLine => !filter.Statuses.IsEmpty || !filter.Verdicts.IsEmpty || filter.Mine;

    /// <summary>What the marks of a line must have of each part that does not lead.</summary>
    private IEnumerable<string> Marked(string first, InboxLead lead, InboxWord? ledBy)
    {
        var words = filter.Words.Where(word => word != ledBy && word.Count > 0).Select(word =>
            word.Flags.Select(InboxMarks.Flag).Concat(word.Causes.Select(InboxMarks.Cause)).Concat(word.Places.Select(InboxMarks.Place)));
        return from part in new[]
               {
                   lead is InboxLead.Flag ? [] : filter.Flags.Select(InboxMarks.Flag),
                   lead is InboxLead.Place ? [] : filter.Places.Select(InboxMarks.Place),
                   lead is InboxLead.Cause ? [] : filter.Causes.Select(InboxMarks.Cause),
                   lead is InboxLead.Release ? [] : filter.Releases.Select(InboxMarks.Release),
               }.Concat(words)
               where part.Any()
               select $"({string.Join(" OR ", part.Select(Has))})";

        string Has(long bits) => string.Create(CultureInfo.InvariantCulture, $"({first}.marks & {bits}) = {bits}");
    }

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
