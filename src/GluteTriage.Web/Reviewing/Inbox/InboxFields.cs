using System.Collections.Immutable;
using System.Globalization;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Sessions.Typing;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>One part of what the inbox is asked, as the address, the form and the chips have it.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Write">What the address says of it; nothing for what is meant anyway.</param>
/// <param name="Read">Takes the values of an address over, and gives back those it does not know.</param>
/// <param name="Chips">It in words, each with what is asked once it is taken away.</param>
internal sealed record InboxField(
    string Name,
    Func<InboxAsked, IEnumerable<string>> Write,
    Func<InboxAsked, IReadOnlyList<string>, InboxCodes, (InboxAsked Asked, IEnumerable<string> Unknown)> Read,
    Func<InboxAsked, InboxCodes, IEnumerable<(string Words, InboxAsked Without)>> Chips)
{
    /// <summary>Whether who is found by it tells what the tool made of them.</summary>
    public bool TellsOfTool => Name is InboxFields.Urgency or InboxFields.Cause or InboxFields.Flag or InboxFields.Verdict;
}

/// <summary>The one definition of what can be asked of the inbox. Address, form and chips follow from it.</summary>
internal static class InboxFields
{
    public const string Urgency = "urgency";
    public const string Status = "status";
    public const string Cause = "cause";
    public const string Flag = "flag";
    public const string Place = "place";
    public const string Release = "release";
    public const string Verdict = "verdict";
    public const string From = "from";
    public const string To = "to";
    public const string Mine = "mine";
    public const string Second = "second";
    public const string Find = "find";
    public const string Order = "order";

    /// <summary>Terms of one search; what is typed beyond is given back.</summary>
    public const int TermsAtMost = 10;

    private const string Any = "any";
    private const string DayFormat = "yyyy-MM-dd";

    public static readonly ImmutableArray<InboxField> All =
    [
        Several(
            Urgency, filter => filter.Urgencies, (filter, urgencies) => filter with { Urgencies = urgencies },
            urgency => urgency.Code(), (text, _) => Known(Urgencies.Find(text)), (urgency, codes) => codes.Levels[(int)urgency].Title, isReversed: true),
        new(Status, WriteStatus, ReadStatus, SayStatus),
        Several(
            Cause, filter => filter.Causes, (filter, causes) => filter with { Causes = causes },
            code => code, (text, codes) => Offered(codes.Causes, text), (code, codes) => Title(codes.Causes, code)),
        Several(
            Flag, filter => filter.Flags, (filter, flags) => filter with { Flags = flags },
            code => code, (text, codes) => Offered(codes.Flags, text), (code, codes) => Title(codes.Flags, code)),
        Several(
            Place, filter => filter.Places, (filter, places) => filter with { Places = places },
            code => code, (text, codes) => Offered(codes.Places, text), (code, codes) => Title(codes.Places, code)),
        Several(
            Release, filter => filter.Releases, (filter, releases) => filter with { Releases = releases }, InboxAddress.Short,
            (text, codes) => [.. codes.Releases.Where(release => InboxAddress.Short(release.Code) == text).Select(release => release.Code).Take(1)],
            (code, codes) => Title(codes.Releases, code)),
        Several(
            Verdict, filter => filter.Verdicts, (filter, verdicts) => filter with { Verdicts = verdicts },
            InboxAddress.Code, (text, _) => Known(InboxAddress.FindVerdict(text)), (verdict, _) => ReviewText.Inbox.Says(verdict)),
        Day(From, ReviewText.Inbox.From, asked => asked.From, (asked, day) => asked with { From = day }),
        Day(To, ReviewText.Inbox.To, asked => asked.To, (asked, day) => asked with { To = day }),
        Tick(Mine, ReviewText.Inbox.Mine, filter => filter.Mine, (filter, ticked) => filter with { Mine = ticked }),
        Tick(Second, ReviewText.Inbox.Second, filter => filter.SecondWanted, (filter, ticked) => filter with { SecondWanted = ticked }),
        new(Find, WriteFind, ReadFind, SayFind),
        new(
            Order,
            asked => asked.Filter.Order is InboxOrder.Urgent ? [] : [InboxAddress.Code(asked.Filter.Order)],
            (asked, values, codes) => values.FirstOrDefault(value => InboxAddress.FindOrder(value) is { } order && IsOffered(order, codes)) is { } first
                ? (asked with { Filter = asked.Filter with { Order = InboxAddress.FindOrder(first)!.Value } }, values.Where(value => value != first))
                : (asked, values),
            (asked, codes) => asked.Filter.Order is InboxOrder.Urgent ? []
                : [(ReviewText.Inbox.Says(asked.Filter.Order, codes.ToolHidden), asked with { Filter = asked.Filter with { Order = InboxOrder.Urgent } })]),
    ];

    /// <summary>What can be asked of a list that says nothing of the tool, or of one that says all.</summary>
    public static IEnumerable<InboxField> Of(InboxCodes codes) => All.Where(field => !codes.ToolHidden || !field.TellsOfTool);

    /// <summary>An order by urgency or by what follows from it tells of it; the first one means another where the tool's result is kept back.</summary>
    public static bool IsOffered(InboxOrder order, InboxCodes codes) => !codes.ToolHidden || order is not (InboxOrder.Due or InboxOrder.Longest);

