using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace GluteTriage.Web.Tests.Accounts;

[Collection(AccountSites.Shared)]
public sealed class AccountStartTests(AccountSite site)
{
    [Fact]
    public async Task Stopping_the_site_while_it_starts_is_no_failure()
    {
        using var start = new AccountStart(
            site.Get<AppFolders>(), new NeverOpen(), site.Get<SetupLink>(), site.Clock, site.Get<ILogger<AccountStart>>());
        await start.StartAsync(CancellationToken.None);

        await start.StopAsync(CancellationToken.None);
        await start.Ready;

        Assert.DoesNotContain(site.Site.Log.Events, logged => logged.Level == LogEventLevel.Fatal);
    }

    /// <summary>A database that is slow to open.</summary>
    private sealed class NeverOpen : IDbContextFactory<AccountDb>
    {
        public AccountDb CreateDbContext() => throw new NotSupportedException();

        public async Task<AccountDb> CreateDbContextAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            throw new NotSupportedException();
        }
    }
}
