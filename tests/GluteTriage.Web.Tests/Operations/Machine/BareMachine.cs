using System.Diagnostics;
using GluteTriage.Testing;

namespace GluteTriage.Web.Tests.Operations.Machine;

/// <summary>
/// A Debian that holds nothing but itself and the ASP.NET Core runtime, made for one test: its own users, files, processes and systemd, and the
/// network of this machine. Needs root and mmdebstrap, which it installs where it may.
/// </summary>
internal sealed class BareMachine : IAsyncDisposable
{
    private const string Packages = "ca-certificates,curl,dbus,libicu72,nginx-light,openssl,sudo,systemd,systemd-sysv";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glutetriage-machine-");
    private Process? machine;
    private int first;

    private BareMachine()
    {
    }

    private string Root => Path.Combine(folder.FullName, "root");

    /// <summary>Where an administrator who has just signed in stands.</summary>
    public string Home => Path.Combine(Root, "root");

    public static async Task<BareMachine> StartAsync()
    {
        var made = new BareMachine();
        if ((await PublishedFolder.RunAsync("/", "sh", "-c", "command -v mmdebstrap || apt-get install -y -q --no-install-recommends mmdebstrap")).Exit != 0)
        {
            throw new InvalidOperationException("A bare Debian is made by mmdebstrap, as root. Install it: apt-get install mmdebstrap");
        }

        await RunAsync("mmdebstrap", "--variant=minbase", $"--include={Packages}", "bookworm", made.Root);
        await made.GiveRuntimeAsync();
        await File.WriteAllTextAsync(Path.Combine(made.Root, "etc/hosts"), $"127.0.0.1 localhost {Environment.MachineName}\n");
        await made.BootAsync();
        return made;
    }

    /// <summary>Types a command as an administrator.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="Xunit.Sdk.XunitException">It did not end with 0.</exception>
    public async Task<string> TypeAsync(string command)
    {
        var (exit, said) = await PublishedFolder.RunAsync(
            "/", "nsenter", "--target", $"{first}", "--all", "bash", "-euo", "pipefail", "-c", $"cd /root; {command}");
        Assert.True(exit == 0, $"{command}\nended with {exit}:\n{said}");
        return said;
    }

    public async ValueTask DisposeAsync()
    {
        if (machine is not null)
        {
            machine.Kill(entireProcessTree: true);
            await machine.WaitForExitAsync();
        }

        await PublishedFolder.RunAsync("/", "umount", Groups);
        folder.Delete(recursive: true);
    }

    private string Groups => Path.Combine(folder.FullName, "groups");

    /// <summary>As Microsoft's package puts it; the machine the tests run on has it.</summary>
    private async Task GiveRuntimeAsync()
    {
        var (_, where) = await PublishedFolder.RunAsync("/", "sh", "-c", "dirname \"$(readlink -f \"$(command -v dotnet)\")\"");
        var from = where.Trim();
        var to = Directory.CreateDirectory(Path.Combine(Root, "usr/share/dotnet")).FullName;
        await RunAsync("cp", "-r", Path.Combine(from, "dotnet"), Path.Combine(from, "host"), Path.Combine(from, "shared"), to);
        File.CreateSymbolicLink(Path.Combine(Root, "usr/bin/dotnet"), "/usr/share/dotnet/dotnet");
    }

    private async Task BootAsync()
    {
        machine = Process.Start(new ProcessStartInfo(
            Path.Combine(Shipped.Root, "tests/GluteTriage.Web.Tests/Operations/Machine/start-machine"), [Root, Groups])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        machine.BeginOutputReadLine();
        machine.BeginErrorReadLine();
        for (var until = Stopwatch.StartNew(); until.Elapsed < Patience; await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System))
        {
            var (exit, child) = await PublishedFolder.RunAsync("/", "pgrep", "--parent", $"{machine.Id}");
            if (exit == 0 && int.TryParse(child.Trim(), out first)
                && (await PublishedFolder.RunAsync("/", "nsenter", "--target", $"{first}", "--all", "systemctl", "is-system-running")).Said.Trim()
                    is "running" or "degraded")
            {
                return;
            }
        }

        throw new InvalidOperationException("The machine did not come up. It needs root, control groups of version 2, and namespaces.");
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var (exit, said) = await PublishedFolder.RunAsync("/", program, arguments);
        Assert.True(exit == 0, $"{program} {string.Join(' ', arguments)}\n{said}");
    }
}
