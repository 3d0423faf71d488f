using System.Diagnostics;

namespace GluteTriage.SecondProver.Tests;

/// <summary>Debian's z3: found, or installed where it may be.</summary>
internal static class Z3
{
    private static readonly Lazy<Task<string>> Found = new(FindAsync);

    /// <summary>Runs a script.</summary>
    /// <returns>Its answers, one for each question.</returns>
    /// <exception cref="InvalidOperationException">There is no z3 and none could be installed, or it refused the script.</exception>
    public static async Task<string[]> AskAsync(string script)
    {
        using var z3 = Process.Start(new ProcessStartInfo(await Found.Value, "-in") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var said = z3.StandardOutput.ReadToEndAsync();
        await z3.StandardInput.WriteAsync(script);
        z3.StandardInput.Close();
        await z3.WaitForExitAsync();
        var lines = (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(lines, line => line is not ("sat" or "unsat")) is { } trouble
            ? throw new InvalidOperationException($"z3 said '{trouble}'.")
            : lines;
    }

    private static async Task<string> FindAsync() =>
        Find() ?? await InstallAsync() ?? throw new InvalidOperationException(
            "The second prover needs z3: none was found and none could be installed. "
                + "Install it (on Debian or Ubuntu: sudo apt-get install -y z3) or name it in Z3_PATH.");

    private static string? Find() =>
        Environment.GetEnvironmentVariable("Z3_PATH") is { Length: > 0 } named ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "z3"), Path.Combine(folder, "z3.exe") })
            .FirstOrDefault(File.Exists);

    private static async Task<string?> InstallAsync()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/apt-get"))
        {
            return null;
        }

        // Where this account may not install, the command says no at once and the caller's sentence follows.
        var mayInstall = Environment.UserName == "root" ? "" : "sudo -n ";
        using var shell = Process.Start(new ProcessStartInfo(
            "/bin/sh", ["-c", $"{mayInstall}apt-get update && {mayInstall}apt-get install -y --no-install-recommends z3"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
        })!;
        await Task.WhenAll(shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync(), shell.WaitForExitAsync());
        return Find();
    }
}
