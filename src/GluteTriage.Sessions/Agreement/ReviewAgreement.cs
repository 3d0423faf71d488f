using GluteTriage.Engine.Assessments;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Agreement;

/// <summary>Which reviews are compared, by when they were given.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Release">Content hash; null for all.</param>
public sealed record AgreementFilter(DateTimeOffset From, DateTimeOffset To, string? Release);

/// <summary>Compares what reviewers judged with the tool and with each other. Of a reviewer and a session the latest review counts.</summary>
public sealed class ReviewAgreement(IDbContextFactory<SessionDb> dbs)
{
    /// <param name="groupOf">What a stored cause is grouped by; null stands for "none of these".</param>
    public async Task<AgreementFigures> ReadAsync(AgreementFilter filter, Func<string?, string?> groupOf, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var all = db.Reviews.AsNoTracking()
            .Where(r => r.At >= filter.From && r.At < filter.To && (filter.Release == null || r.Release == filter.Release));
        var latest = all
            .Where(r => !db.Reviews.Any(later =>
                later.SessionId == r.SessionId && later.Reviewer == r.Reviewer && later.Second == r.Second && later.Id > r.Id));
        var first = latest.Where(r => !r.Second);

        var urgencies = await first
            .GroupBy(r => new { r.Urgency, r.ToolUrgency })
            .Select(g => new Pair<Urgency>(g.Key.Urgency, g.Key.ToolUrgency, g.Count()))
            .ToListAsync(cancel);

        var unseen = await all.Where(r => r.BeforeTool)
            .GroupBy(r => new { r.Urgency, r.ToolUrgency })
            .Select(g => new Pair<Urgency>(g.Key.Urgency, g.Key.ToolUrgency, g.Count()))
            .ToListAsync(cancel);

        // A blinded review and what the first reviewer held before it: what either said with sight of the other would agree too well.
        var reviewers = await latest.Where(r => r.Second)
            .Select(second => new
            {
                Row = second.Urgency,
                Column = db.Reviews
                    .Where(r => r.SessionId == second.SessionId && r.Id < second.Id
                        && r.Reviewer == db.Reviews.Where(one => one.SessionId == second.SessionId).OrderBy(one => one.Id).First().Reviewer)
                    .OrderByDescending(r => r.Id)
                    .Select(r => (Urgency?)r.Urgency)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancel);
        var flags = await first
            .GroupBy(r => new { r.Flags, r.ToolFlags })
            .Select(g => new Pair<string>(g.Key.Flags, g.Key.ToolFlags, g.Count()))
            .ToListAsync(cancel);

        // Where the person was shown no cause there is nothing of the tool to compare.
        var causes = await first
            .Where(r => r.ToolCause != null)
            .GroupBy(r => new { r.Cause, r.ToolCause })
            .Select(g => new Pair<string?>(g.Key.Cause, g.Key.ToolCause, g.Count()))
            .ToListAsync(cancel);
        return new AgreementFigures
        {
            Synthetic = await latest.AnyAsync(r => db.Sessions.Any(s => s.Id == r.SessionId && s.Synthetic), cancel),
            Tool = Compare(urgencies),
            BeforeTool = unseen.Sum(pair => pair.Count),
            ToolUnseen = Compare(unseen),
            Reviewers = Compare([.. reviewers.Where(pair => pair.Column is not null).Select(pair => new Pair<Urgency>(pair.Row, pair.Column!.Value, 1))]),
            Flags = CompareFlags(flags),
            Causes = CompareCauses([.. causes.Select(pair => new Pair<string>(
                groupOf(pair.Row) ?? string.Empty, groupOf(pair.Column) ?? string.Empty, pair.Count))]),
        };
    }

    private static UrgencyAgreement? Compare(List<Pair<Urgency>> pairs)
    {
        var table = new int[Urgencies.InOrder.Count, Urgencies.InOrder.Count];
        foreach (var (row, column, count) in pairs)
        {
            table[(int)row, (int)column] += count;
        }

        return pairs.Sum(pair => pair.Count) < Estimate.Needed ? null : new UrgencyAgreement(table);
    }

    private static List<FlagAgreement> CompareFlags(List<Pair<string>> pairs)
    {
        var held = new Dictionary<string, int>();
        var raised = new Dictionary<string, int>();
        var both = new Dictionary<string, int>();
        foreach (var (row, column, count) in pairs)
        {
            var (clinician, tool) = (Codes(row), Codes(column));
            Add(held, clinician, count);
            Add(raised, tool, count);
            Add(both, clinician.Intersect(tool), count);
        }

        return
        [
            .. held.Keys.Union(raised.Keys)
                .Select(flag => new FlagAgreement(flag, Share(both, held, flag), Share(both, raised, flag)))
                .Where(flag => flag.Sensitivity is not null || flag.Predictive is not null)
                .OrderBy(flag => flag.Flag, StringComparer.Ordinal),
        ];
    }

    private static CauseAgreement? CompareCauses(List<Pair<string>> pairs)
    {
        var n = pairs.Sum(pair => pair.Count);
        if (n < Estimate.Needed)
        {
            return null;
        }

        // The commonest first; what is none of the groups, last.
        var groups = pairs
            .SelectMany(pair => new[] { (Code: pair.Row, pair.Count), (Code: pair.Column, pair.Count) })
            .GroupBy(one => one.Code)
            .OrderBy(group => group.Key.Length == 0)
            .ThenByDescending(group => group.Sum(one => one.Count))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .ToList();
        var table = new int[groups.Count, groups.Count];
        foreach (var (row, column, count) in pairs)
        {
            table[groups.IndexOf(row), groups.IndexOf(column)] += count;
        }

        return new CauseAgreement(groups, table, Proportion.Of(pairs.Where(pair => pair.Row == pair.Column).Sum(pair => pair.Count), n));
    }

    private static Estimate? Share(Dictionary<string, int> part, Dictionary<string, int> whole, string flag) =>
        whole.GetValueOrDefault(flag) is var n and >= Estimate.Needed ? Proportion.Of(part.GetValueOrDefault(flag), n) : null;

    private static void Add(Dictionary<string, int> counts, IEnumerable<string> flags, int count)
    {
        foreach (var flag in flags)
        {
            counts[flag] = counts.GetValueOrDefault(flag) + count;
        }
    }

    private static HashSet<string> Codes(string stored) =>
        [.. stored.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private sealed record Pair<T>(T Row, T Column, int Count);
}
