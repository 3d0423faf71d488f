using System.Collections.Immutable;
using System.Globalization;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using Microsoft.AspNetCore.WebUtilities;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>Reads and writes the filter of the inbox as it stands in the address: codes, days and a place in the list, never an answer.</summary>
internal static class InboxAddress
{
    private const string Any = "any";
    private const string Day = "yyyy-MM-dd";

    private static readonly (string Code, ReviewStatus Value)[] Statuses =
        [("new", ReviewStatus.New), ("opened", ReviewStatus.Opened), ("reviewed", ReviewStatus.Reviewed), ("closed", ReviewStatus.Closed)];

    private static readonly (string Code, Verdict Value)[] Verdicts =
        [("agree", Verdict.Agree), ("too-high", Verdict.TooHigh), ("too-low", Verdict.TooLow)];

    public static string Code(ReviewStatus status) => Statuses.First(pair => pair.Value == status).Code;

    public static string Code(Verdict verdict) => Verdicts.First(pair => pair.Value == verdict).Code;

    /// <summary>A release as an address names it.</summary>
    public static string Short(string hash) => hash[..Math.Min(12, hash.Length)];

    /// <returns>What is asked, and what was not understood and is left out, as it was written.</returns>
    public static (InboxAsked Asked, ImmutableArray<string> Unknown) Read(string query, InboxCodes codes)
    {
        var unknown = ImmutableArray.CreateBuilder<string>();
        var given = QueryHelpers.ParseQuery(query).ToDictionary(
            pair => pair.Key,
            pair => pair.Value.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList(),
            StringComparer.Ordinal);
        var filter = new InboxFilter
        {
            Urgencies = [.. Taken("urgency", Urgencies.Find).OfType<Urgency>()],
            Verdicts = [.. Taken("verdict", text => Find(Verdicts, text)).OfType<Verdict>()],
            Causes = Codes(Taken("cause", text => Offered(codes.Causes, text))),
            Flags = Codes(Taken("flag", text => Offered(codes.Flags, text))),
            Places = Codes(Taken("place", text => Offered(codes.Places, text))),
            Releases = Codes(Taken("release", text => codes.Releases.FirstOrDefault(release => Short(release.Code) == text).Code)),
            Mine = Taken("mine", text => text == "1" ? text : null).Count > 0,
            SecondWanted = Taken("second", text => text == "1" ? text : null).Count > 0,
        };
        var any = given.TryGetValue("status", out var said) && said.Remove(Any);
        var statuses = Taken("status", text => Find(Statuses, text)).OfType<ReviewStatus>().ToImmutableSortedSet();
        filter = filter with { Statuses = any ? [] : statuses.IsEmpty ? InboxAsked.StatusMeant(filter) : statuses };
        var asked = new InboxAsked(
            filter, Taken("from", ReadDay).FirstOrDefault(), Taken("to", ReadDay).FirstOrDefault(), Taken("after", ReadPlace).FirstOrDefault());
        unknown.AddRange(given.SelectMany(pair => pair.Value.Select(value => $"{pair.Key}={value}")));
        return (asked, unknown.ToImmutable());

        List<T> Taken<T>(string name, Func<string, T> read)
        {
            var found = new List<T>();
            if (given.Remove(name, out var values))
            {
                foreach (var value in values)
                {
                    if (read(value) is { } known)
                    {
                        found.Add(known);
                    }
                    else
                    {
                        unknown.Add($"{name}={value}");
                    }
                }
            }

            return found;
        }
    }

    /// <summary>The query that asks for it, without a question mark; empty for the default. Equal questions are written alike.</summary>
    public static string Write(InboxAsked asked)
    {
        var filter = asked.Filter;
        var parts = new List<string>();
        Add("urgency", filter.Urgencies.Reverse().Select(urgency => urgency.Code()));
        Add("status", filter.Statuses.SetEquals(InboxAsked.StatusMeant(filter)) ? []
            : filter.Statuses.IsEmpty ? [Any]
            : filter.Statuses.Select(Code));
        Add("cause", filter.Causes);
        Add("flag", filter.Flags);
        Add("place", filter.Places);
        Add("release", filter.Releases.Select(Short));
        Add("verdict", filter.Verdicts.Select(Code));
        Add("from", asked.From is { } from ? [from.ToString(Day, CultureInfo.InvariantCulture)] : []);
        Add("to", asked.To is { } to ? [to.ToString(Day, CultureInfo.InvariantCulture)] : []);
        Add("mine", filter.Mine ? ["1"] : []);
        Add("second", filter.SecondWanted ? ["1"] : []);
        Add("after", asked.After is { } after
            ? [string.Create(CultureInfo.InvariantCulture, $"{(int)after.Urgency}.{after.ArrivedAt.ToUnixTimeMilliseconds()}.{after.SessionId}")]
            : []);
        return string.Join('&', parts);

        void Add(string name, IEnumerable<string> values)
        {
            if (string.Join(',', values) is { Length: > 0 } joined)
            {
                parts.Add($"{name}={joined}");
            }
        }
    }

    /// <summary>The address that asks for it.</summary>
    public static string For(InboxAsked asked) => Write(asked) is { Length: > 0 } query ? $"{ReviewUrl.Inbox}?{query}" : ReviewUrl.Inbox;

    private static T? Find<T>((string Code, T Value)[] among, string text)
        where T : struct => among.Where(pair => pair.Code == text).Select(pair => (T?)pair.Value).FirstOrDefault();

    private static string? Offered(ImmutableArray<(string Code, string Title)> codes, string text) =>
        codes.Any(code => code.Code == text) ? text : null;

    private static ImmutableSortedSet<string> Codes(IEnumerable<string?> codes) =>
        codes.OfType<string>().ToImmutableSortedSet(StringComparer.Ordinal);

    private static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static InboxPlaceInOrder? ReadPlace(string text) =>
        text.Split('.') is [var urgency, var at, var id]
        && int.TryParse(urgency, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && Enum.IsDefined((Urgency)level)
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 100_000_000_000_000
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var session)
            ? new InboxPlaceInOrder((Urgency)level, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), session)
            : null;
}
