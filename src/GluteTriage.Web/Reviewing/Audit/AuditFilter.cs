using System.Globalization;
using GluteTriage.Sessions.Auditing;
using Microsoft.AspNetCore.WebUtilities;

namespace GluteTriage.Web.Reviewing.Audit;

/// <summary>Which entries of the trail are asked for. What is null is not asked about.</summary>
/// <param name="Person">Id of an account, or a fixed actor.</param>
/// <param name="From">The first day, in UTC.</param>
/// <param name="To">The last day, in UTC.</param>
/// <param name="Before">Only entries older than this sequence.</param>
public sealed record AuditFilter(AuditAct? Act, string? Person, long? Session, DateOnly? From, DateOnly? To, long? Before)
{
    public const int PersonLength = 64;

    private const string Day = "yyyy-MM-dd";

    public static readonly AuditFilter Everything = new(null, null, null, null, null, null);

    /// <summary>Reads the words of an address; an empty one is left out.</summary>
    /// <returns>Null when one of them says nothing that can be asked for: half a filter would show more than was meant.</returns>
    public static AuditFilter? Read(string? act, string? person, string? session, string? from, string? to, string? before)
    {
        var faulty = false;
        var read = new AuditFilter(
            Value<AuditAct>(act, text => Enum.GetValues<AuditAct>().Where(one => one.ToString() == text).Select(one => (AuditAct?)one).FirstOrDefault()),
            person is { Length: > 0 } ? person : null,
            Value<long>(session, Number),
            Value<DateOnly>(from, ADay),
            Value<DateOnly>(to, ADay),
            Value<long>(before, Number));
        return faulty || read.Person?.Length > PersonLength || read.From > read.To ? null : read;

        T? Value<T>(string? text, Func<string, T?> parse)
            where T : struct
        {
            var value = text is { Length: > 0 } ? parse(text) : null;
            faulty |= text is { Length: > 0 } && value is null;
            return value;
        }
    }

    /// <param name="page">What is asked for them: the page, or the file.</param>
    public string Address(string page = ReviewUrl.Audit)
    {
        var asked = Asked().ToDictionary(one => one.Name, one => (string?)one.Value);
        return QueryHelpers.AddQueryString(page, asked);
    }

    /// <summary>What was asked, as the trail keeps it of whoever asked.</summary>
    public override string ToString() => string.Join(' ', Asked().Select(one => $"{one.Name}={one.Value}"));

    public static string? Write(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture);

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static DateOnly? ADay(string text) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private IEnumerable<(string Name, string Value)> Asked()
    {
        (string Name, string? Value)[] all =
        [
            ("act", Act?.ToString()),
            ("person", Person),
            ("session", Session?.ToString(CultureInfo.InvariantCulture)),
            ("from", Write(From)),
            ("to", Write(To)),
            ("before", Before?.ToString(CultureInfo.InvariantCulture)),
        ];
        return all.Where(one => one.Value is not null).Select(one => (one.Name, one.Value!));
    }
}
