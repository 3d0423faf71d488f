using GluteTriage.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>The real site on the shipped content, with a data folder of its own; deleted when disposed.</summary>
public class Site : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>No test changes the settings of a site that runs, and each watcher takes one of the few a machine lets a user have.</summary>
    static Site() => System.Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("glutetriage-site-");

    public string Environment { get; init; } = "Development";

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Replaces the machine's clock.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Whether passwords are hashed in as many rounds as for people: a tenth of a second each, which only tests about that need.</summary>
    public bool HashesAsForPeople { get; init; }

    /// <summary>Whether the first start finds no store and has to compile the content.</summary>
    public bool StartsWithoutStore { get; init; }

    /// <summary>What a first start finds; null where the content is none that several sites have.</summary>
    protected virtual SealedStore? Store => Settings.ContainsKey("Content:Folder") ? null : SealedStore.Shipped;

    /// <summary>Every event the site has logged.</summary>
    public LogCapture Log { get; } = new();

    public string Data => data.FullName;

    /// <summary>A browser that keeps cookies and shows redirects instead of following them.</summary>
    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Starts a site that several tests share before any of them: two that ask at once would each start one on the same folder.</summary>
    public ValueTask InitializeAsync()
    {
        _ = Services;
        return ValueTask.CompletedTask;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        if (!StartsWithoutStore && !Directory.Exists(Path.Combine(Data, "content")))
        {
            Store?.CopyTo(Data);
        }

        builder.UseSetting("Data:Folder", data.FullName);
        builder.UseSetting("Content:Folder", Shipped.ContentPath);
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureServices(services =>
        {
            services.AddSingleton<ILogEventSink>(Log);

            // A test that only opens a live connection says no more on it, however long a busy machine takes for the rest.
            services.Configure<HubOptions>(hub => hub.HandshakeTimeout = TimeSpan.FromMinutes(5));
            if (Clock is not null)
            {
                services.AddSingleton(Clock);
            }

            if (!HashesAsForPeople)
            {
                services.PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
            }
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }
}
