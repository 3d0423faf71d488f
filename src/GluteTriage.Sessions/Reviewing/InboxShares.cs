using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>
/// How many lines each value of a filter has, counted now and then: the rarest value asked for leads the search. Only how fast a page
/// comes depends on it, never what is on it.
/// </summary>
public sealed class InboxShares(IDbContextFactory<SessionDb> dbs)
{
    private FrozenDictionary<(InboxPart Part, string Value), int> counts = FrozenDictionary<(InboxPart, string), int>.Empty;

    /// <summary>Counts afresh: a second or so for a million lines, read beside everything else.</summary>
    public async Task CountAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var lines = db.InboxLines.AsNoTracking();
        var counted = new Dictionary<(InboxPart, string), int>();
        Add(InboxPart.Status, await lines.GroupBy(line => line.Status).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => $"{(int)group.Key}", group => group.Count, cancel));
        Add(InboxPart.Claim, await lines.Where(line => line.ClaimedBy != null).GroupBy(line => line.ClaimedBy!)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancel));
        Add(InboxPart.Verdict, await lines.Where(line => line.Verdict != null).GroupBy(line => line.Verdict!.Value)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => $"{(int)group.Key}", group => group.Count, cancel));
        Add(InboxPart.Cause, await lines.Where(line => line.FirstCause != null).GroupBy(line => line.FirstCause!)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancel));
        Add(InboxPart.Release, await lines.GroupBy(line => line.Release)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancel));
        Add(InboxPart.Flag, await db.InboxFlags.GroupBy(flag => flag.Flag)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancel));
        Add(InboxPart.Place, await db.InboxPlaces.GroupBy(place => place.Place)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancel));
        Volatile.Write(ref counts, counted.ToFrozenDictionary());

        void Add(InboxPart part, Dictionary<string, int> some)
        {
            foreach (var (value, count) in some)
            {
                counted[(part, value)] = count;
            }
        }
    }

    /// <returns>About how many lines have one of these values; while nothing was counted, how rare such values are as a rule.</returns>
    internal long Of(InboxPart part, IEnumerable<string> values)
    {
        var known = Volatile.Read(ref counts);
        return known.Count == 0 ? (long)part : values.Sum(value => (long)known.GetValueOrDefault((part, value)));
    }
}

/// <summary>A part of a filter that has an index of its own, the rarest as a rule first.</summary>
public enum InboxPart
{
    Claim = 0,
    Verdict = 1,
    Flag = 2,
    Cause = 3,
    Place = 4,
    Status = 5,
    Release = 6,
}
