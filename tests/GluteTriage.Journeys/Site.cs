using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GluteTriage.Testing;

namespace GluteTriage.Journeys;

/// <summary>The real program in a process of its own, with data of its own, so that it can be killed and started again.</summary>
public sealed class Site : IAsyncDisposable
{
    private const string SetupAddress = "/account/setup/";

    private readonly Queue<string> output = new();
    private readonly TaskCompletionSource<string> setup = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly (string Name, string Value)[] settings;
    private Process? process;

    private Site(Uri address, (string Name, string Value)[] settings) => (Address, this.settings) = (address, settings);

    public Uri Address { get; }

    /// <summary>Where it keeps what it stores.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("glutetriage-").FullName;

    /// <param name="prepare">Fills the data folder before the start.</param>
    /// <param name="settings">As environment variables.</param>
    public static async Task<Site> StartAsync(Func<string, Task>? prepare = null, params (string Name, string Value)[] settings)
    {
        var site = new Site(new Uri($"http://localhost:{FreePort()}"), settings);
        SealedStore.Shipped.CopyTo(site.Data);
        if (prepare is not null)
        {
            await prepare(site.Data);
        }

        await site.RunAsync();
        return site;
    }

    /// <returns>The address of the setup link, which the first start prints.</returns>
    public Task<string> SetupLinkAsync() => setup.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Ends the process at once, without a chance to tidy up.</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Starts the program, on the same address and data, and waits until it answers.</summary>
    public async Task RunAsync()
    {
        var start = new ProcessStartInfo("dotnet", [ProgramOf("GluteTriage.Web")])
        {
            WorkingDirectory = Path.Combine(Repository, "src", "GluteTriage.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority),
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Data__Folder"] = Data,
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitUntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process!.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    public static string Repository { get; } = Shipped.Root;

    /// <summary>A program of ours as built in the same configuration as these tests.</summary>
    public static string ProgramOf(string project, string? program = null)
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : "Debug";
        return Path.Combine(Repository, "src", project, "bin", configuration, "net10.0", (program ?? project) + ".dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await beat.WaitForNextTickAsync(limit.Token))
        {
            if (process!.HasExited)
            {
                throw new InvalidOperationException($"The site stopped at start:\n{Output}");
            }

            try
            {
                if ((await client.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }

    private string Output
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output);
            }
        }
    }

    private void Keep(string? line)
    {
        if (line?.IndexOf(SetupAddress, StringComparison.Ordinal) is { } at and >= 0)
        {
            setup.TrySetResult(line[at..].Split(' ', '"')[0]);
        }

        lock (output)
        {
            output.Enqueue(line ?? "");
            if (output.Count > 200)
            {
                output.Dequeue();
            }
        }
    }
}
