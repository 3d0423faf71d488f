using System.Collections.Immutable;
using System.Globalization;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>The sessions clinicians may read, in the order they ask for. Those without the second consent are never among them.</summary>
/// <param name="age">The item that tells how old the person is; null where the content has none.</param>
/// <param name="targets">By when sessions are due, for the order of what is due first.</param>
/// <param name="first">
/// Whether what the tool made of a session is kept from whoever lists it: then no order and no filter tells of it, but for emergencies that
/// nobody has judged, which come before everything else and are not told apart from it.
/// </param>
public sealed class Inbox(AuditedLog log, InboxShares shares, ItemCode? age, ReviewTargets targets, JudgeFirst first)
{
    /// <summary>The most lines one page may hold.</summary>
    public const int ListedAtMost = 100;

    /// <summary>Lines nobody has judged are counted no further than this, each urgency apart.</summary>
    public const int CountedTo = 1000;

    /// <summary>Whether lines are to be shown without anything the tool made of them.</summary>
    public bool HidesTool => first.IsOn;

    /// <summary>
    /// One page of lines; which ones were listed to whom is in the audit trail before they are given out. Three statements: the page, the
    /// head of the trail, the new entry.
    /// </summary>
    /// <param name="after">The last line of the page before; null for the first page.</param>
    /// <param name="watched">For how long whoever asks goes on seeing what arrives, which the entry says; null for a page that stands still.</param>
    /// <param name="take">Lines wanted, 1 to <see cref="ListedAtMost"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="take"/> is out of its range.</exception>
    public Task<InboxListing> PageAsync(
        Actor actor, InboxFilter filter, InboxPlaceInOrder? after, int take, CancellationToken cancel, TimeSpan? watched = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, ListedAtMost);
        var (sql, values) = InboxQuery.For(filter, shares, actor, targets, age, after, take + 1, first.IsOn);
        return log.RunAsync(
            actor,
            AuditAct.Listed,
            async db => Read(await db.LetSqlOpen().SqlQueryRaw<InboxRead>(sql, values).ToListAsync(cancel), take, filter.Order),
            listing => (null, Detail(filter, listing, watched)),
            cancel);
    }

    /// <summary>
    /// The first page anew, without an entry: only for whoever was given it as watched, and for no longer than the entry of that says.
    /// </summary>
    public Task<InboxListing> AgainAsync(Actor actor, InboxFilter filter, int take, CancellationToken cancel)
    {
        var (sql, values) = InboxQuery.For(filter, shares, actor, targets, age, null, take + 1, first.IsOn);
        return log.RunManyAsync(
            actor,
            AuditAct.Listed,
            async db => Read(await db.LetSqlOpen().SqlQueryRaw<InboxRead>(sql, values).ToListAsync(cancel), take, filter.Order),
            _ => [],
            cancel);
    }

    private InboxListing Read(List<InboxRead> read, int take, InboxOrder order)
    {
        var counts = read[0];
        ImmutableArray<InboxRow> rows = [.. read.Where(row => row.SessionId is not null).Take(take).Select(row => row.ToRow())];
        return new InboxListing(
            rows,
            read.Count > take,
            new Dictionary<Urgency, int>
            {
                [Urgency.SelfCare] = counts.Count0,
                [Urgency.Routine] = counts.Count1,
                [Urgency.Soon] = counts.Count2,
                [Urgency.SameDay] = counts.Count3,
                [Urgency.Emergency] = counts.Count4,
            }.ToImmutableSortedDictionary())
        {
            Next = read.Count > take ? PlaceOf(rows[^1], order) : null,
        };
    }

    /// <summary>A place stands in an address. Where the tool's result is kept back it says of the urgency no more than the list itself does.</summary>
    private InboxPlaceInOrder PlaceOf(InboxRow row, InboxOrder order) => InboxPlaceInOrder.Of(row) with
    {
        Urgency = !first.IsOn || InboxQuery.ComesFirst(row) ? row.Urgency : Urgency.SelfCare,
        Age = order is InboxOrder.Oldest ? row.AgeFrom : InboxLine.AgeUnknown,
    };

    /// <summary>The numbers first: they are what must not be cut off.</summary>
    private static string Detail(InboxFilter filter, InboxListing listing, TimeSpan? watched)
    {
        var ids = string.Join(',', listing.Rows.Select(row => row.SessionId.ToString(CultureInfo.InvariantCulture)));
        var detail = $"{ids} of {filter.Described()}"
            + (watched is { } time ? string.Create(CultureInfo.InvariantCulture, $", watched for {time.TotalMinutes:0} min") : "");
        return detail.Length <= AuditEntry.DetailAtMost ? detail : detail[..AuditEntry.DetailAtMost];
    }
}
