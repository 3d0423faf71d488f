using GluteTriage.Content;
using GluteTriage.Content.Results;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Reviewing;

public sealed class ReviewAreaTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ItemCode Age = new("age");

    [Fact]
    public async Task A_session_without_the_second_consent_is_neither_listed_nor_shown()
    {
        await using var site = new Site();
        var (id, _, _) = await AnsweredAsync(site, mayBeReviewed: false);

        Assert.IsType<Opened.NoSession>(await Desk(site).OpenAsync(id, None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_result_that_cannot_be_repeated_is_an_alarm(bool tampered)
    {
        await using var site = new Site();
        var (id, release, answers) = await AnsweredAsync(site, mayBeReviewed: true);
        var assessment = Triage.Assess(release.Clinical, answers);
        var json = ResultRecord.Of(release, assessment).ToJson();
        await using (var db = await site.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<SessionDb>>().CreateDbContextAsync())
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlAsync(
                db.Database,
                $"""
                INSERT INTO result_snapshot (session_id, revision, release, engine_version, urgency, json, at)
                VALUES ({id}, 1, {release.Hash}, 'any', {Engine.Assessments.Urgencies.Code(assessment.Urgency)},
                    {(tampered ? json.Replace("\"complete\":false", "\"complete\":true") : json)}, 0)
                """);
        }

        var shown = Assert.IsType<Opened.Shown>(await Desk(site).OpenAsync(id, None));

        Assert.Equal(!tampered, shown.View.Agrees);
    }

    [Fact]
    public async Task The_page_of_any_worked_patient_says_no_more_than_250_words_before_it_is_unfolded()
    {
        await using var site = new Site();
        var log = site.Services.GetRequiredService<SessionLog>();
        var release = site.Services.GetRequiredService<ReleaseShelf>().Current;
        foreach (var vignette in Sampling.Of(release.Vignettes, shares: 10))
        {
            var answers = VignetteRun.AnswersOf(release.Clinical, vignette);
            var (_, session) = await log.OpenAsync(release.Hash, "uk", mayBeReviewed: true, None);
            var revision = 0;
            foreach (var item in answers.InOrder)
            {
                await log.AppendAsync(session.Id, revision++, item, answers[item]!, None);
            }

            var shown = Assert.IsType<Opened.Shown>(await Desk(site).OpenAsync(session.Id, None));
            var summary = new SessionSummary(shown.View);

            Assert.True(summary.Words <= SessionSummary.WordsAtMost, $"{vignette.Code}: {summary.Words} words");
        }
    }

    private static SessionDesk Desk(Site site) => new(
        SignedIn.As(StaffRole.Reviewer),
        site.Services.GetRequiredService<ReviewLog>(),
        site.Services.GetRequiredService<ReleaseShelf>(),
        site.Services.GetRequiredService<ReviewFeed>(),
        site.Services.GetRequiredService<StaffNames>(),
        TimeProvider.System);

    private static async Task<(long Id, Release Release, Answers Answers)> AnsweredAsync(Site site, bool mayBeReviewed)
    {
        var release = site.Services.GetRequiredService<ReleaseShelf>().Current;
        var log = site.Services.GetRequiredService<SessionLog>();
        var answer = Assert.IsType<Reply.Accepted>(Reply.Read(release.Clinical[Age], ["35-49"])).Answer;
        var (_, session) = await log.OpenAsync(release.Hash, "uk", mayBeReviewed, None);
        await log.AppendAsync(session.Id, 0, Age, answer, None);
        return (session.Id, release, Answers.None.With(Age, answer));
    }
}
