using System.Diagnostics;
using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>The script of daily work keeps what CONTRIBUTING says of it.</summary>
public sealed partial class DailyWorkTests
{
    [Fact]
    public async Task The_script_has_the_verbs_of_contributing_and_no_other()
    {
        var named = Verb().Matches(SourceTree.Text(".github/CONTRIBUTING.md")).Select(match => match.Groups[1].Value).Distinct();
        var listed = Listed().Matches(await DevAsync("help")).Select(match => match.Groups[1].Value).Where(verb => verb != "help");

        Assert.Equal(listed.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("content/items/age.yaml", "Content Engine Guard verify")]
    [InlineData("docs/adr/0001-split-into-five-projects.md", "Content")]
    [InlineData("README.md", "Content:Repository")]
    [InlineData("dev", "Content:Repository")]
    [InlineData("src/GluteTriage.Engine/Triage.x", "Content Engine Guard Sessions Web")]
    [InlineData("src/GluteTriage.Guard/RedFlagGuard.x", "Content Engine Guard Sessions Web")]
    [InlineData("src/GluteTriage.Sessions/SessionLog.x", "Content Sessions Web")]
    [InlineData("src/GluteTriage.Cli/Replay.x", "Content")]
    [InlineData("src/GluteTriage.Web/Program.x", "Web")]
    [InlineData("src/GluteTriage.Web/Reading/ArticlePage.x", "Web:Reading")]
    [InlineData("src/GluteTriage.Web/Shell/App.x", "Web")]
    [InlineData("tests/GluteTriage.Testing/An.x", "Content Engine Guard Sessions Web")]
    [InlineData("tests/GluteTriage.Web.Tests/Api/ApiTests.cs", "Content:Repository Web:ApiTests")]
    [InlineData("tests/GluteTriage.SecondProver.Tests/Solver.x", "SecondProver")]
    [InlineData("tests/GluteTriage.Journeys/Journey.x", "Journeys")]
    [InlineData("Directory.Packages.props", "build Content Engine Guard Sessions Web")]
    [InlineData("src/GluteTriage.Web/Reading/ArticlePage.x tests/GluteTriage.Journeys/Journey.x", "Web:Reading")]
    [InlineData("--journeys README.md", "Content:Repository Journeys")]
    public async Task A_change_runs_the_suites_it_can_touch_and_no_other(string paths, string suites)
    {
        var said = await DevAsync(["changed", "--dry-run", .. paths.Split(' ')]);

        var runs = Run().Matches(said).Select(match =>
            match.Groups["suite"].Value + (match.Groups["part"].Success ? ":" + match.Groups["part"].Value.Split('.')[^1].TrimEnd('*') : "")
            + match.Groups["verb"].Value);
        Assert.Equal(suites.Split(' ').Order(StringComparer.Ordinal), runs.Order(StringComparer.Ordinal));
        Assert.Contains("Left out: ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_received_text_is_approved_wherever_its_approved_one_stands()
    {
        var copy = Directory.CreateTempSubdirectory("dev-");
        var (text, page) = (Path.Combine(copy.FullName, "tests/Approved/a.verified.txt"), Path.Combine(copy.FullName, "docs/api/b.json"));
        try
        {
            File.Copy(Path.Combine(Shipped.Root, "dev"), Path.Combine(copy.FullName, "dev"));
            Directory.CreateDirectory(Path.GetDirectoryName(text)!);
            Directory.CreateDirectory(Path.GetDirectoryName(page)!);
            await File.WriteAllTextAsync(page, "old");
            await File.WriteAllTextAsync(Path.ChangeExtension(Path.ChangeExtension(text, null), ".received.txt"), "first");
            await File.WriteAllTextAsync(page + ".received.txt", "new");

            await RunAsync(0, Path.Combine(copy.FullName, "dev"), "approve");

            Assert.Equal(("first", "new"), (await File.ReadAllTextAsync(text), await File.ReadAllTextAsync(page)));
            Assert.Equal(3, copy.GetFiles("*", SearchOption.AllDirectories).Length);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_verb_that_does_not_exist_is_refused_with_the_list()
    {
        var said = await DevAsync(1, "tset");

        Assert.Contains("There is no verb tset.", said, StringComparison.Ordinal);
        Assert.Contains("./dev VERB", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_paths_of_the_owners_exist()
    {
        var paths = Owned().Matches(SourceTree.Text(".github/CODEOWNERS")).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(paths);
        Assert.All(paths.Where(path => !path.Contains('*', StringComparison.Ordinal)), path => Assert.True(
            Path.Exists(Path.Combine(Shipped.Root, path)), $"CODEOWNERS names {path}, which does not exist: its owners would not be asked."));
    }

    private static Task<string> DevAsync(params string[] arguments) => DevAsync(0, arguments);

    /// <summary>From another folder than the repository's, so that it is shown to work from any.</summary>
    private static Task<string> DevAsync(int exit, params string[] arguments) => RunAsync(exit, [Path.Combine(Shipped.Root, "dev"), .. arguments]);

    private static async Task<string> RunAsync(int exit, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", arguments)
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var run = Process.Start(start)!;
        var (said, trouble) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        var text = await said + await trouble;
        Assert.True(run.ExitCode == exit, text);
        return text;
    }

    [GeneratedRegex(@"\./dev ([a-z]+)")]
    private static partial Regex Verb();

    [GeneratedRegex("^  ([a-z]+)  ", RegexOptions.Multiline)]
    private static partial Regex Listed();

    [GeneratedRegex(
        @"^  dotnet (?:test --project tests/GluteTriage\.(?<suite>\w+)(?:\.Tests)?(?: --filter-\w+ (?<part>\S+))?"
        + @"|run --project src/GluteTriage\.Cli -- (?<verb>verify)|(?<verb>build))$",
        RegexOptions.Multiline)]
    private static partial Regex Run();

    [GeneratedRegex(@"^/(\S+)\s+@", RegexOptions.Multiline)]
    private static partial Regex Owned();
}
