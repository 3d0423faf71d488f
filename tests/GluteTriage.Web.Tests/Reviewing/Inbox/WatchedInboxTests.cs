using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Circuits;
using GluteTriage.Web.Reviewing.Inbox;
using GluteTriage.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Reviewing.Inbox;

/// <summary>The trail tells who read what: neither more often than they did, nor when nobody was there.</summary>
public sealed class WatchedInboxTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_watched_inbox_is_one_entry_for_a_quarter_of_an_hour_however_often_it_is_drawn()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var site = new Site { Clock = clock };
        var desk = ActivatorUtilities.CreateInstance<InboxDesk>(site.Services, SignedIn.As(StaffRole.Reviewer));
        await desk.PageAsync(InboxFilter.NeedsEyes, null, None);
        for (var act = 0; act < 5; act++)
        {
            await desk.AgainAsync(InboxFilter.NeedsEyes, None);
        }

        Assert.EndsWith(", watched for 15 min", Assert.Single(await ListedAsync(site)));

        await desk.AgainAsync(InboxFilter.Everything, None);
        Assert.Equal(2, (await ListedAsync(site)).Count);
        clock.Advance(InboxDesk.Watched);
        await desk.AgainAsync(InboxFilter.Everything, None);
        await desk.AgainAsync(InboxFilter.Everything, None);
        Assert.Equal(3, (await ListedAsync(site)).Count);
    }

    [Fact]
    public async Task A_browser_that_has_gone_is_known_to_be_gone_and_told_when_it_is_back()
    {
        var (line, back) = (new BrowserLine(), 0);
        line.Back += () => back++;

        await line.OnConnectionUpAsync(null!, None);
        Assert.Equal((false, 0), (line.IsDown, back));
        await line.OnConnectionDownAsync(null!, None);
        Assert.True(line.IsDown);
        await line.OnConnectionUpAsync(null!, None);

        Assert.Equal((false, 1), (line.IsDown, back));
    }

    private static async Task<List<string>> ListedAsync(Site site)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync(None);
        return await db.Set<AuditEntry>().Where(entry => entry.Act == AuditAct.Listed).OrderBy(entry => entry.Sequence)
            .Select(entry => entry.Detail).ToListAsync(None);
    }
}
