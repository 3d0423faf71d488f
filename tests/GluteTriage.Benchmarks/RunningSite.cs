using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>The published program, running on a free port with data of its own.</summary>
internal sealed class RunningSite : IDisposable
{
    private readonly Process process;
    private readonly string? ownData;

    private RunningSite(Process process, Uri address, string? ownData) => (this.process, Address, this.ownData) = (process, address, ownData);

    public Uri Address { get; }

    /// <returns>What the process holds of the machine's memory now and held at most, in megabytes. Linux only.</returns>
    public (double Now, double Most) Memory()
    {
        var status = File.ReadAllLines($"/proc/{process.Id}/status");
        return (Of("VmRSS:"), Of("VmHWM:"));

        double Of(string name) => double.Parse(
            status.Single(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Processor seconds of the process since its start.</summary>
    public double Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <returns>The folder of the published site.</returns>
    public static string Publish()
    {
        var output = Path.Combine(Shipped.Root, "artifacts", "benchmark-site");
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", Path.Combine(Shipped.Root, "src", "GluteTriage.Web"), "-c", "Release", "-o", output, "-v", "quiet", "--nologo"]))!;
        publish.WaitForExit();
        return publish.ExitCode == 0 ? output : throw new InvalidOperationException("The site could not be published.");
    }

    /// <param name="site">The folder of a published program.</param>
    /// <param name="program">The name of its assembly.</param>
    /// <param name="data">The folder of its data, which stays; null for one of its own, which goes with it.</param>
    /// <param name="core">The only core it may use; null for all. Linux only.</param>
    /// <param name="limit">How many sessions and posts one address may make in a minute; null for what is shipped.</param>
    public static async Task<RunningSite> StartAsync(
        string site, string program = "GluteTriage.Web.dll", int? core = null, string? data = null, int? limit = null, params string[] arguments)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        var own = data is null ? Directory.CreateTempSubdirectory("glutetriage-").FullName : null;
        var process = Process.Start(new ProcessStartInfo(
            core is null ? "dotnet" : "taskset",
            [.. core is { } only ? ["-c", $"{only}", "dotnet"] : Array.Empty<string>(), Path.Combine(site, program), .. arguments])
        {
            WorkingDirectory = site,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Content__Folder"] = Shipped.ContentPath,
                ["Data__Folder"] = data ?? own,
                ["Limits__StartsPerMinute"] = limit?.ToString(CultureInfo.InvariantCulture),
            },
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = address };
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (await beat.WaitForNextTickAsync())
        {
            try
            {
                (await client.GetAsync(new Uri("/health/live", UriKind.Relative))).EnsureSuccessStatusCode();
                break;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // Not listening yet.
            }
        }

        return new RunningSite(process, address, own);
    }

    /// <summary>At once and without a word, as SIGKILL does.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
        if (ownData is not null)
        {
            Directory.Delete(ownData, recursive: true);
        }
    }
}
