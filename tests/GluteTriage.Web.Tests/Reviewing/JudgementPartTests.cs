using Bunit;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
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
        desk = new SessionDesk(access, site.Services.GetRequiredService<ReviewLog>(), shelf, site.Services.GetRequiredService<ReviewFeed>());
        Services.AddMudServices();
        Services.AddSingleton(desk);
        Services.AddSingleton(new KeptText(access, site.Services.GetRequiredService<KeptTexts>()));
        this.AddAuthorization().SetAuthorized(Me).SetPolicies(nameof(Permission.JudgeSession));

        var log = site.Services.GetRequiredService<SessionLog>();
        (_, var open) = await log.OpenAsync(shelf.Current.Hash, "uk", mayBeReviewed: true, None);
        await log.RecordResultAsync(open.Id, 0, shelf.Current.Hash, "1.0", Urgency.Routine, "{}", InboxProjection.Bare, None);
        session = open.Id;
        Assert.Equal(Urgency.Routine, (await ViewAsync()).Assessment.Urgency);
    }

    [Fact]
    public async Task Whoever_agrees_need_not_choose_the_urgency_again_nor_give_a_reason()
    {
        var form = await ShowAsync();

        form.Choose("verdict", ReviewText.Verdict(Verdict.Agree));
        await form.SaveAsync();

        var kept = Assert.Single((await ViewAsync()).Reviewed.Reviews);
        Assert.Equal((Me, Verdict.Agree, Urgency.Routine, ""), (kept.Reviewer, kept.Verdict, kept.Urgency, kept.Reason));
    }

    [Fact]
    public async Task Whoever_does_not_agree_is_asked_why_and_nothing_is_lost_meanwhile()
    {
        var form = await ShowAsync();
        form.Choose("verdict", ReviewText.Verdict(Verdict.TooLow));
        form.Choose("urgency", Word(Urgency.SameDay));

        await form.SaveAsync();
        Assert.Equal(ReviewText.ReasonMissing, form.Alert);
        Assert.Empty((await ViewAsync()).Reviewed.Reviews);

        form.Page.Find("#reason").Change("Weak since Monday");
        await form.SaveAsync();
        var kept = Assert.Single((await ViewAsync()).Reviewed.Reviews);
        Assert.Equal((Verdict.TooLow, Urgency.SameDay, "Weak since Monday"), (kept.Verdict, kept.Urgency, kept.Reason));
    }

    [Theory]
    [InlineData(Verdict.TooHigh, Urgency.SameDay)]
    [InlineData(Verdict.TooHigh, Urgency.Routine)]
    [InlineData(Verdict.TooLow, Urgency.SelfCare)]
    [InlineData(Verdict.Agree, Urgency.Soon)]
    public async Task A_verdict_and_an_urgency_that_contradict_each_other_are_not_stored(Verdict verdict, Urgency urgency)
    {
        var form = await ShowAsync();
        form.Choose("verdict", ReviewText.Verdict(verdict));
        form.Choose("urgency", Word(urgency));
        form.Page.Find("#reason").Change("A slip of the hand");

        await form.SaveAsync();

        Assert.Equal(ReviewText.UrgencyContradicts, form.Alert);
        Assert.Empty((await ViewAsync()).Reviewed.Reviews);
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
        form.Choose("verdict", ReviewText.Verdict(Verdict.Agree));
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
        form.Choose("verdict", ReviewText.Verdict(Verdict.Agree));
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
        form.Choose("verdict", ReviewText.Verdict(Verdict.Agree));
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
        var part = Render<ClaimPart>(one => one.Add(two => two.View, view).Add(two => two.Me, Me));
        await HappenAsync(meanwhile);

        await part.FindAll("button").Single(one => one.TextContent.Trim() == button).ClickAsync(new());

        Assert.Contains(sentence, part.Markup);
    }

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

    private string Word(Urgency urgency) => site.Services.GetRequiredService<ReleaseShelf>().Current.Levels.Single(level => level.Urgency == urgency).Word;

    private async Task<SessionView> ViewAsync() => Assert.IsType<Opened.Shown>(await desk.OpenAsync(session, None)).View;

    private async Task<Form> ShowAsync()
    {
        var view = await ViewAsync();
        return new Form(Render<JudgementPart>(part => part.Add(one => one.View, view).Add(one => one.Me, Me)));
    }

    private sealed record Form(IRenderedComponent<JudgementPart> Page)
    {
        public string? Alert => Page.FindAll("[role=alert]").SingleOrDefault()?.TextContent.Trim();

        public void Choose(string group, string label) =>
            Page.FindAll("label").Single(one => one.TextContent.Trim() == label && one.QuerySelector($"input[name={group}]") is not null)
                .QuerySelector("input")!.Change(true);

        public Task SaveAsync() => Page.Find("form").SubmitAsync();
    }
}
