using System.Collections.Immutable;
using System.Globalization;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using Microsoft.AspNetCore.WebUtilities;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>Reads and writes the filter of the inbox as it stands in the address: codes, days and a place in the list, never an answer.</summary>
internal static class InboxAddress
{
    private const string After = "after";

    private static readonly (string Code, ReviewStatus Value)[] Statuses =
        [("new", ReviewStatus.New), ("opened", ReviewStatus.Opened), ("reviewed", ReviewStatus.Reviewed), ("closed", ReviewStatus.Closed)];

    private static readonly (string Code, Verdict Value)[] Verdicts =
        [("agree", Verdict.Agree), ("too-high", Verdict.TooHigh), ("too-low", Verdict.TooLow)];

    private static readonly (string Code, InboxOrder Value)[] Orders =
        [("urgent", InboxOrder.Urgent), ("due", InboxOrder.Due), ("longest", InboxOrder.Longest), ("newest", InboxOrder.Newest),
            ("oldest", InboxOrder.Oldest)];

    public static string Code(InboxOrder order) => Orders.First(pair => pair.Value == order).Code;

    public static InboxOrder? FindOrder(string code) => Find(Orders, code);

    public static string Code(ReviewStatus status) => Statuses.First(pair => pair.Value == status).Code;

    public static string Code(Verdict verdict) => Verdicts.First(pair => pair.Value == verdict).Code;

    /// <summary>A release as an address names it.</summary>
    public static string Short(string hash) => hash[..Math.Min(12, hash.Length)];

    public static ReviewStatus? FindStatus(string code) => Find(Statuses, code);

    public static Verdict? FindVerdict(string code) => Find(Verdicts, code);

    /// <returns>What is asked, and what was not understood and is left out, as it was written.</returns>
    public static (InboxAsked Asked, ImmutableArray<string> Unknown) Read(string query, InboxCodes codes)
    {
        var unknown = new List<string>();
        var given = QueryHelpers.ParseQuery(query).ToDictionary(
            pair => pair.Key,
            pair => pair.Value.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList(),
            StringComparer.Ordinal);
        var asked = new InboxAsked(InboxFilter.Everything, null, null, null);

        // The status comes last: which one is meant where none is named depends on the others.
        foreach (var field in InboxFields.Of(codes).OrderBy(field => field.Name == InboxFields.Status))
        {
            given.Remove(field.Name, out var values);
            var (read, left) = field.Read(asked, values ?? [], codes);
            asked = read;
            unknown.AddRange(left.Select(value => $"{field.Name}={value}"));
        }

        if (given.Remove(After, out var places))
        {
            asked = asked with { After = places.Select(ReadPlace).FirstOrDefault(place => place is not null) };
            unknown.AddRange(places.Where(place => ReadPlace(place) is null).Select(place => $"{After}={place}"));
        }

        return (asked, [.. unknown, .. given.SelectMany(pair => pair.Value.Select(value => $"{pair.Key}={value}"))]);
    }

    /// <summary>The query that asks for it, without a question mark; empty for the default. Equal questions are written alike.</summary>
    public static string Write(InboxAsked asked)
    {
        var parts = InboxFields.All.Select(field => (field.Name, Value: string.Join(',', field.Write(asked))));
        var after = asked.After is { } place
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)place.Urgency}.{place.ArrivedAt.ToUnixTimeMilliseconds()}.{place.SessionId}")
                + (place.Age < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{place.Age}"))
            : "";
        return string.Join('&', parts.Append((Name: After, Value: after)).Where(part => part.Value.Length > 0)
            .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value).Replace("%2C", ",", StringComparison.Ordinal)}"));
    }

    /// <summary>The address that asks for it.</summary>
    public static string For(InboxAsked asked) => Write(asked) is { Length: > 0 } query ? $"{ReviewUrl.Inbox}?{query}" : ReviewUrl.Inbox;

    private static T? Find<T>((string Code, T Value)[] among, string text)
        where T : struct => among.Where(pair => pair.Code == text).Select(pair => (T?)pair.Value).FirstOrDefault();

    private static InboxPlaceInOrder? ReadPlace(string text) =>
        text.Split('.') is [var urgency, var at, var id, .. var more] && more.Length <= 1
        && int.TryParse(urgency, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && Enum.IsDefined((Urgency)level)
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 100_000_000_000_000
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var session)
        && ReadAge(more) is { } age
            ? new InboxPlaceInOrder((Urgency)level, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), session, age)
            : null;

    private static int? ReadAge(string[] more) => more is not [var text] ? InboxLine.AgeUnknown
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? age
        : null;
}
