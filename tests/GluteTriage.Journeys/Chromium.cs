using System.Diagnostics;

namespace GluteTriage.Journeys;

/// <summary>Finds a Chromium on this machine, or installs one where it may.</summary>
internal static class Chromium
{
    /// <summary>The shell first: it is the same engine without the windows around a page, which cost half of a run.</summary>
    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];

    /// <returns>The path of the browser.</returns>
    /// <exception cref="InvalidOperationException">There is none and none could be installed; the message says what to do.</exception>
    public static async Task<string> FindAsync() =>
        Find() ?? await InstallAsync() ?? throw new InvalidOperationException(
            "The browser journeys need a Chromium: none was found and none could be installed. "
            + "Install one (on Debian or Ubuntu: sudo apt-get install -y chromium) or name it in CHROMIUM_PATH.");

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new InvalidOperationException($"CHROMIUM_PATH names '{named}', which does not exist.");
        }

        return UsualPlaces.FirstOrDefault(File.Exists) ?? PlaywrightDownloads().FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> PlaywrightDownloads()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var folder = Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH") ?? Path.Combine(home, ".cache", "ms-playwright");
        return Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder, "chromium-*").SelectMany(chromium => new[]
            {
                Path.Combine(chromium, "chrome-linux", "chrome"),
                Path.Combine(chromium, "chrome-linux64", "chrome"),
                Path.Combine(chromium, "chrome-win", "chrome.exe"),
            })
            : [];
    }

    private static async Task<string?> InstallAsync()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/apt-get"))
        {
            return null;
        }

        // Where this account may not install, the command says no at once and the caller's sentence follows.
        var mayInstall = Environment.UserName == "root" ? "" : "sudo -n ";
        const string install = "apt-get install -y --no-install-recommends";
        await RunAsync($"{mayInstall}apt-get update && ({mayInstall}{install} chromium-headless-shell || {mayInstall}{install} chromium)");
        return Find();
    }

    private static async Task RunAsync(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
        })!;
        await Task.WhenAll(shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync(), shell.WaitForExitAsync());
    }
}
