using System.Security.Claims;
using Bunit;
using GluteTriage.Content;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Circuits;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Reviewing.Inbox;
using GluteTriage.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace GluteTriage.Web.Tests.Reviewing;

/// <summary>The page of a session while it stands open: what colleagues do, and what whoever judges first is not shown.</summary>
public sealed class SessionPageTests(Site site) : BunitContext, IAsyncLifetime
{
    private const string Me = "dr-page";
    private static readonly Actor Colleague = new("dr-rob", "Rob Reviewer");
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private readonly ReviewFeed feed = site.Services.GetRequiredService<ReviewFeed>();
    private long session;

    public async ValueTask InitializeAsync()
    {
        var shelf = site.Services.GetRequiredService<ReleaseShelf>();
        var log = site.Services.GetRequiredService<SessionLog>();
        (_, var open) = await log.OpenAsync(shelf.Current.Hash, "uk", mayBeReviewed: true, None);
        var answers = VignetteRun.AnswersOf(shelf.Current.Clinical, shelf.Current.Vignettes.Single(one => one.Code == "a04-both-weak-new"));
        var revision = 0;
        foreach (var item in answers.InOrder)
        {
            await log.AppendAsync(open.Id, revision++, item, answers[item]!, None);
        }

        await log.RecordResultAsync(open.Id, revision, shelf.Current.Hash, "1.0", Urgency.Emergency, "{}", InboxProjection.Bare, None);
        session = open.Id;
    }

    [Fact]
    public async Task What_a_colleague_does_appears_and_what_is_being_filled_in_stays_with_one_entry_in_the_trail()
    {
        var page = Show(judgeFirst: false);
        page.WaitForElement(".level");
        page.Find("#reason").Change("half a reason");

        await Reviews(false).ClaimAsync(Colleague, session, takeOver: false, None);
        feed.Tell(session);
        page.WaitForAssertion(() => Assert.Contains("Rob Reviewer took it on.", page.Find(".news").TextContent));
        Assert.Contains(ReviewText.JudgeLater, page.Markup);
        Assert.Equal("half a reason", page.Find("#reason").GetAttribute("value"));

        await Reviews(false).SaveNoteAsync(Colleague, session, 0, "Ring them at once.", None);
        feed.Tell(session, isListed: false);
        page.WaitForAssertion(() => Assert.Contains("Ring them at once.", page.Find(".notes").TextContent));
        Assert.Contains("Rob Reviewer saved a note.", page.Find(".activity").TextContent);

        Assert.Equal(1, await EntriesAsync(AuditAct.Opened));
        clock.Advance(SessionDesk.Watched);
        feed.Tell(session);
        await page.InvokeAsync(() => { });
        page.WaitForAssertion(() => Assert.Equal(2, EntriesAsync(AuditAct.Opened).GetAwaiter().GetResult()));
    }

    // Fails where the page asks the log what became of the session: that leaves an entry about somebody who is gone, and may get no answer.
    [Fact]
    public async Task A_session_that_is_deleted_leaves_an_open_page_at_once_with_nothing_read_for_it()
    {
        var page = Show(judgeFirst: false);
        page.WaitForElement(".level");

        await site.Services.GetRequiredService<SessionLog>().DeleteAsync(session, None);

        page.WaitForAssertion(() => Assert.Contains(ReviewText.NoSession, page.Markup));
        Assert.Empty(page.FindAll(".session, .level, #answers"));
        Assert.Equal(1, await EntriesAsync(AuditAct.Opened));
    }

    [Fact]
    public async Task Whoever_judges_first_is_shown_every_answer_and_nothing_of_the_tool_until_they_ask_for_it()
    {
        await Reviews(true).ReviewAsync(
            Colleague, session,
            new Judgement(Verdict.Agree, "", Urgency.Emergency, null, [], new ToolResult(Urgency.Emergency, null, [], "r")) { BeforeTool = true }, None);
        var page = Show(judgeFirst: true);
        page.WaitForElement("#answers");

        var said = page.Find(".session > div").TextContent;
        Assert.Empty(page.FindAll(".level, .record, .handover, .comparison, .causes"));
        Assert.DoesNotContain("Emergency", said, StringComparison.Ordinal);
        Assert.DoesNotContain("as the person was told", page.Markup);
        Assert.DoesNotContain("Rob Reviewer", page.Markup);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == ReviewText.Close);
        Assert.Equal(
            (await ViewAsync()).Transcript.Length, page.FindAll(".transcript[open] tbody tr").Count);

        await page.FindAll("button").Single(button => button.TextContent.Trim() == ReviewText.ShowTool).ClickAsync(new());
        page.WaitForElement(".level.emergency");
        Assert.Contains("Rob Reviewer", page.Markup);
        Assert.Equal(1, await EntriesAsync(AuditAct.ToolShown));
    }

    /// <summary>As a colleague sees it: who has seen the tool's result once is not to judge first any more.</summary>
    private async Task<SessionView> ViewAsync() => Assert.IsType<Opened.Shown>(await Desk(judgeFirst: false, "dr-other").OpenAsync(session, None)).View;

    private async Task<int> EntriesAsync(AuditAct act)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync();
        return await db.AuditEntries.CountAsync(entry => entry.SessionId == session && entry.Act == act && entry.Actor == Me, None);
    }

    private ReviewLog Reviews(bool judgeFirst) => new(
        site.Services.GetRequiredService<AuditedLog>(), new SecondReviews(0, () => 0), new JudgeFirst(judgeFirst), TimeProvider.System);

    private SessionDesk Desk(bool judgeFirst, string who = Me) => new(
        SignedIn.As(who, StaffRole.Reviewer), Reviews(judgeFirst), site.Services.GetRequiredService<ReleaseShelf>(), feed,
        site.Services.GetRequiredService<StaffNames>(), clock);

    private IRenderedComponent<SessionPage> Show(bool judgeFirst)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton(Desk(judgeFirst));
        Services.AddSingleton(feed);
        Services.AddSingleton(new ListInSight());
        Services.AddSingleton(new LookingNow());
        Services.AddSingleton(new BrowserLine());
        Services.AddSingleton(new KeptText(SignedIn.As(Me, StaffRole.Reviewer), site.Services.GetRequiredService<KeptTexts>()));
        this.AddAuthorization().SetAuthorized("Dr Page")
            .SetClaims(new Claim(ClaimTypes.NameIdentifier, Me))
            .SetPolicies(nameof(Permission.JudgeSession), nameof(Permission.ListSessions), nameof(Permission.ReadSession), nameof(Permission.ReportConcern));
        return Render<SessionPage>(page => page.Add(one => one.Id, session));
    }
}
