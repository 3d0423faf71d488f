using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using GluteTriage.Journeys;
using Microsoft.Playwright;

namespace GluteTriage.Benchmarks;

/// <summary>
/// The pages people read, on the published site: what a first visit weighs, when the largest part is painted on a slow phone,
/// and how many kept pages one core serves, beside the framework's empty page on the same core in the same run.
/// </summary>
internal static class ReadingFigures
{
    private const int Connections = 32;
    private const int Rounds = 3;
    private const int Visits = 5;

    /// <summary>Slow 4G as Lighthouse simulates it: 150 ms there and back, 1.6 Mbit/s; and a processor four times slower.</summary>
    private static readonly (double LatencyMs, double BytesPerSecond, double Slowdown) SlowPhone = (150, 1.6e6 / 8, 4);

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Counted = TimeSpan.FromSeconds(6);
    private static readonly string[] Articles =
        ["/", "/read/knots", "/read/muscles", "/read/triggers", "/read/cauda-equina", "/read/self-care", "/read/causes/sciatica", "/read/anatomy"];

    public static async Task PrintAsync()
    {
        var published = RunningSite.Publish();
        using (var site = await RunningSite.StartAsync(published))
        {
            await PrintVisitsAsync(site.Address);
        }

        await PrintThroughputAsync(published);
    }

    private static async Task PrintVisitsAsync(Uri site)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = await Chromium.FindAsync(),
            Args = ["--no-sandbox"],
        });
        var all = new List<double>();
        foreach (var article in Articles)
        {
            var (paints, again, bytes) = (new List<double>(), 0.0, 0L);
            for (var visit = 0; visit < Visits; visit++)
            {
                await using var phone = await browser.NewContextAsync(new BrowserNewContextOptions
                {
                    ViewportSize = new ViewportSize { Width = 390, Height = 844 },
                    ServiceWorkers = ServiceWorkerPolicy.Block,
                });
                var page = await phone.NewPageAsync();
                var (first, weight) = await VisitAsync(phone, page, new Uri(site, article));
                paints.Add(first);
                bytes = weight;
                (_, var second) = await VisitAsync(phone, page, new Uri(site, article));
                again = second / 1024.0;
            }

            all.AddRange(paints);
            Console.WriteLine(
                $"{article}: {bytes / 1024.0:0.0} KB on a first visit, {again:0.0} KB on the next; "
                + $"largest paint {Figures.Median(paints):0} ms (median of {Visits})");
        }

        Console.WriteLine($"largest paint over all: median {Figures.Median(all):0} ms, slowest {all.Max():0} ms");
    }

    /// <returns>Milliseconds to the largest paint, and bytes as they came over the line, heads included.</returns>
    private static async Task<(double Paint, long Bytes)> VisitAsync(IBrowserContext phone, IPage page, Uri address)
    {
        var session = await phone.NewCDPSessionAsync(page);
        var bytes = 0L;
        session.Event("Network.loadingFinished").OnEvent += (_, data) =>
            Interlocked.Add(ref bytes, (long)data!.Value.GetProperty("encodedDataLength").GetDouble());
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = SlowPhone.LatencyMs,
            ["downloadThroughput"] = SlowPhone.BytesPerSecond,
            ["uploadThroughput"] = SlowPhone.BytesPerSecond,
        });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = SlowPhone.Slowdown });
        await page.GotoAsync(address.ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var paint = await page.EvaluateAsync<double>(
            "new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))"
                + ".observe({ type: 'largest-contentful-paint', buffered: true }))");
        await session.DetachAsync();
        return (paint, bytes);
    }

    private static async Task PrintThroughputAsync(string published)
    {
        int? core = OperatingSystem.IsLinux() && Environment.ProcessorCount > 1 ? 0 : null;
        if (OperatingSystem.IsLinux() && core is not null)
        {
            Process.GetCurrentProcess().ProcessorAffinity = ~(nint)1 & ((nint)1 << Environment.ProcessorCount) - 1;
        }

        var own = Path.GetDirectoryName(typeof(ReadingFigures).Assembly.Location)!;
        using var site = await RunningSite.StartAsync(published, core: core);
        using var empty = await RunningSite.StartAsync(own, "GluteTriage.Benchmarks.dll", core, arguments: [EmptyPage.Argument]);
        await LoadAsync(site.Address, "/read/knots", WarmUp);
        await LoadAsync(empty.Address, "/", WarmUp);
        var (articles, pages, tails) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var (perSecond, p99) = await LoadAsync(site.Address, "/read/knots", Counted);
            articles.Add(perSecond);
            tails.Add(p99);
            pages.Add((await LoadAsync(empty.Address, "/", Counted)).PerSecond);
        }

        Console.WriteLine(
            $"kept article, {(core is null ? "all cores" : "one core")}, {Connections} connections: "
            + $"{Figures.Median(articles):0} a second, p99 {Figures.Median(tails):0.0} ms");
        Console.WriteLine(
            $"empty page of the framework (reference): {Figures.Median(pages):0} a second; "
            + $"ratio {Figures.Median(articles) / Figures.Median(pages):0.00}");
    }

    private static async Task<(double PerSecond, double P99)> LoadAsync(Uri site, string path, TimeSpan time)
    {
        using var client = new HttpClient(new SocketsHttpHandler
        {
            MaxConnectionsPerServer = Connections,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
        })
        {
            BaseAddress = site,
        };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        var took = new ConcurrentBag<List<double>>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var own = new List<double>();
            while (clock.Elapsed < time)
            {
                var start = Stopwatch.GetTimestamp();
                using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
                response.EnsureSuccessStatusCode();
                await response.Content.CopyToAsync(Stream.Null);
                own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            took.Add(own);
        }));
        var all = took.SelectMany(own => own).ToList();
        return (all.Count / clock.Elapsed.TotalSeconds, Figures.Quantile(all, 0.99));
    }
}