    private static InboxField Several<T>(
        string name, Func<InboxFilter, ImmutableSortedSet<T>> get, Func<InboxFilter, ImmutableSortedSet<T>, InboxFilter> set,
        Func<T, string> code, Func<string, InboxCodes, T[]> find, Func<T, InboxCodes, string> words, bool isReversed = false)
    {
        IEnumerable<T> InOrder(InboxAsked asked) => isReversed ? get(asked.Filter).Reverse() : get(asked.Filter);
        InboxAsked With(InboxAsked asked, ImmutableSortedSet<T> values) => asked with { Filter = set(asked.Filter, values) };
        return new InboxField(
            name,
            asked => InOrder(asked).Select(code),
            (asked, values, codes) => (
                With(asked, get(asked.Filter).Union(values.SelectMany(value => find(value, codes)))), values.Where(value => find(value, codes).Length == 0)),
            (asked, codes) => InOrder(asked).Select(value => (words(value, codes), With(asked, get(asked.Filter).Remove(value)))));
    }

    private static InboxField Day(string name, string label, Func<InboxAsked, DateOnly?> get, Func<InboxAsked, DateOnly?, InboxAsked> set) => new(
        name,
        asked => get(asked) is { } day ? [day.ToString(DayFormat, CultureInfo.InvariantCulture)] : [],
        (asked, values, _) => values.FirstOrDefault(value => ReadDay(value) is not null) is { } first
            ? (set(asked, ReadDay(first)), values.Where(value => value != first))
            : (asked, values),
        (asked, _) => get(asked) is { } day ? [($"{label} {day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}", set(asked, null))] : []);

    private static InboxField Tick(string name, string label, Func<InboxFilter, bool> get, Func<InboxFilter, bool, InboxFilter> set) => new(
        name,
        asked => get(asked.Filter) ? ["1"] : [],
        (asked, values, _) => (values.Contains("1") ? asked with { Filter = set(asked.Filter, true) } : asked, values.Where(value => value != "1")),
        (asked, _) => get(asked.Filter) ? [(label, asked with { Filter = set(asked.Filter, false) })] : []);

    private static IEnumerable<string> WriteStatus(InboxAsked asked) =>
        asked.Filter.Statuses.SetEquals(InboxAsked.StatusMeant(asked.Filter)) ? []
        : asked.Filter.Statuses.IsEmpty ? [Any]
        : asked.Filter.Statuses.Select(InboxAddress.Code);

    /// <summary>Asked of what else was read: which status is meant where none is named depends on it.</summary>
    private static (InboxAsked, IEnumerable<string>) ReadStatus(InboxAsked asked, IReadOnlyList<string> values, InboxCodes codes)
    {
        ImmutableSortedSet<ReviewStatus> named = [.. values.Select(InboxAddress.FindStatus).OfType<ReviewStatus>()];
        var statuses = values.Contains(Any) ? [] : named.IsEmpty ? InboxAsked.StatusMeant(asked.Filter) : named;
        return (
            asked with { Filter = asked.Filter with { Statuses = statuses } },
            values.Where(value => value != Any && InboxAddress.FindStatus(value) is null));
    }

    private static IEnumerable<(string, InboxAsked)> SayStatus(InboxAsked asked, InboxCodes codes)
    {
        var (statuses, meant) = (asked.Filter.Statuses, InboxAsked.StatusMeant(asked.Filter));
        return statuses.SetEquals(meant) ? [] :
        [(
            statuses.IsEmpty ? $"{ReviewText.Inbox.Status}: {ReviewText.Inbox.Everything}" : string.Join(", ", statuses.Select(ReviewText.Inbox.Says)),
            asked with { Filter = asked.Filter with { Statuses = meant } })];
    }

    private static IEnumerable<string> WriteFind(InboxAsked asked) =>
        asked.Filter.Sessions.Select(id => id.ToString(CultureInfo.InvariantCulture)).Concat(asked.Filter.Words.Select(word => word.Text));

    /// <summary>A number, with or without its sign, is that of a session; a word is of what the lines name.</summary>
    private static (InboxAsked, IEnumerable<string>) ReadFind(InboxAsked asked, IReadOnlyList<string> values, InboxCodes codes)
    {
        var (filter, unknown) = (asked.Filter, new List<string>());
        var terms = values.SelectMany(value => TypedText.Plain(value).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        foreach (var (term, at) in terms.Select((term, at) => (term, at)))
        {
            if (at < TermsAtMost && long.TryParse(term.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                filter = filter with { Sessions = filter.Sessions.Add(id) };
            }
            else if (at < TermsAtMost && FindAll(term, codes) is { Count: > 0 } words)
            {
                filter = words.Aggregate(filter, (sum, word) => sum with { Words = sum.Words.Add(word) });
            }
            else
            {
                unknown.Add(term);
            }
        }

        return (asked with { Filter = filter }, unknown);
    }

    /// <summary>A code or a compound, as "sit-bone", is words that all have to be of the session.</summary>
    /// <returns>Empty when one of them stands for nothing.</returns>
    private static List<InboxWord> FindAll(string term, InboxCodes codes)
    {
        var words = TypedText.Words(term).Select(codes.Find).ToList();
        return words.Contains(null) ? [] : [.. words.OfType<InboxWord>()];
    }

    private static IEnumerable<(string, InboxAsked)> SayFind(InboxAsked asked, InboxCodes codes) =>
    [
        .. asked.Filter.Sessions.Select(id => (
            ReviewText.SessionTitle(id), asked with { Filter = asked.Filter with { Sessions = asked.Filter.Sessions.Remove(id) } })),
        .. asked.Filter.Words.Select(word => (
            ReviewText.Inbox.Quoted(word.Text), asked with { Filter = asked.Filter with { Words = asked.Filter.Words.Remove(word) } })),
    ];

    private static T[] Known<T>(T? value)
        where T : struct => value is { } known ? [known] : [];

    private static string[] Offered(ImmutableArray<(string Code, string Title)> codes, string text) =>
        codes.Any(code => code.Code == text) ? [text] : [];

    private static string Title(ImmutableArray<(string Code, string Title)> among, string code) =>
        among.FirstOrDefault(pair => pair.Code == code).Title ?? code;

    private static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
