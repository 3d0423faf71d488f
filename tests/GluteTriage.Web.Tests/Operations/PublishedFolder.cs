using System.Diagnostics;
using GluteTriage.Testing;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>The site as <c>dotnet publish</c> leaves it, made once for all tests that need it. It takes a minute, so the long run alone has it.</summary>
public sealed class PublishedFolder : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glutetriage-published-");

    /// <summary>What was published.</summary>
    public string Path => folder.FullName;

    public async ValueTask InitializeAsync()
    {
        if (!Sampling.IsLongRun)
        {
            return;
        }

        var (exit, said) = await RunAsync(
            Shipped.Root, "dotnet", "publish", System.IO.Path.Combine("src", "GluteTriage.Web"), "-c", "Release", "-o", Path, "-v", "quiet", "--nologo");
        Assert.True(exit == 0, said);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code, and all it has printed.</returns>
    public static async Task<(int Exit, string Said)> RunAsync(string from, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = from,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, trouble) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await trouble);
    }
}
