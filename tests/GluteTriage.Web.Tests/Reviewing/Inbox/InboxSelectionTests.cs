using Bunit;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Reviewing.Inbox;
using GluteTriage.Web.Tests.Circuits;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace GluteTriage.Web.Tests.Reviewing.Inbox;

/// <summary>The bar that acts on what is selected, and what stands behind it.</summary>
public sealed class InboxSelectionTests(Site site) : BunitContext
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string me = $"dr-{Guid.NewGuid():N}", judge = $"judge-{Guid.NewGuid():N}", auditor = $"auditor-{Guid.NewGuid():N}";

    [Fact]
    public async Task Sessions_are_assigned_to_colleagues_who_may_judge_and_to_nobody_else()
    {
        var (desk, told) = (await DeskAsync(), new List<long>());
        site.Services.GetRequiredService<ReviewFeed>().Changed += news => told.Add(news.Session);
        SelectedSession[] selected = [new(await ArrivedAsync(), Urgency.Routine)];

        var colleagues = await desk.ColleaguesAsync(None);

        Assert.Contains((judge, "Dr " + judge), colleagues);
        Assert.DoesNotContain(colleagues, one => one.Id == auditor || one.Id == me);
        Assert.IsType<SeveralDone.NoColleague>(await desk.AssignAsync(auditor, selected, None));
        Assert.IsType<SeveralDone.NoColleague>(await desk.AssignAsync("nobody", selected, None));
        Assert.DoesNotContain(selected[0].Id, told);
        var changed = Assert.IsType<SeveralDone.Changed>(await desk.AssignAsync(judge, selected, None));
        Assert.Equal([selected[0].Id], changed.All.Made);
        Assert.Contains(selected[0].Id, told);
    }

    [Fact]
    public async Task Nothing_is_closed_before_a_question_with_the_number_has_been_answered()
    {
        var desk = await DeskAsync();
        SeveralSaid? said = null;
        InboxRow[] rows = [Row(await ArrivedAsync()), Row(await ArrivedAsync()), Row(await ArrivedAsync(Urgency.Emergency), Urgency.Emergency)];
        var bar = Show(desk, rows, done => said = done);

        await Button(bar, ReviewText.Inbox.CloseThem).ClickAsync(new());

        Assert.Contains("Close 3 sessions?", bar.Markup, StringComparison.Ordinal);
        await Button(bar, ReviewText.Inbox.No).ClickAsync(new());
        Assert.Null(said);
        await Button(bar, ReviewText.Inbox.CloseThem).ClickAsync(new());
        await Button(bar, "Close 3 sessions").ClickAsync(new());
        var all = Assert.IsType<SeveralDone.Changed>(said!.Done).All;
        Assert.Equal([rows[0].SessionId, rows[1].SessionId], all.Made);
        Assert.Equal([(rows[2].SessionId, (SessionChange)new SessionChange.Unread())], all.Refused);
        Assert.Equal("2 sessions are closed.", ReviewText.Inbox.Made(said, 2));
    }

    [Fact]
    public async Task A_colleague_has_to_be_chosen_before_sessions_are_assigned_and_is_named_on_the_button()
    {
        SeveralSaid? said = null;
        var bar = Show(await DeskAsync(), [Row(await ArrivedAsync())], one => said = one);
        await Button(bar, ReviewText.Inbox.Assign).ClickAsync(new());
        Assert.True(Button(bar, "Assign 1 session").HasAttribute("disabled"));

        await bar.Find("select").ChangeAsync(new() { Value = judge });
        Assert.Null(said);
        await Button(bar, $"Assign 1 session to Dr {judge}").ClickAsync(new());

        Assert.Equal($"Dr {judge}", said!.To);
    }

    [Fact]
    public void Every_reason_for_leaving_a_session_as_it_was_has_words_of_its_own()
    {
        SessionChange[] reasons =
        [
            new SessionChange.Gone(), new SessionChange.MoreUrgent(), new SessionChange.WithColleague(), new SessionChange.Unread(),
            new SessionChange.Unjudged(), new SessionChange.Already(),
        ];

        Assert.Equal(reasons.Length, reasons.Select(why => ReviewText.Inbox.Why(why, toolHidden: false)).Distinct().Count());
        Assert.All(reasons, why => Assert.DoesNotContain("emergency", ReviewText.Inbox.Why(why, toolHidden: true), StringComparison.Ordinal));
    }

    private IRenderedComponent<InboxSelection> Show(InboxDesk desk, InboxRow[] rows, Action<SeveralSaid> done)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton(desk);
        return Render<InboxSelection>(part => part.Add(one => one.Selected, rows).Add(one => one.Done, done));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<InboxSelection> bar, string words) =>
        bar.FindAll("button").Single(button => button.TextContent.Trim() == words);

    private async Task<InboxDesk> DeskAsync()
    {
        await site.CookieAsync(me, StaffRole.Reviewer);
        await site.CookieAsync(judge, StaffRole.Lead);
        await site.CookieAsync(auditor, StaffRole.Auditor);
        return ActivatorUtilities.CreateInstance<InboxDesk>(site.Services, SignedIn.As(me, StaffRole.Reviewer));
    }

    private async Task<long> ArrivedAsync(Urgency urgency = Urgency.Routine)
    {
        var log = site.Services.GetRequiredService<SessionLog>();
        var release = site.Services.GetRequiredService<ReleaseShelf>().Current.Hash;
        var (_, open) = await log.OpenAsync(release, "uk", mayBeReviewed: true, None);
        await log.RecordResultAsync(open.Id, 0, release, "1.0", urgency, "{}", InboxProjection.Bare, None);
        return open.Id;
    }

    private static InboxRow Row(long id, Urgency urgency = Urgency.Routine) => new()
    {
        SessionId = id,
        ArrivedAt = DateTimeOffset.UnixEpoch,
        Release = "release",
        Urgency = urgency,
        Raised = [],
        NotExcluded = [],
        Age = null,
        AgeFrom = InboxLine.AgeUnknown,
        FirstCause = null,
        Places = [],
        Status = ReviewStatus.New,
        ClaimedBy = null,
        Synthetic = false,
    };
}
