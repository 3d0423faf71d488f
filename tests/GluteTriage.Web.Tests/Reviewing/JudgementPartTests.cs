using AngleSharp.Dom;
using Bunit;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Circuits;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace GluteTriage.Web.Tests.Reviewing;

/// <summary>The form a clinician judges by, on a session that was told a routine visit.</summary>
public sealed class JudgementPartTests(Site site) : BunitContext, IAsyncLifetime
{
    private const string Me = "dr-test";

    private static readonly CancellationToken None = CancellationToken.None;
    private SessionDesk desk = null!;
    private long session;

    public async ValueTask InitializeAsync()
    {
        var shelf = site.Services.GetRequiredService<ReleaseShelf>();
        var access = SignedIn.As(Me, StaffRole.Reviewer);
        desk = DeskOf(judgeFirst: false);
        Services.AddMudServices();
        Services.AddSingleton(_ => desk);
        Services.AddSingleton(new KeptText(access, site.Services.GetRequiredService<KeptTexts>()));
        this.AddAuthorization().SetAuthorized(Me).SetPolicies(nameof(Permission.JudgeSession));

        var log = site.Services.GetRequiredService<SessionLog>();
        (_, var open) = await log.OpenAsync(shelf.Current.Hash, "uk", mayBeReviewed: true, None);
        await log.RecordResultAsync(open.Id, 0, shelf.Current.Hash, "1.0", Urgency.Routine, "{}", InboxProjection.Bare, None);
        session = open.Id;

        // By a colleague: who has seen the tool's result once is not to judge first any more.
        var seen = Assert.IsType<Opened.Shown>(await DeskOf(judgeFirst: false, "dr-other").OpenAsync(session, None)).View;
        Assert.Equal(Urgency.Routine, seen.Assessment.Urgency);
    }

    [Fact]
    public async Task Whoever_agrees_need_not_choose_the_urgency_again_nor_give_a_reason()
    {
        var form = await ShowAsync();

        form.Choose(Urgency.Routine);
        await form.SaveAsync();

        var kept = Assert.Single((await ViewAsync()).Reviewed.Reviews);
        Assert.Equal((Me, Verdict.Agree, Urgency.Routine, ""), (kept.Reviewer, kept.Verdict, kept.Urgency, kept.Reason));
    }

    [Fact]
    public async Task Whoever_does_not_agree_is_asked_why_and_nothing_is_lost_meanwhile()
    {
        var form = await ShowAsync();
        form.Choose(Urgency.SameDay);

        await form.SaveAsync();
        Assert.Equal(ReviewText.ReasonMissing, form.Alert);
        Assert.Empty((await ViewAsync()).Reviewed.Reviews);

        form.Page.Find("#reason").Change("Weak since Monday");
        await form.SaveAsync();
        var kept = Assert.Single((await ViewAsync()).Reviewed.Reviews);
        Assert.Equal((Verdict.TooLow, Urgency.SameDay, "Weak since Monday"), (kept.Verdict, kept.Urgency, kept.Reason));
    }

    [Fact]
    public async Task The_urgency_the_person_was_told_says_so_and_is_where_the_keyboard_begins()
    {
        var form = await ShowAsync();

        var told = Assert.Single(form.Page.FindAll("label"), label => label.TextContent.Contains("as the person was told", StringComparison.Ordinal));
        Assert.StartsWith(Word(Urgency.Routine), told.TextContent.Trim());
        Assert.Equal("v", told.QuerySelector("input")!.GetAttribute("aria-keyshortcuts"));
    }

    [Fact]
    public async Task One_click_judges_and_closes_and_says_so()
    {
        var form = await ShowAsync();
        form.Choose(Urgency.Routine);

        await form.Button(ReviewText.SaveAndClose).ClickAsync(new());

        Assert.Equal([true], form.Saved);
        var now = await ViewAsync();
        Assert.Equal((ReviewStatus.Closed, 1), (now.Reviewed.Line!.Status, now.Reviewed.Reviews.Length));
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_before_anything_is_closed()
    {
        var form = await ShowAsync();

        await form.Button(ReviewText.SaveAndClose).ClickAsync(new());

        Assert.Equal(ReviewText.ChoiceMissing, form.Alert);
        Assert.Empty(form.Saved);
        Assert.NotEqual(ReviewStatus.Closed, (await ViewAsync()).Reviewed.Line!.Status);
    }

    [Fact]
    public async Task Whoever_judges_first_is_told_nothing_of_the_tool_needs_no_reason_and_sees_it_beside_theirs_afterwards()
    {
        desk = DeskOf(judgeFirst: true);
        var form = await ShowAsync();
        Assert.DoesNotContain("as the person was told", form.Page.Markup);
        Assert.DoesNotContain(form.Page.FindAll("button"), button => button.TextContent.Trim() == ReviewText.SaveAndClose);

        form.Choose(Urgency.SelfCare);
        await form.SaveAsync();

        var after = await ShowAsync();
        Assert.True(Assert.Single((await ViewAsync()).Reviewed.Reviews).BeforeTool);
        Assert.Contains($"You said {Word(Urgency.SelfCare)}, the tool {Word(Urgency.Routine)}.", after.Page.Markup);
        Assert.Contains(ReviewText.ToolMoreUrgent, after.Page.Markup);
        Assert.Contains(ReviewText.BeforeToolMark, after.Page.Markup);
    }

    [Fact]
    public async Task An_empty_form_says_what_to_choose()
    {
        var form = await ShowAsync();

        await form.SaveAsync();

        Assert.Equal(ReviewText.ChoiceMissing, form.Alert);
    }

    [Fact]
    public async Task A_burst_of_clicks_stores_one_judgement()
    {
        var form = await ShowAsync();
        form.Choose(Urgency.Routine);
        var submit = form.Page.Find("form");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => submit.SubmitAsync()));

