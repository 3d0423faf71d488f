using Bunit;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Sessions.Sharing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Circuits;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Reviewing.Glass;
using GluteTriage.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace GluteTriage.Web.Tests.Reviewing.Glass;

public sealed class GlassTests : IAsyncLifetime
{
    private const string Reason = "The lead is away and the person has rung in distress.";
    private const string Finding = "Rang the administrator; the reason holds.";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private Site site = null!;

    public async ValueTask InitializeAsync()
    {
        site = new Site { Clock = clock };
        _ = site.Server;
        await site.Services.GetRequiredService<AccountStart>().Ready;
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task An_administrator_reads_the_one_session_for_half_an_hour_and_no_other()
    {
        var (one, other) = (await ArrivedAsync(), await ArrivedAsync());
        var desk = Desk("admin", StaffRole.Administrator);
        Assert.Null(await desk.OpenAsync(one, None));

        Assert.Equal(new GlassChange.Broken(one), await BreakAsync(desk, one));

        Assert.NotNull(await desk.OpenAsync(one, None));
        Assert.Null(await desk.OpenAsync(other, None));
        Assert.Null(await Desk("another-admin", StaffRole.Administrator).OpenAsync(one, None));
        clock.Skip(GlassDesk.OpenFor - TimeSpan.FromSeconds(1));
        Assert.NotNull(await desk.OpenAsync(one, None));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await desk.OpenAsync(one, None));
    }

    [Fact]
    public async Task Breaking_is_in_the_audit_trail_and_told_at_once_and_does_not_count_as_a_step_of_a_review()
    {
        var session = await ArrivedAsync();
        var told = 0;
        site.Services.GetRequiredService<GlassFeed>().Changed += () => told++;
        var desk = Desk("admin", StaffRole.Administrator);

        await BreakAsync(desk, session);
        await desk.OpenAsync(session, None);

        Assert.Equal(1, told);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync(None);
        var acts = await db.Database
            .SqlQuery<string>($"SELECT act || ' ' || detail AS Value FROM audit_entry WHERE session_id = {session} ORDER BY sequence")
            .ToListAsync(None);
        Assert.Equal(["CodeMade ", "OpenedByCode by code", "GlassBroken ", "Opened through the glass"], acts);
        Assert.Equal(ReviewStatus.New, (await db.InboxLines.SingleAsync(None)).Status);
    }

