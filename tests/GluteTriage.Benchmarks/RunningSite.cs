using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>The published program, running on a free port with data of its own.</summary>
internal sealed class RunningSite : IDisposable
{
    private readonly Process process;
    private readonly string data;

    private RunningSite(Process process, Uri address, string data) => (this.process, Address, this.data) = (process, address, data);

    public Uri Address { get; }

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
    /// <param name="core">The only core it may use; null for all. Linux only.</param>
    public static async Task<RunningSite> StartAsync(string site, string program = "GluteTriage.Web.dll", int? core = null, params string[] arguments)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        var data = Directory.CreateTempSubdirectory("glutetriage-").FullName;
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
                ["Data__Folder"] = data,
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

        return new RunningSite(process, address, data);
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(data, recursive: true);
    }
}
