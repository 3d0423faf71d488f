using System.Collections.Immutable;
using System.Globalization;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>The parts of a filter in words, each with what is asked once it is taken away.</summary>
internal static class InboxChips
{
    public static IEnumerable<(string Words, InboxAsked Without)> Of(InboxAsked asked, InboxCodes codes)
    {
        asked = asked with { After = null };
        var filter = asked.Filter;
        foreach (var urgency in filter.Urgencies.Reverse())
        {
            yield return (codes.Levels[(int)urgency].Title, asked with { Filter = filter with { Urgencies = filter.Urgencies.Remove(urgency) } });
        }

        var meant = InboxAsked.StatusMeant(filter);
        if (!filter.Statuses.SetEquals(meant))
        {
            yield return (
                filter.Statuses.IsEmpty ? $"{ReviewText.Inbox.Status}: {ReviewText.Inbox.Everything}" : string.Join(", ", filter.Statuses.Select(ReviewText.Inbox.Says)),
                asked with { Filter = filter with { Statuses = meant } });
        }

        foreach (var cause in filter.Causes)
        {
            yield return (Title(codes.Causes, cause), asked with { Filter = filter with { Causes = filter.Causes.Remove(cause) } });
        }

        foreach (var flag in filter.Flags)
        {
            yield return (Title(codes.Flags, flag), asked with { Filter = filter with { Flags = filter.Flags.Remove(flag) } });
        }

        foreach (var place in filter.Places)
        {
            yield return (Title(codes.Places, place), asked with { Filter = filter with { Places = filter.Places.Remove(place) } });
        }

        foreach (var release in filter.Releases)
        {
            yield return (Title(codes.Releases, release), asked with { Filter = filter with { Releases = filter.Releases.Remove(release) } });
        }

        foreach (var verdict in filter.Verdicts)
        {
            yield return (ReviewText.Inbox.Says(verdict), asked with { Filter = filter with { Verdicts = filter.Verdicts.Remove(verdict) } });
        }

        if (asked.From is { } from)
        {
            yield return ($"{ReviewText.Inbox.From} {Day(from)}", asked with { From = null });
        }

        if (asked.To is { } to)
        {
            yield return ($"{ReviewText.Inbox.To} {Day(to)}", asked with { To = null });
        }

        if (filter.Mine)
        {
            yield return (ReviewText.Inbox.Mine, asked with { Filter = filter with { Mine = false } });
        }

        if (filter.SecondWanted)
        {
            yield return (ReviewText.Inbox.Second, asked with { Filter = filter with { SecondWanted = false } });
        }
    }

    private static string Title(ImmutableArray<(string Code, string Title)> among, string code) =>
        among.FirstOrDefault(pair => pair.Code == code).Title ?? code;

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
