using System.Net;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
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
            site.Get<AppFolders>(), new NeverOpen(), site.Get<SetupLink>(), site.Get<OwnAddress>(), site.Get<IHostApplicationLifetime>(), site.Clock,
            site.Get<ILogger<AccountStart>>());
        await start.StartAsync(CancellationToken.None);

        await start.StopAsync(CancellationToken.None);
        await start.Ready;

        Assert.DoesNotContain(site.Site.Log.Events, logged => logged.Level == LogEventLevel.Fatal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000", "", "*", "http://localhost:5000/x")]
    [InlineData("http://[::]:8080", "", "*", "http://localhost:8080/x")]
    [InlineData("http://+:80;https://+:443", "", "*", "https://localhost:443/x")]
    [InlineData("http://+:80;https://+:443", "", "triage.example.org", "https://triage.example.org:443/x")]
    [InlineData("https://0.0.0.0:8443", "", "triage.example.org", "https://triage.example.org:8443/x")]
    [InlineData("https://[::]:8443", "", "a.example.org;b.example.org", "https://localhost:8443/x")]
    [InlineData("http://+:8080", "", "triage.example.org", "http://localhost:8080/x")]
    [InlineData("https://triage.example.org:8443", "", "*", "https://triage.example.org:8443/x")]
    [InlineData("http://192.0.2.7:5000", "", "*", "/x")]
    [InlineData("", "", "*", "/x")]
    [InlineData("http://127.0.0.1:5000", "127.0.0.1", "triage.example.org", "https://triage.example.org/x")]
    [InlineData("http://127.0.0.1:5000", "127.0.0.1", "a.example.org;b.example.org", "/x")]
    [InlineData("http://127.0.0.1:5000", "127.0.0.1", "*", "/x")]
    public void An_address_is_whole_where_the_site_knows_the_name_it_is_opened_by(string listens, string proxy, string hosts, string whole)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AllowedHosts"] = hosts }).Build();
        using var server = new Listening(listens.Split(';', StringSplitOptions.RemoveEmptyEntries));
        var settings = site.Get<SiteSettings>() with { Proxies = proxy.Length == 0 ? [] : [new IPNetwork(IPAddress.Parse(proxy), 32)] };

        Assert.Equal(whole, new OwnAddress(server, configuration, settings).Of("/x"));
    }

    private sealed class Listening : IServer
    {
        public Listening(IEnumerable<string> addresses)
        {
            var feature = new ServerAddressesFeature();
            foreach (var address in addresses)
            {
                feature.Addresses.Add(address);
            }

            Features.Set<IServerAddressesFeature>(feature);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<T>(IHttpApplication<T> application, CancellationToken cancellationToken)
            where T : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
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
