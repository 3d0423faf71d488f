using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Reviewing.Inbox;

namespace GluteTriage.Web.Tests.Reviewing.Inbox;

public sealed class InboxAskedTests
{
    private static readonly DateOnly Day = new(2026, 10, 25);

    [Fact]
    public void A_day_whose_midnight_comes_twice_begins_at_the_first_and_the_day_before_ends_there()
    {
        // As in the Azores: at one o'clock of summer time, minutes after midnight, it is midnight again.
        var zone = Zone(ends: new TimeSpan(1, 0, 0));

        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.Zero), Asked(Day, null).In(zone).From);
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.Zero), Asked(null, Day.AddDays(-1)).In(zone).Until);
    }

    [Fact]
    public void Any_other_day_begins_at_its_midnight()
    {
        var zone = Zone(ends: new TimeSpan(3, 0, 0));

        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.Zero), Asked(Day, null).In(zone).From);
        Assert.Equal(new DateTimeOffset(2026, 10, 26, 1, 0, 0, TimeSpan.Zero), Asked(Day.AddDays(1), null).In(zone).From);
    }

    private static InboxAsked Asked(DateOnly? from, DateOnly? to) => new(InboxFilter.NeedsEyes, from, to, null);

    /// <summary>An hour behind UTC, and as UTC in summer, which ends on the last Sunday of October.</summary>
    private static TimeZoneInfo Zone(TimeSpan ends) => TimeZoneInfo.CreateCustomTimeZone(
        "test", TimeSpan.FromHours(-1), "test", "test", "test summer",
        [
            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 0, 0, 0), 3, 5, DayOfWeek.Sunday),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1).Add(ends), 10, 5, DayOfWeek.Sunday)),
        ]);
}
