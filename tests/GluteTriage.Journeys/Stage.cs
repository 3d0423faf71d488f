using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(GluteTriage.Journeys.Stage))]

namespace GluteTriage.Journeys;

/// <summary>One browser and one running site for all journeys.</summary>
public sealed class Stage : IAsyncLifetime
{
    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public Site Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // Two browsers, the site and other suites may share two cores: patience is not what a journey tests.
        Assertions.SetDefaultExpectTimeout(20_000);
        var chromium = await Chromium.FindAsync();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
        Site = await Site.StartAsync();
    }

    /// <summary>A person's phone: 390 x 844, touch, nothing remembered.</summary>
    public async Task<IBrowserContext> PhoneAsync(Site? site = null, bool script = true)
    {
        var phone = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (site ?? Site).Address.ToString(),
            ViewportSize = new ViewportSize { Width = 390, Height = 844 },
            HasTouch = true,
            IsMobile = true,
            DeviceScaleFactor = 2,
            JavaScriptEnabled = script,
            Locale = "en-GB",
        });
        phone.SetDefaultTimeout(60_000);
        return phone;
    }

    public async ValueTask DisposeAsync()
    {
        if (Site is not null)
        {
            await Site.DisposeAsync();
        }

        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
