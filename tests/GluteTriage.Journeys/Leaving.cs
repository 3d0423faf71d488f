using Microsoft.Playwright;

namespace GluteTriage.Journeys;

internal static class Leaving
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Does what leaves the page, and waits until the next one, which may have the same address, is there.</summary>
    public static async Task LeaveAsync(this IPage page, Func<Task> act)
    {
        var arrived = new TaskCompletionSource();
        void Arrive(object? sender, IFrame frame)
        {
            if (frame == page.MainFrame)
            {
                arrived.TrySetResult();
            }
        }

        page.FrameNavigated += Arrive;
        try
        {
            await act();
            await arrived.Task.WaitAsync(Patience);
        }
        finally
        {
            page.FrameNavigated -= Arrive;
        }

        // The foot of the page stands last in its markup. The load event is no sign: with scripts off it can go unreported.
        await page.Locator("footer").WaitForAsync();
    }
}
