using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Agreement;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.Agreement;

public sealed class ReviewAgreementTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Below_ten_nothing_is_said()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ReviewAsync(test, 9, Urgency.Soon, Urgency.Routine);

        var figures = await ReadAsync(test);

        Assert.Null(figures.Tool);
        Assert.Null(figures.Reviewers);
        Assert.Null(figures.Causes);
        Assert.Empty(figures.Flags);
    }

    [Fact]
    public async Task Over_and_under_triage_are_counted_from_the_clinicians_side()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ReviewAsync(test, 6, clinician: Urgency.Soon, tool: Urgency.Soon);
        await ReviewAsync(test, 3, clinician: Urgency.Routine, tool: Urgency.SameDay);
        await ReviewAsync(test, 2, clinician: Urgency.Emergency, tool: Urgency.SameDay);
        await ReviewAsync(test, 1, clinician: Urgency.Emergency, tool: Urgency.Routine);

        var tool = (await ReadAsync(test)).Tool!;

        Assert.Equal(12, tool.N);
        Assert.Equal(6.0 / 12, tool.Same!.Value);
        Assert.Equal(3.0 / 12, tool.Over!.Value);
        Assert.Equal(3.0 / 12, tool.Under!.Value);
        Assert.Equal(1, tool.FarUnder);
    }

    [Fact]
    public async Task Only_the_latest_review_of_a_reviewer_counts()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var sessions = await ReviewAsync(test, 10, Urgency.SelfCare, Urgency.Soon);
        await AddAsync(test, sessions.Select(id => Of(id, "dr-one", Urgency.Soon, Urgency.Soon)));

        var tool = (await ReadAsync(test)).Tool!;

        Assert.Equal(10, tool.N);
        Assert.Equal(1, tool.Same!.Value);
    }

    [Fact]
    public async Task Judgements_given_before_the_tools_result_was_shown_are_told_apart_whatever_their_reviewers_said_later()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var sessions = await ReviewAsync(test, 12, Urgency.SelfCare, Urgency.Soon, beforeTool: true);
        await AddAsync(test, sessions.Select(id => Of(id, "dr-one", Urgency.Soon, Urgency.Soon)));
        await AddAsync(test, sessions.Take(2).Select(id => Of(id, "dr-two", Urgency.Soon, Urgency.Soon, beforeTool: true)));

        var figures = await ReadAsync(test);

        Assert.Equal((14, 14), (figures.BeforeTool, figures.ToolUnseen!.N));
        Assert.Equal(2.0 / 14, figures.ToolUnseen.Same!.Value);
        Assert.Equal(1, figures.Tool!.Same!.Value);
    }

    [Fact]
    public async Task Second_reviews_are_compared_with_the_first_and_not_with_the_tool()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var sessions = await ReviewAsync(test, 12, Urgency.Routine, Urgency.Soon);
        await AddAsync(test, sessions.Select(id => Of(id, "dr-two", Urgency.Routine, Urgency.Soon, second: true)));

        var figures = await ReadAsync(test);

        Assert.Equal(12, figures.Tool!.N);
        Assert.Equal(0, figures.Tool.Same!.Value);
        Assert.Equal(12, figures.Reviewers!.N);
        Assert.Equal(1, figures.Reviewers.Same!.Value);
    }

    [Fact]
    public async Task What_a_reviewer_says_with_sight_of_the_other_is_no_part_of_how_far_two_agree()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var sessions = await ReviewAsync(test, 12, Urgency.Routine, Urgency.Soon);
        await AddAsync(test, sessions.Select(id => Of(id, "dr-two", Urgency.Emergency, Urgency.Soon, second: true)));
        await AddAsync(test, sessions.Select(id => Of(id, "dr-one", Urgency.Emergency, Urgency.Soon)));
        await AddAsync(test, sessions.Select(id => Of(id, "dr-three", Urgency.Emergency, Urgency.Soon)));

        var figures = await ReadAsync(test);

        Assert.Equal((12, 0), (figures.Reviewers!.N, figures.Reviewers.Same!.Value));
    }

    [Fact]
    public async Task A_flag_has_a_sensitivity_once_clinicians_held_it_present_ten_times()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ReviewAsync(test, 8, Urgency.Soon, Urgency.Soon, flags: "fracture,infection", toolFlags: "fracture");
        await ReviewAsync(test, 4, Urgency.Soon, Urgency.Soon, flags: "fracture", toolFlags: "cancer");

        var flag = Assert.Single((await ReadAsync(test)).Flags);

        Assert.Equal("fracture", flag.Flag);
        Assert.Equal(8.0 / 12, flag.Sensitivity!.Value, 12);
        Assert.Equal(12, flag.Sensitivity.N);
        Assert.Null(flag.Predictive);
    }

    [Fact]
    public async Task Causes_are_compared_by_group_with_none_last()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ReviewAsync(test, 9, Urgency.Soon, Urgency.Soon, cause: "a-1", toolCause: "a-2");
        await ReviewAsync(test, 3, Urgency.Soon, Urgency.Soon, cause: null, toolCause: "b-1");

        var causes = (await ReadAsync(test)).Causes!;

        Assert.Equal(["a", "b", ""], causes.Groups);
        Assert.Equal(9, causes.Table[0, 0]);
        Assert.Equal(3, causes.Table[2, 1]);
        Assert.Equal(9.0 / 12, causes.Same!.Value);
    }

    private Task<AgreementFigures> ReadAsync(TestSessionDb test) => new ReviewAgreement(test.Dbs).ReadAsync(
        new AgreementFilter(clock.GetUtcNow().AddDays(-1), clock.GetUtcNow().AddDays(1), null), cause => cause?.Split('-')[0], None);

    private async Task<List<long>> ReviewAsync(
        TestSessionDb test, int count, Urgency clinician, Urgency tool,
        string flags = "", string toolFlags = "", string? cause = "a-1", string? toolCause = "a-1", bool beforeTool = false)
    {
        var sessions = new List<long>();
        for (var i = 0; i < count; i++)
        {
            sessions.Add((await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, None)).Session.Id);
        }

        await AddAsync(test, sessions.Select(id => Of(
            id, "dr-one", clinician, tool, flags: flags, toolFlags: toolFlags, cause: cause, toolCause: toolCause, beforeTool: beforeTool)));
        return sessions;
    }

    private static async Task AddAsync(TestSessionDb test, IEnumerable<Review> reviews)
    {
        await using var db = await test.Dbs.CreateDbContextAsync();
        db.Reviews.AddRange(reviews);
        await db.SaveChangesAsync();
    }

    private Review Of(
        long session, string reviewer, Urgency clinician, Urgency tool, bool second = false,
        string flags = "", string toolFlags = "", string? cause = "a-1", string? toolCause = "a-1", bool beforeTool = false) => new()
        {
            SessionId = session,
            Reviewer = reviewer,
            ReviewerName = reviewer,
            At = clock.GetUtcNow(),
            Verdict = clinician == tool ? Verdict.Agree : clinician > tool ? Verdict.TooLow : Verdict.TooHigh,
            Reason = "any",
            Urgency = clinician,
            Cause = cause,
            Flags = flags,
            Second = second,
            BeforeTool = beforeTool,
            ToolUrgency = tool,
            ToolCause = toolCause,
            ToolFlags = toolFlags,
            Release = "release-1",
        };
}
