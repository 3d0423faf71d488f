using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Reviewing.Inbox;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Reviewing.Inbox;

/// <summary>A line says why somebody should be looked at, who they are and by when.</summary>
public sealed class InboxLineTests
{
    private static readonly InboxCodes Codes = InboxCodes.Of(Shipped.Release);
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);
    private static readonly ReviewTargets Targets = new(
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(4), TimeSpan.FromDays(14), TimeSpan.FromDays(21), TimeSpan.FromDays(14));

    [Fact]
    public void Raised_flags_keep_the_order_of_the_line_and_open_ones_begin_with_what_could_be_most_urgent()
    {
        var flags = Shipped.Release.Clinical.RedFlags;
        var (grave, slight) = (flags.First(flag => flag.Tiers[0].Urgency is Urgency.Emergency), flags.First(flag => flag.Tiers[0].Urgency < Urgency.SameDay));
        var row = Row(raised: ["of-an-earlier-release", slight.Code.Value, grave.Code.Value], open: [slight.Code.Value, grave.Code.Value]);

        Assert.Equal(["of-an-earlier-release", slight.Title, grave.Title], Codes.Raised(row));
        Assert.Equal([grave.Title, slight.Title], Codes.Open(row));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("A", "A")]
    [InlineData("A,B", "A; B")]
    [InlineData("A,B,C,D", "A; B +2")]
    public void Two_flags_are_named_and_the_rest_is_counted(string titles, string said) =>
        Assert.Equal(said, ReviewText.Inbox.Named(titles.Split(',', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void An_age_is_said_as_the_person_chose_it() => Assert.Equal(
        ["Under 16", "75 or over", "Not asked", "90-99"], new[] { "under16", "75plus", null, "90-99" }.Select(Codes.Age));

    [Theory]
    [InlineData(Urgency.Emergency, 14, "due in 1 min")]
    [InlineData(Urgency.Emergency, 15, "due now")]
    [InlineData(Urgency.Emergency, 17, "overdue by 2 min")]
    [InlineData(Urgency.SameDay, 60, "due in 3 h")]
    [InlineData(Urgency.Soon, 0, "due in 14 days")]
    [InlineData(Urgency.Routine, 0, "due in 21 days")]
    [InlineData(Urgency.SelfCare, 60 * 24 * 15, "overdue by 1 day")]
    public void What_waits_is_due_by_the_target_of_its_urgency(Urgency urgency, int minutes, string said)
    {
        var row = Row() with { Urgency = urgency, ArrivedAt = Now - TimeSpan.FromMinutes(minutes) };

        Assert.Equal(said, ReviewText.Inbox.Due(Targets.Left(row, Now)!.Value));
        Assert.NotNull(Targets.Left(row with { Status = ReviewStatus.Opened }, Now));
        Assert.Null(Targets.Left(row with { Status = ReviewStatus.Reviewed }, Now));
        Assert.Null(Targets.Left(row with { Status = ReviewStatus.Closed }, Now));
    }

    [Fact]
    public void Whoever_opens_a_session_finds_its_neighbours_in_the_list_they_came_from_and_the_way_back()
    {
        var sight = new ListInSight();
        Assert.Equal((null, null), sight.Open(5));
        Assert.Equal(ReviewUrl.Inbox, sight.Address);

        sight.Show("/review?urgency=soon", [7, 5, 9]);

        Assert.Equal(((long?)7, (long?)9), sight.Open(5));
        Assert.Equal((null, (long?)5), sight.Open(7));
        Assert.Equal(((long?)5, null), sight.Open(9));
        Assert.Equal("/review?urgency=soon", sight.Address);
        Assert.Equal(9, sight.Opened);
    }

    [Fact]
    public async Task The_settings_of_the_site_are_what_sessions_are_due_by_and_how_many_are_judged_twice()
    {
        await using var site = new Site();

        Assert.Equal(Targets, site.Services.GetRequiredService<ReviewTargets>());
        Assert.NotNull(site.Services.GetRequiredService<SecondReviews>());
    }

    private static InboxRow Row(string[]? raised = null, string[]? open = null) => new()
    {
        SessionId = 1,
        ArrivedAt = Now,
        Release = "release",
        Urgency = Urgency.Emergency,
        Raised = [.. raised ?? []],
        NotExcluded = [.. open ?? []],
        Age = null,
        AgeFrom = InboxLine.AgeUnknown,
        FirstCause = null,
        Places = [],
        Status = ReviewStatus.New,
        ClaimedBy = null,
        Synthetic = false,
    };
}
