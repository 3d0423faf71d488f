using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace GluteTriage.Journeys;

/// <summary>What the browser showed when a journey failed, in TestResults/screenshots: on a hosted machine nobody was there to see it.</summary>
internal static partial class FailurePictures
{
    private static int taken;

    /// <summary>Takes one of each open page, if the test that ends has failed.</summary>
    public static async Task TakeAsync(IBrowserContext browser)
    {
        if (TestContext.Current.TestState is not { Result: TestResult.Failed })
        {
            return;
        }

        var name = NotInNames().Replace(TestContext.Current.Test?.TestDisplayName ?? "journey", "-");
        foreach (var page in browser.Pages)
        {
            var picture = $"{name}-{Interlocked.Increment(ref taken)}.png";
            try
            {
                await page.ScreenshotAsync(new PageScreenshotOptions
                {
                    Path = Path.Combine(Site.Repository, "TestResults", "screenshots", picture),
                    FullPage = true,
                    Timeout = 10_000,
                });
            }
            catch (Exception thrown) when (thrown is PlaywrightException or TimeoutException)
            {
                // A page that cannot be drawn must not hide why the journey failed.
                TestContext.Current.TestOutputHelper?.WriteLine($"No {picture}: {thrown.Message}");
            }
        }
    }

    [GeneratedRegex("[^A-Za-z0-9_.-]+")]
    private static partial Regex NotInNames();
}
