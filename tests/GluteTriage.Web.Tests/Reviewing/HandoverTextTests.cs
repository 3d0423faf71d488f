using GluteTriage.Content;
using GluteTriage.Content.Results;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Reviewing;

/// <summary>What is copied into a patient's record is read by people who never see this site, so every word of it is approved.</summary>
public sealed class HandoverTextTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("benign-desk-worker")]
    [InlineData("a04-both-weak-new")]
    [InlineData("a06-weakness-not-sure")]
    public async Task Both_forms_say_what_was_approved(string vignette)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 9, 30, 0, TimeSpan.Zero));
        await using var site = new Site { Clock = clock };
        var log = site.Services.GetRequiredService<SessionLog>();
        var release = site.Services.GetRequiredService<ReleaseShelf>().Current;
        var answers = VignetteRun.AnswersOf(release.Clinical, release.Vignettes.Single(one => one.Code == vignette));
        var (_, session) = await log.OpenAsync(release.Hash, "uk", mayBeReviewed: true, None);
        var revision = 0;
        foreach (var item in answers.InOrder)
        {
            clock.Advance(TimeSpan.FromSeconds(8));
            await log.AppendAsync(session.Id, revision++, item, answers[item]!, None);
        }

        var assessment = CheckedTriage.Assess(release.Clinical, answers).Assessment;
        await log.RecordResultAsync(
            session.Id, revision, release.Hash, "1", assessment.Urgency, ResultRecord.Of(release, assessment).ToJson(), InboxProjection.Bare, None);
        var desk = new SessionDesk(
            SignedIn.As(StaffRole.Reviewer), site.Services.GetRequiredService<ReviewLog>(), site.Services.GetRequiredService<ReleaseShelf>(),
            site.Services.GetRequiredService<ReviewFeed>(), site.Services.GetRequiredService<StaffNames>(), TimeProvider.System);
        var view = Assert.IsType<Opened.Shown>(await desk.OpenAsync(session.Id, None)).View;

        Approved.Verify("GluteTriage.Web.Tests", $"handover-{vignette}", $"{HandoverText.Sbar(view)}\n\n----\n\n{HandoverText.Soap(view)}\n");
    }
}
