using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>A published site that runs, as a process of its own.</summary>
internal sealed class PublishedSite : IDisposable
{
    private readonly Process process;

    private PublishedSite(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>The events the site wrote until it answered.</summary>
    public IReadOnlyList<string> Said { get; private init; } = [];

    /// <param name="from">The folder it is started in.</param>
    public static async Task<PublishedSite> StartAsync(string published, string from, params string[] settings)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(published, "GluteTriage.Web.dll"), "--urls", address.GetLeftPart(UriPartial.Authority), .. settings])
        {
            WorkingDirectory = from,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        })!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Contains("Now listening on", StringComparison.Ordinal))
            {
                // A pipe that nobody reads would stop the site once it is full.
                _ = process.StandardOutput.ReadToEndAsync();
                return new PublishedSite(process, address) { Said = said };
            }
        }

        throw new InvalidOperationException("The published site did not start:\n" + string.Join('\n', said));
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
