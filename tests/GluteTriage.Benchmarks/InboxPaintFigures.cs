using System.Diagnostics;
using GluteTriage.Journeys;
using Microsoft.Playwright;

namespace GluteTriage.Benchmarks;

/// <summary>
/// The inbox of a million sessions in a real browser: from going to its address until its lines stand there, and until the filter answers
/// a click. On a processor as it is, and twice as slow, as a laptop on battery; beside the frame alone, which the server draws at once.
/// </summary>
internal static class InboxPaintFigures
{
    private const int Visits = 9;

    public static async Task PrintAsync()
    {
        await using var many = await ManySessions.OpenAsync();
        await using var site = new StaffSite(many.Folder);
        var address = site.Listen();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = await Chromium.FindAsync(),
            Args = ["--no-sandbox"],
        });
        var (name, value) = await site.SignInAsync("reviewer-paint");
        await VisitAsync(browser, address, name, value, 1);
        foreach (var slowdown in new[] { 1, 2 })
        {
            var visits = new List<(double Frame, double Lines, double Answers)>();
            for (var visit = 0; visit < Visits; visit++)
            {
                visits.Add(await VisitAsync(browser, address, name, value, slowdown));
            }

            Figures.Say(
                $"inbox, first visit, processor {slowdown} x slower: lines after {Said(visits.Select(v => v.Lines))}, ",
                $"filter answers after {Said(visits.Select(v => v.Answers))}");
            Figures.Say($"  its frame (reference): {Said(visits.Select(v => v.Frame))}");
        }
    }

    private static async Task<(double Frame, double Lines, double Answers)> VisitAsync(IBrowser browser, Uri address, string name, string value, int slowdown)
    {
        await using var laptop = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await laptop.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = address.ToString() }]);
        var page = await laptop.NewPageAsync();
        var session = await laptop.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = slowdown });
        var start = Stopwatch.GetTimestamp();
        await page.GotoAsync(new Uri(address, "/review").ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.Locator("main").WaitForAsync();
        var frame = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await page.Locator(".inbox-table tbody tr").Nth(10).WaitForAsync();
        var lines = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        // Applying a choice goes to the server and back: only a page that is alive changes its address and its lines.
        await page.Locator(".inbox-filter summary").ClickAsync();
        await page.Locator(".inbox-filter select").First.SelectOptionAsync("emergency");
        await page.Locator(".inbox-filter button[type=submit]").ClickAsync();
        await page.Locator(".inbox-chips").WaitForAsync();
        return (frame, lines, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static string Said(IEnumerable<double> milliseconds)
    {
        var all = milliseconds.ToList();
        return FormattableString.Invariant($"median {Figures.Median(all):0} ms, slowest {all.Max():0} ms");
    }
}
