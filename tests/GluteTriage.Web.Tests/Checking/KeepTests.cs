using System.Net;
using GluteTriage.Sessions;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Checking;

/// <summary>The consent to review, which is asked for once there is a result.</summary>
public sealed class KeepTests(ItemByItemSite site)
{
    [Fact]
    public async Task Who_agrees_beside_the_result_is_in_the_inbox_and_who_does_not_is_in_none()
    {
        await using var own = new ItemByItemSite();
        var agreeing = await own.BegunAsync();
        await agreeing.WalkAsync();
        await (await own.BegunAsync()).WalkAsync();

        var agreed = await agreeing.AgreeToReviewAsync();

        Assert.Equal((HttpStatusCode.SeeOther, "/check/result#keep"), (agreed.Status, agreed.Next));
        await using var db = await own.Services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync();
        Assert.Equal((await FindAsync(own, agreeing)).Id, (await db.InboxLines.SingleAsync()).SessionId);
        Assert.True((await FindAsync(own, agreeing)).MayBeReviewed);
    }

    [Fact]
    public async Task Nobody_agrees_before_there_is_a_result()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(until: "both-legs");

        Assert.Equal("/check/both-legs", (await person.AgreeToReviewAsync()).Next);
        Assert.False((await FindAsync(site, person)).MayBeReviewed);
    }

    [Fact]
    public async Task A_consent_that_cannot_be_trusted_is_none()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();

        var refused = await person.PostAsync("/check/keep", "", "application/x-www-form-urlencoded");

        Assert.Equal($"/check/result?{KeepForReview.AgainKey}#keep", refused.Next);
        Assert.False((await FindAsync(site, person)).MayBeReviewed);
    }

    private static async Task<TriageSession> FindAsync(Site site, Person person) =>
        (await site.Services.GetRequiredService<SessionLog>().FindAsync(
            SessionKey.Parse(person.Cookies["glutetriage"])!, CancellationToken.None))!.Session;
}
