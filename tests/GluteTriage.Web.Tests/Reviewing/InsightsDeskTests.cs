using GluteTriage.Sessions.Agreement;
using GluteTriage.Sessions.Insights;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reviewing.Agreement;
using GluteTriage.Web.Reviewing.Insights;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Reviewing;

public sealed class InsightsDeskTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Asked Nothing = new(null, null, null, null, null);

    [Theory]
    [InlineData(StaffRole.Administrator)]
    [InlineData(StaffRole.Auditor)]
    public async Task Who_may_not_read_insights_gets_none(StaffRole role)
    {
        await using var site = new Site();

        await Assert.ThrowsAsync<AccessDeniedException>(() => Insights(site, role).ReadAsync(Nothing, None));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Agreement(site, role).ReadAsync(Nothing, None));
    }

    [Theory]
    [InlineData(StaffRole.Reviewer)]
    [InlineData(StaffRole.Lead)]
    [InlineData(StaffRole.Editor)]
    public async Task On_an_empty_log_nothing_is_shown_and_every_row_is_there(StaffRole role)
    {
        await using var site = new Site();

        var insights = await Insights(site, role).ReadAsync(Nothing, None);
        var agreement = await Agreement(site, role).ReadAsync(Nothing, None);

        Assert.Null(insights.Figures.Started);
        Assert.Equal(5, insights.Figures.Urgencies.Count);
        Assert.All(insights.Figures.Urgencies, urgency => Assert.Null(urgency.Count));
        Assert.Equal(GluteTriage.Testing.Shipped.Content.Items.Length, insights.Figures.Questions.Count);
        Assert.Null(agreement.Figures.Tool);
    }

    private static InsightsDesk Insights(Site site, StaffRole role) => new(
        SignedIn.As(role), site.Services.GetRequiredService<CountedSessions>(), site.Services.GetRequiredService<ReleaseShelf>(), TimeProvider.System);

    private static AgreementDesk Agreement(Site site, StaffRole role) => new(
        SignedIn.As(role),
        site.Services.GetRequiredService<ReviewAgreement>(),
        site.Services.GetRequiredService<CountedSessions>(),
        site.Services.GetRequiredService<ReleaseShelf>(),
        TimeProvider.System);
}
