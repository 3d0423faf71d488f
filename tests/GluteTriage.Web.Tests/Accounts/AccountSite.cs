using GluteTriage.Web.Accounts;
using GluteTriage.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Accounts;

/// <summary>One site for all classes of tests that leave it as they found it, but for more people and a later time: a start takes seconds.</summary>
[CollectionDefinition(Shared)]
public sealed class AccountSites : ICollectionFixture<AccountSite>
{
    public const string Shared = "one account site";
}

/// <summary>The real site on a clock that tests move, without the limit on posts of one client.</summary>
public sealed class AccountSite : IAsyncDisposable
{
    private int made;

    public AccountSite() => Site = new Site
    {
        Clock = Clock,
        Settings = new Dictionary<string, string> { ["Limits:AccountPostsPerMinute"] = "1000000" },
    };

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero));

    public Site Site { get; }

    internal T Get<T>()
        where T : notnull => Site.Services.GetRequiredService<T>();

    internal Colleague Nobody(string name = "", string origin = "http://localhost") => new(Site, name, origin);

    /// <summary>Somebody with a name of their own, and an account when given roles.</summary>
    internal async Task<Colleague> SomebodyAsync(params StaffRole[] roles)
    {
        var somebody = Nobody($"Dr Somebody {Interlocked.Increment(ref made)}");
        if (roles.Length > 0)
        {
            await somebody.OpenAccountAsync(roles);
        }

        return somebody;
    }

    /// <summary>The same person at another browser.</summary>
    internal Colleague Elsewhere(Colleague person, string origin = "http://localhost") => new(Site, person.Name, origin) { AppKey = person.AppKey };

    internal async Task<AccountDb> DbAsync()
    {
        await Get<AccountStart>().Ready;
        return await Get<IDbContextFactory<AccountDb>>().CreateDbContextAsync();
    }

    internal async Task<Account> AccountOfAsync(Colleague person)
    {
        await using var db = await DbAsync();
        return await db.Users.AsNoTracking().SingleAsync(account => account.NormalizedUserName == Enrolment.Normal(person.Name));
    }

    /// <returns>The setup link in the log, or null.</returns>
    internal async Task<string?> SetupLinkAsync()
    {
        await Get<AccountStart>().Ready;
        return Site.Log.Events.Where(logged => logged.MessageTemplate.Text.StartsWith("There is no administrator", StringComparison.Ordinal))
            .Select(logged => logged.Properties["Address"].ToString().Trim('"')).LastOrDefault();
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
