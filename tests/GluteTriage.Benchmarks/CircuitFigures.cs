namespace GluteTriage.Benchmarks;

/// <summary>
/// What one idle reviewer costs: two hundred inboxes of a million sessions opened at the site in this process, each a real circuit over a
/// web socket with its page drawn, and the heap before and after. The other end of each socket, a few kilobytes, is in the figure too.
/// </summary>
internal static class CircuitFigures
{
    private const int Circuits = 200;
    private const int WarmUp = 20;
    private const int PerAccount = 10;
    private const string OnceAllIsThere = "inbox-pages";

    public static async Task PrintAsync()
    {
        await using var many = await ManySessions.OpenAsync();
        await using var site = new StaffSite(many.Folder);
        var address = site.Listen();
        var open = new List<LivePage>();
        await OpenAsync(WarmUp);
        var before = await HeapAsync();
        await OpenAsync(Circuits);
        var after = await HeapAsync();
        Figures.Say(
            $"{Circuits} idle inboxes: {(after - before) / 1024.0 / Circuits:0} KB of heap each; ",
            $"{before / 1024.0 / 1024.0:0} MB before (reference), {after / 1024.0 / 1024.0:0} MB after");
        foreach (var page in open)
        {
            await page.DisposeAsync();
        }

        async Task OpenAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var (name, value) = await site.SignInAsync($"reviewer-{open.Count / PerAccount}");
                open.Add(await LivePage.OpenAsync(address, "/review", $"{name}={value}", OnceAllIsThere));
            }
        }
    }

    private static async Task<long> HeapAsync()
    {
        // What a request has left behind is let go a moment after it.
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
