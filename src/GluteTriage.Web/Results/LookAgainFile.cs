using GluteTriage.Web.Shell;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace GluteTriage.Web.Results;

/// <summary>A day in the person's own calendar, in the form of RFC 5545. It says nothing of answers or result: others may see the calendar.</summary>
internal static class LookAgainFile
{
    /// <summary>Self-care and routine both say to look again after two weeks.</summary>
    public const int Days = 14;

    /// <param name="answeredAt">The day counts from here, in UTC.</param>
    /// <param name="site">Where to answer again.</param>
    public static string Of(DateTimeOffset answeredAt, string site)
    {
        var day = answeredAt.UtcDateTime.Date.AddDays(Days);
        var calendar = new Calendar { ProductId = $"-//{ShellText.SiteName}//EN" };
        calendar.Events.Add(new CalendarEvent
        {
            // Saved twice it is the same entry.
            Uid = FormattableString.Invariant($"{day:yyyyMMdd}-look-again@{ShellText.SiteName}"),
            DtStamp = new CalDateTime(answeredAt.UtcDateTime, "UTC"),
            Summary = ShellText.Take.CalendarTitle,
            Description = $"{ShellText.Take.CalendarText} {site}",
            Start = new CalDateTime(day.Year, day.Month, day.Day),
        });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}
