using System.Diagnostics;
using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Journeys;

/// <summary>What the how-tos tell people to type does what they say: each command is run as it stands, from the top folder of a checkout.</summary>
public sealed partial class HowToTests : IDisposable
{
    private const string Site = "dotnet run --project src/GluteTriage.Web";
    private const string Data = "src/GluteTriage.Web/App_Data";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>What stands for a choice of the reader's, and a choice.</summary>
    private static readonly IReadOnlyDictionary<string, string> Chosen = new Dictionary<string, string> { ["OLD"] = "content-before" };

    private readonly DirectoryInfo top = Directory.CreateTempSubdirectory("glutetriage-how-to-");

    public HowToTests()
    {
        CopyLinked(Shipped.Root, top.FullName, ["content", "src", ".git", "artifacts"]);
        foreach (var project in Directory.EnumerateDirectories(Path.Combine(Shipped.Root, "src")))
        {
            CopyLinked(project, Directory.CreateDirectory(Path.Combine(top.FullName, "src", Path.GetFileName(project))).FullName, ["App_Data"]);
        }

        Shipped.CopyContentTo(Path.Combine(top.FullName, "content"));
        Shipped.CopyContentTo(Path.Combine(top.FullName, "content-before"));
    }

    /// <summary>Each takes a minute of programs that start anew, so a day has a third of them.</summary>
    public static TheoryData<string> HowTos =>
        [.. Sampling.Of([.. Directory.EnumerateFiles(Folder, "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)], shares: 3)];

    private static string Folder => Path.Combine(Shipped.Root, "docs/how-to");

    public void Dispose() => top.Delete(recursive: true);

    [Theory, MemberData(nameof(HowTos))]
    public async Task Every_command_works_from_the_top_folder(string howTo)
    {
        foreach (var command in Commands(howTo))
        {
            if (command == Site)
            {
                await StartAndStopAsync(command);
            }
            else
            {
                var (exit, output) = await RunAsync(command);
                Assert.True(exit == 0, $"{howTo}: {command}\nended with {exit}:\n{output}");
            }
        }
    }

    [Fact]
    public void Every_block_of_a_how_to_says_whether_it_is_typed() => Assert.All(
        Directory.EnumerateFiles(Folder, "*.md").SelectMany(path => Whole(File.ReadAllText(path)).Split('\n')),
        line => Assert.False(Unmarked().IsMatch(line), $"This block is neither ```sh, nor ```console for a machine it is installed on, nor ```text: {line}"));

    [Fact]
    public async Task The_demo_and_the_site_and_the_check_of_the_trail_speak_of_the_same_files()
    {
        await RunAsync("dotnet run --project src/GluteTriage.Cli -- demo --sessions 5");

        Assert.True(File.Exists(Path.Combine(top.FullName, Data, "sessions.db")));
        await StartAndStopAsync(Site);
        Assert.True(File.Exists(Path.Combine(top.FullName, Data, "accounts.db")));
        var (exit, output) = await RunAsync($"dotnet run --project src/GluteTriage.Cli -- audit verify {Data}/sessions.db");
        Assert.True(exit == 0, output);
    }

    /// <summary>A command that goes on in the next line, after a backslash, is one line, as for the shell that it is typed into.</summary>
    private static string Whole(string page) => page.Replace("\\\n", "", StringComparison.Ordinal);

    /// <summary>In the order of the page, but what fills the data before what looks at it.</summary>
    private static IEnumerable<string> Commands(string howTo) => Block().Matches(Whole(File.ReadAllText(Path.Combine(Folder, howTo))))
        .SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Select(line => Comment().Replace(line, ""))
        .OrderBy(command => command.EndsWith(" demo", StringComparison.Ordinal) ? 0 : command == Site ? 1 : 2);

    private async Task<(int Exit, string Output)> RunAsync(string command)
    {
        using var shell = Start(command);
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Longest);
        await shell.WaitForExitAsync(limit.Token);
        return (shell.ExitCode, await output + await errors);
    }

    /// <summary>The site runs until it is stopped; it works when it has written the link the page tells of.</summary>
    private async Task StartAndStopAsync(string command)
    {
        using var shell = Start(command + " -- --urls http://127.0.0.1:0");
        using var limit = new CancellationTokenSource(Longest);
        var seen = new List<string>();
        try
        {
            while (await shell.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                seen.Add(line);
                if (line.Contains("/account/setup/", StringComparison.Ordinal))
                {
                    return;
                }
            }
        }
        finally
        {
            shell.Kill(entireProcessTree: true);
            await shell.WaitForExitAsync(CancellationToken.None);
        }

        Assert.Fail($"{command} never gave the link of the first administrator:\n{string.Join('\n', seen)}");
    }

    /// <summary>As it would be typed; only the build is that of this test.</summary>
    private Process Start(string command)
    {
        var typed = Chosen.Aggregate(command, (text, choice) => Regex.Replace(text, $@"\b{choice.Key}\b", choice.Value))
            .Replace("dotnet run ", "dotnet run --no-build ", StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash")
        {
            WorkingDirectory = top.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "-c", $"gt() {{ dotnet run --no-build --project src/GluteTriage.Cli -- \"$@\"; }}\n{typed}" },
        };
        return Process.Start(start)!;
    }

    private static void CopyLinked(string from, string to, string[] except)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(from).Where(path => !except.Contains(Path.GetFileName(path))))
        {
            var link = Path.Combine(to, Path.GetFileName(path));
            _ = Directory.Exists(path) ? Directory.CreateSymbolicLink(link, path) : File.CreateSymbolicLink(link, path);
        }
    }

    [GeneratedRegex("^```sh\\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\s+#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("^    |^```(?!sh$|console$|text$|$)")]
    private static partial Regex Unmarked();
}
