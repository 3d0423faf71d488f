using System.Collections.Immutable;
using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>What an address of the inbox asks for. Days are those of the clinician's clock; the filter itself holds none.</summary>
/// <param name="From">The first day wanted, or null.</param>
/// <param name="To">The last day wanted, included, or null.</param>
/// <param name="After">Where the page begins; null for the first.</param>
public sealed record InboxAsked(InboxFilter Filter, DateOnly? From, DateOnly? To, InboxPlaceInOrder? After)
{
    /// <summary>What is listed when nothing is asked: what nobody has judged yet.</summary>
    public static readonly InboxAsked Default = new(InboxFilter.NeedsEyes, null, null, null);

    /// <summary>
    /// The status that is meant while the address names none: what needs eyes, but any where a judgement or a session by its number is asked about.
    /// </summary>
    public static ImmutableSortedSet<ReviewStatus> StatusMeant(InboxFilter filter) =>
        filter.SecondWanted || !filter.Verdicts.IsEmpty || !filter.Sessions.IsEmpty ? [] : InboxFilter.NeedsEyes.Statuses;

    /// <summary>What an export of the list gives out: the same people, and neither a page nor an order of them.</summary>
    public InboxAsked ForExport => this with { After = null, Filter = Filter with { Order = InboxOrder.Urgent } };

    /// <summary>The filter with its days as moments of that time zone.</summary>
    public InboxFilter In(TimeZoneInfo zone) => Filter with
    {
        From = From is { Year: > 1 } from ? Begins(from, zone) : null,
        Until = To is { Year: < 9999 } to ? Begins(to.AddDays(1), zone) : null,
    };

    private static DateTimeOffset Begins(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);

        // Where the clock goes back at midnight the day begins twice, and the first time counts.
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }
}
