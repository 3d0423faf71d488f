using System.Diagnostics;
using GluteTriage.Testing;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>The site as it was built, as a process of its own on the shipped content.</summary>
internal static class BuiltSite
{
    /// <param name="by">A command the site is given to; empty where it is started as it is.</param>
    public static Process Start(string folder, string[] by, params string[] settings)
    {
        string[] command =
        [
            .. by, "dotnet", Path.Combine(AppContext.BaseDirectory, "GluteTriage.Web.dll"), "--environment", "Development",
            "--Data:Folder", folder, "--Content:Folder", Shipped.ContentPath, .. settings,
        ];
        if (!Directory.Exists(Path.Combine(folder, "content")))
        {
            SealedStore.Shipped.CopyTo(folder);
        }

        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
    }

    /// <summary>Waits until it is ready.</summary>
    public static async Task ReadyAsync(HttpClient http)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                if ((await http.GetAsync("/health/ready", limit.Token)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }
}