    [Fact]
    public async Task Without_a_reason_or_without_the_persons_agreement_it_stays_whole()
    {
        var desk = Desk("admin", StaffRole.Administrator);
        var session = await ArrivedAsync();

        Assert.IsType<GlassChange.ReasonUnfit>(await desk.BreakAsync(await CodeAsync(session), "urgent", None));
        Assert.IsType<GlassChange.CodeWrong>(await desk.BreakAsync("0000-0000-0000", Reason, None));
        Assert.IsType<GlassChange.CodeWrong>(await desk.BreakAsync($"{session}", Reason, None));

        Assert.Empty(await desk.ListAsync(None));
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public async Task It_breaks_only_for_a_second_factor_of_the_last_ten_minutes(int minutes, bool breaks)
    {
        var session = await ArrivedAsync();
        var given = clock.GetUtcNow();
        var access = SignedIn.As(new StaffRegister(
            (_, _) => Task.FromResult<Staff?>(new Staff("admin", "Dr admin", [StaffRole.Administrator], given)), clock));
        clock.Skip(TimeSpan.FromMinutes(minutes));

        var problem = await Record.ExceptionAsync(() => BreakAsync(Desk(access), session));

        Assert.Equal(breaks ? null : typeof(StepUpNeededException), problem?.GetType());
        Assert.Equal(breaks ? 1 : 0, (await Desk("auditor", StaffRole.Auditor).ListAsync(None)).Length);
    }

    [Fact]
    public async Task An_administrator_whose_glass_is_broken_still_gets_no_session_from_the_reviewers_desk()
    {
        var session = await ArrivedAsync();
        await BreakAsync(Desk("admin", StaffRole.Administrator), session);
        var reviewers = ActivatorUtilities.CreateInstance<GluteTriage.Web.Reviewing.SessionDesk>(
            site.Services, SignedIn.As("admin", StaffRole.Administrator));

        await Assert.ThrowsAsync<AccessDeniedException>(() => reviewers.OpenAsync(session, None));
        await Assert.ThrowsAsync<AccessDeniedException>(() => reviewers.SetClosedAsync(session, true, Urgency.Routine, None));
    }

    [Fact]
    public async Task Somebody_else_looks_into_it_once_and_it_is_late_after_three_days()
    {
        var session = await ArrivedAsync();
        var breaker = Desk("admin", StaffRole.Administrator);
        await BreakAsync(breaker, session);
        var auditor = Desk("auditor", StaffRole.Auditor);
        var waiting = Assert.Single(await auditor.ListAsync(None));
        Assert.Equal((Reason, false, false), (waiting.Reason, waiting.IsOwn, waiting.IsLate));

        Assert.IsType<GlassChange.NotYours>(await breaker.ReviewAsync(waiting.Id, Finding, None));
        clock.Skip(GlassDesk.ReviewedWithin + TimeSpan.FromSeconds(1));
        Assert.True(Assert.Single(await auditor.ListAsync(None)).IsLate);
        Assert.IsType<GlassChange.FindingUnfit>(await auditor.ReviewAsync(waiting.Id, "fine", None));
        Assert.IsType<GlassChange.Made>(await auditor.ReviewAsync(waiting.Id, Finding, None));
        Assert.IsType<GlassChange.NotYours>(await Desk("other", StaffRole.Auditor).ReviewAsync(waiting.Id, Finding, None));

        var done = Assert.Single(await auditor.ListAsync(None));
        Assert.Equal(("Dr auditor", Finding, false), (done.ReviewedBy, done.Finding, done.IsLate));
    }

    [Fact]
    public async Task A_notice_on_an_open_page_turns_red_by_itself_and_the_breakers_own_goes_when_the_half_hour_is_over()
    {
        await BreakAsync(Desk("admin", StaffRole.Administrator), await ArrivedAsync());
        await using var auditors = Page("auditor", StaffRole.Auditor);
        await using var breakers = Page("admin", StaffRole.Administrator);
        var (notice, own) = (auditors.Render<GlassNotice>(), breakers.Render<GlassNotice>());
        notice.WaitForElement(".glass-notice:not(.late)", Patience);
        own.WaitForElement(".glass-notice", Patience);

        clock.Skip(GlassDesk.OpenFor);
        clock.Advance(TimeSpan.FromMinutes(1));
        own.WaitForState(() => own.FindAll(".glass-notice").Count == 0, Patience);

        clock.Skip(GlassDesk.ReviewedWithin);
        clock.Advance(TimeSpan.FromMinutes(1));
        notice.WaitForElement(".glass-notice.late", Patience);
    }

    [Fact]
    public async Task What_is_open_through_the_glass_goes_when_its_person_takes_the_code_back_and_stays_when_a_colleague_does_something()
    {
        var session = await ArrivedAsync(mayBeReviewed: false);
        await BreakAsync(Desk("admin", StaffRole.Administrator), session);
        await using var context = Page("admin", StaffRole.Administrator);
        var page = context.Render<BreakGlassPage>(one => one.Add(opened => opened.Id, session));
        page.WaitForElement(".through-glass", Patience);
        var feed = site.Services.GetRequiredService<ReviewFeed>();

        feed.Tell(session);
        await page.InvokeAsync(() => { });
        Assert.NotEmpty(page.FindAll(".through-glass"));

        await site.Services.GetRequiredService<SharedCodes>().RevokeAsync(session, None);
        feed.Tell(session);
        page.WaitForState(() => page.FindAll(".through-glass").Count == 0, Patience);
    }

    private BunitContext Page(string account, StaffRole role)
    {
        var page = new BunitContext();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddMudServices();
        page.Services.AddSingleton(site.Services.GetRequiredService<ReviewFeed>());
        page.Services.AddSingleton(new KeptText(SignedIn.As(account, role), site.Services.GetRequiredService<KeptTexts>()));
        page.Services.AddSingleton(Desk(account, role));
        page.Services.AddSingleton(ActivatorUtilities.CreateInstance<RenewalDesk>(site.Services, SignedIn.As(account, role)));
        page.Services.AddSingleton(site.Services.GetRequiredService<GlassFeed>());
        page.Services.AddSingleton<TimeProvider>(clock);
        return page;
    }

    private GlassDesk Desk(string account, StaffRole role) => Desk(SignedIn.As(account, role));

    private GlassDesk Desk(StaffAccess access) => new(
        access,
        site.Services.GetRequiredService<IDbContextFactory<AccountDb>>(),
        site.Services.GetRequiredService<AuditedLog>(),
        site.Services.GetRequiredService<ReviewLog>(),
        site.Services.GetRequiredService<SharedCodes>(),
        site.Services.GetRequiredService<ReleaseShelf>(),
        site.Services.GetRequiredService<GlassFeed>(),
        clock);

    private async Task<string> CodeAsync(long session) =>
        (await site.Services.GetRequiredService<SharedCodes>().MakeAsync(session, None))!.Value.Code.ToShownText();

    private async Task<GlassChange> BreakAsync(GlassDesk desk, long session) => await desk.BreakAsync(await CodeAsync(session), Reason, None);

    private async Task<long> ArrivedAsync(bool mayBeReviewed = true)
    {
        var release = site.Services.GetRequiredService<ReleaseShelf>().Current;
        var log = site.Services.GetRequiredService<SessionLog>();
        var (_, session) = await log.OpenAsync(release.Hash, "uk", mayBeReviewed, None);
        await log.RecordResultAsync(session.Id, 0, release.Hash, "1.0", Urgency.Routine, "{}", InboxProjection.Bare, None);
        return session.Id;
    }
}
