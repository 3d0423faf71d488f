using System.Globalization;
using GluteTriage.Sessions.Insights;

namespace GluteTriage.Web.Reviewing.Insights;

/// <summary>What the address asks for, read strictly: whatever was not offered is left out, and said.</summary>
/// <param name="Length">One of <see cref="Lengths"/>, or <see cref="Own"/>.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Release">Content hash; null for all.</param>
/// <param name="Device">Code of the class of device; null for all.</param>
/// <param name="Understood">False when something in the address was not offered.</param>
public sealed record Period(string Length, DateOnly From, DateOnly To, string? Release, string? Device, bool Understood)
{
    public const string LengthKey = "period";
    public const string FromKey = "from";
    public const string ToKey = "to";
    public const string ReleaseKey = "release";
    public const string DeviceKey = "device";

    /// <summary>Whole months, the present one as far as it has come.</summary>
    public const string Own = "own";

    private const string Usual = "90";
    private const int DaysAtMost = 366;
    private const string DateForm = "yyyy-MM-dd";
    private const string MonthForm = "yyyy-MM";

    /// <summary>In days, up to today.</summary>
    public static readonly IReadOnlyList<string> Lengths = ["30", "90", "180"];

    public InsightsFilter Filter => new(Day.Of(From), Day.Of(To), Release, Device);

    public static string Month(DateOnly date) => date.ToString(MonthForm, CultureInfo.InvariantCulture);

    public static Period Read(Asked asked, DateOnly today, IReadOnlyList<string> releases)
    {
        var release = releases.Contains(asked.Release) ? asked.Release : null;
        var device = InsightsRows.Devices.Contains(asked.Device) ? asked.Device : null;
        var understood = IsAnswered(asked.Release, release) && IsAnswered(asked.Device, device);
        if (asked.Length == Own
            && Date(asked.From) is { } from && Date(asked.To) is { } to
            && from <= to && to <= today && to.DayNumber - from.DayNumber < DaysAtMost)
        {
            // With days of one's own, the rounding of many overlapping periods could be averaged away (ADR 0025).
            var (first, last) = (new DateOnly(from.Year, from.Month, 1), new DateOnly(to.Year, to.Month, 1).AddMonths(1).AddDays(-1));
            return new Period(Own, first, last < today ? last : today, release, device, understood);
        }

        var length = asked.Length is { } wanted && Lengths.Contains(wanted) ? wanted : Usual;
        var days = int.Parse(length, CultureInfo.InvariantCulture);
        return new Period(length, today.AddDays(1 - days), today, release, device, understood && IsAnswered(asked.Length, length));
    }

    private static bool IsAnswered(string? asked, string? read) => string.IsNullOrEmpty(asked) || asked == read;

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, [MonthForm, DateForm], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year >= 2000 ? date : null;
}

/// <summary>The values in the address, unread.</summary>
public sealed record Asked(string? Length, string? From, string? To, string? Release, string? Device);