        Assert.Single((await ViewAsync()).Reviewed.Reviews);

        // Nor does one that comes after it was saved, and finds the form empty, complain of that.
        await form.SaveAsync();
        Assert.Null(form.Alert);
    }

    [Fact]
    public async Task A_cause_that_was_not_offered_counts_as_none()
    {
        var form = await ShowAsync();
        form.Choose(Urgency.Routine);
        form.Page.Find("#cause").Change("no-such-cause");

        await form.SaveAsync();

        Assert.Null(Assert.Single((await ViewAsync()).Reviewed.Reviews).Cause);
    }

    [Theory]
    [InlineData("more urgent", ReviewText.MoreUrgent)]
    [InlineData("with a colleague", ReviewText.WithColleague)]
    [InlineData("gone", ReviewText.SessionGone)]
    public async Task A_judgement_that_is_not_saved_says_which_reason_it_was(string meanwhile, string sentence)
    {
        var form = await ShowAsync();
        form.Choose(Urgency.Routine);
        await HappenAsync(meanwhile);

        await form.SaveAsync();

        Assert.Equal(sentence, form.Alert);
    }

    [Theory]
    [InlineData("more urgent", ReviewText.Close, ReviewText.MoreUrgent)]
    [InlineData("with a colleague", ReviewText.Claim, ReviewText.WithColleague)]
    [InlineData("gone", ReviewText.Claim, ReviewText.SessionGone)]
    [InlineData("gone", ReviewText.Close, ReviewText.SessionGone)]
    [InlineData("taken over", ReviewText.Free, ReviewText.NotHeld)]
    public async Task A_button_of_a_session_that_does_nothing_says_which_reason_it_was(string meanwhile, string button, string sentence)
    {
        if (meanwhile == "taken over")
        {
            await desk.ClaimAsync(session, None);
        }

        var view = await ViewAsync();
        var part = Claim(view);
        await HappenAsync(meanwhile);

        await part.FindAll("button").Single(one => one.TextContent.Trim() == button).ClickAsync(new());

        Assert.Contains(sentence, part.Markup);
    }

    [Fact]
    public async Task A_session_that_a_colleague_has_taken_on_says_who_has()
    {
        await HappenAsync("with a colleague");

        var part = Claim(await ViewAsync());

        Assert.Equal("Dr Colleague has taken this session on.", part.Find("p[role=status]").TextContent.Trim());
    }

    private IRenderedComponent<ClaimPart> Claim(SessionView view) => Render<ClaimPart>(one => one
        .Add(two => two.View, view)
        .Add(two => two.Me, Me)
        .Add(two => two.Names, new Dictionary<string, string> { ["dr-colleague"] = "Dr Colleague" }));

    /// <summary>What others do while the page is open.</summary>
    private async Task HappenAsync(string what)
    {
        var colleague = new Actor("dr-colleague", "Dr Colleague");
        var log = site.Services.GetRequiredService<SessionLog>();
        var shelf = site.Services.GetRequiredService<ReleaseShelf>();
        await (what switch
        {
            "more urgent" => log.RecordResultAsync(session, 1, shelf.Current.Hash, "1.0", Urgency.Emergency, "{}", InboxProjection.Bare, None),
            "gone" => log.DeleteAsync(session, None),
            _ => (Task)site.Services.GetRequiredService<ReviewLog>().ClaimAsync(colleague, session, takeOver: true, None),
        });
    }

    private SessionDesk DeskOf(bool judgeFirst, string who = Me) => new(
        SignedIn.As(who, StaffRole.Reviewer),
        new ReviewLog(site.Services.GetRequiredService<AuditedLog>(), new SecondReviews(0, () => 0), new JudgeFirst(judgeFirst), TimeProvider.System),
        site.Services.GetRequiredService<ReleaseShelf>(),
        site.Services.GetRequiredService<ReviewFeed>(),
        site.Services.GetRequiredService<StaffNames>(),
        TimeProvider.System);

    private string Word(Urgency urgency) => site.Services.GetRequiredService<ReleaseShelf>().Current.Levels.Single(level => level.Urgency == urgency).Word;

    private async Task<SessionView> ViewAsync() => Assert.IsType<Opened.Shown>(await desk.OpenAsync(session, None)).View;

    private async Task<Form> ShowAsync()
    {
        var view = await ViewAsync();
        var saved = new List<bool>();
        var page = Render<JudgementPart>(part => part.Add(one => one.View, view).Add(one => one.Me, Me).Add(one => one.OnSaved, saved.Add));
        return new Form(page, saved, Word);
    }

    private sealed record Form(IRenderedComponent<JudgementPart> Page, List<bool> Saved, Func<Urgency, string> Word)
    {
        public string? Alert => Page.FindAll("[role=alert]").SingleOrDefault()?.TextContent.Trim();

        public IElement Button(string words) => Page.FindAll("button").Single(one => one.TextContent.Trim() == words);

        public void Choose(Urgency urgency) =>
            Page.FindAll("label").Single(one => one.QuerySelector("input[name=urgency]") is not null
                && (one.TextContent.Trim() == Word(urgency) || one.TextContent.Trim() == ReviewText.AsTold(Word(urgency))))
                .QuerySelector("input")!.Change(true);

        public Task SaveAsync() => Page.Find("form").SubmitAsync();
    }
}
