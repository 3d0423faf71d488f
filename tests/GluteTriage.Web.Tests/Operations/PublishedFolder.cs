using System.Diagnostics;
using GluteTriage.Testing;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>
/// The site as <c>dotnet publish</c> leaves it, made once for all tests that need it: every day from what was built for the tests, which takes
/// seconds, and in the long run from the sources and compiled for the machine, as a release is.
/// </summary>
public sealed class PublishedFolder : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glutetriage-published-");

    /// <summary>Of the build whose tests run: the name of the folder above that of the framework.</summary>
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>What was published.</summary>
    public string Path => folder.FullName;

    public async ValueTask InitializeAsync()
    {
        string[] how = Sampling.IsLongRun
            ? ["-c", "Release"]
            : ["-c", Configuration, "--no-build", "-p:PublishReadyToRun=false", "-p:UseCurrentRuntimeIdentifier=false"];
        var (exit, said) = await RunAsync(
            Shipped.Root, "dotnet", ["publish", System.IO.Path.Combine("src", "GluteTriage.Web"), .. how, "-o", Path, "-v", "quiet", "--nologo"]);
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
