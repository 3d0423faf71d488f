using GluteTriage.Web.Reviewing.Insights;

namespace GluteTriage.Web.Tests.Reviewing;

public sealed class InsightsPeriodTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly string[] Releases = ["release-1"];

    [Fact]
    public void Without_an_address_the_last_90_days_are_shown()
    {
        var period = Period.Read(new Asked(null, null, null, null, null), Today, Releases);

        Assert.Equal((new DateOnly(2026, 8, 29), Today), (period.From, period.To));
        Assert.Equal(90, period.Filter.ToDay - period.Filter.FromDay + 1);
        Assert.True(period.Understood);
    }

    [Fact]
    public void Days_of_ones_own_stand_for_their_whole_months_so_that_no_day_can_be_worked_out_from_two_periods()
    {
        var period = Period.Read(new Asked(Period.Own, "2026-09-17", "2026-10-03", "release-1", "phone"), Today, Releases);

        Assert.Equal((new DateOnly(2026, 9, 1), new DateOnly(2026, 10, 31)), (period.From, period.To));
        Assert.Equal(("release-1", "phone"), (period.Release, period.Device));
        Assert.True(period.Understood);
    }

    [Fact]
    public void The_form_asks_for_months_and_understands_what_it_sends()
    {
        var period = Period.Read(new Asked(Period.Own, "2026-09", "2026-10", null, null), Today, Releases);

        Assert.Equal((new DateOnly(2026, 9, 1), new DateOnly(2026, 10, 31), true), (period.From, period.To, period.Understood));
        Assert.Equal("2026-09", Period.Month(period.From));
    }

    [Fact]
    public void The_present_month_goes_as_far_as_today()
    {
        var period = Period.Read(new Asked(Period.Own, "2026-11-05", "2026-11-10", null, null), Today, Releases);

        Assert.Equal((new DateOnly(2026, 11, 1), Today), (period.From, period.To));
    }

    [Theory]
    [InlineData("31", null, null, null, null)]
    [InlineData("own", "2026-11-10", "2026-11-01", null, null)]
    [InlineData("own", "2020-01-01", "2026-11-01", null, null)]
    [InlineData("own", "2026-11-01", "2027-11-01", null, null)]
    [InlineData("own", "1/11/2026", "2026-11-10", null, null)]
    [InlineData("30", null, null, "release-2", null)]
    [InlineData("30", null, null, null, "watch")]
    public void What_was_not_offered_is_left_out_and_said(string? length, string? from, string? to, string? release, string? device)
    {
        var period = Period.Read(new Asked(length, from, to, release, device), Today, Releases);

        Assert.False(period.Understood);
        Assert.Null(period.Release);
        Assert.Null(period.Device);
        Assert.Equal(Today, period.To);
    }
}
