using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>What installs the site is sound, and the guides say what it does. Run alone, because the console is shared.</summary>
[Collection(nameof(ConsoleCollection))]
public sealed partial class PackagingTests
{
    /// <summary>Of systemd's own scale from 0 to 10.</summary>
    private const double ExposedAtMost = 1.5;

    private static readonly string[] Guides = ["docs/how-to/install.md", "docs/how-to/operate.md", "docs/how-to/upgrade.md"];

    [Theory]
    [InlineData("glutetriage.service")]
    [InlineData("glutetriage-backup.service")]
    public async Task A_unit_may_do_little(string unit)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "This machine has no systemd-analyze.");

        var said = await RunAsync("/usr/bin/systemd-analyze", "security", "--offline=yes", "--no-pager", Packaged(unit));

        var exposed = double.Parse(Exposure().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.True(exposed <= ExposedAtMost, $"{unit} is exposed by {exposed}, and {ExposedAtMost} is the most.");
    }

    /// <summary>What lies inside the programs and is no package: a list of packages cannot find it, and its licence asks to be passed on with it.</summary>
    [Theory]
    [InlineData("src/GluteTriage.Web/Summaries/Fonts/DejaVuSans.LICENSE.txt", "DejaVu Sans", "Bitstream Vera is a trademark of Bitstream, Inc.")]
    [InlineData("src/GluteTriage.Sessions/Typing/compatibility.txt", "Unicode Character Database", "Copyright © 1991-2021 Unicode, Inc.")]
    [InlineData("src/GluteTriage.Web/Accounts/leaked-passwords.txt", "Mark Burnett", "CC BY-SA 3.0")]
    public void What_others_made_and_the_programs_hold_within_stands_in_the_notices(string file, string what, string notice)
    {
        var notices = SourceTree.Text("THIRD-PARTY-NOTICES.md");

        Assert.Contains(what, SourceTree.Text(file), StringComparison.Ordinal);
        Assert.Contains(what, notices, StringComparison.Ordinal);
        Assert.Contains(notice, notices, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_else_is_embedded_than_what_was_looked_at_for_its_licence() => Assert.Equal(
        ["Accounts\\leaked-passwords.txt", "Summaries\\Fonts\\DejaVuSans.ttf", "Typing\\compatibility.txt", "clinical-weights.csv"],
        Directory.EnumerateFiles(Path.Combine(Shipped.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(project => Embedded().Matches(File.ReadAllText(project)).Select(file => file.Groups[1].Value)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_site_and_its_backups_run_as_one_user_on_one_folder_with_files_for_that_user_alone()
    {
        var (site, backup) = (File.ReadAllText(Packaged("glutetriage.service")), File.ReadAllText(Packaged("glutetriage-backup.service")));

        Assert.All(new[] { site, backup }, unit => Assert.All(
            new[] { "User=glutetriage", "StateDirectory=glutetriage", "StateDirectoryMode=0700", "UMask=0077" },
            line => Assert.Contains(line + "\n", unit, StringComparison.Ordinal)));
        Assert.Contains("Environment=Data__Folder=/var/lib/glutetriage\n", site, StringComparison.Ordinal);
        Assert.Contains("gt.dll backup /var/lib/glutetriage /var/backups/glutetriage", backup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_has_no_rights_and_one_volume()
    {
        var file = File.ReadAllText(Packaged("Containerfile"));

        Assert.Contains("\nUSER $APP_UID\n", file, StringComparison.Ordinal);
        Assert.Single(Volume().Matches(file));
        Assert.Contains("--read-only", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_of_gt_in_the_guides_and_units_is_one_with_the_options_it_names()
    {
        var used = Guides.Select(SourceTree.Text).Append(File.ReadAllText(Packaged("glutetriage-backup.service")))
            .SelectMany(text => Command().Matches(text)).Select(match => (Verb: match.Groups[1].Value, Options: match.Groups[2].Value)).ToList();

        Assert.True(used.Count >= 10);
        Assert.All(used, command =>
        {
            var (exit, help, _) = CliTests.Gt(command.Verb, "--help");
            Assert.Equal(0, exit);
            Assert.All(Option().Matches(command.Options).Select(option => option.Value), option => Assert.Contains(option, help, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Every_file_of_packaging_that_the_guides_name_is_there_and_every_check_of_the_doctor_is_explained()
    {
        var text = string.Concat(Guides.Select(SourceTree.Text));
        var checks = SourceTree.Code.Where(file => file.Path.StartsWith("src/GluteTriage.Cli/Doctor/", StringComparison.Ordinal))
            .SelectMany(file => Check().Matches(file.Text)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.All(PackagedFile().Matches(text).Select(match => match.Groups[1].Value), name => Assert.True(File.Exists(Packaged(name)), name));
        Assert.True(checks.Count >= 13);
        Assert.All(checks, check => Assert.Contains($"`{check}`", text, StringComparison.Ordinal));
    }

    private static string Packaged(string name) => Path.Combine(Shipped.Root, "packaging", name);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return said;
    }

    [GeneratedRegex("<EmbeddedResource Include=\"([^\"]+)\"")]
    private static partial Regex Embedded();

    [GeneratedRegex(@"exposure level for \S+ ([0-9.]+)")]
    private static partial Regex Exposure();

    [GeneratedRegex("^VOLUME ", RegexOptions.Multiline)]
    private static partial Regex Volume();

    [GeneratedRegex(@"(?:^ +|/)gt(?:\.dll)? ([a-z]+)(.*)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"--[a-z]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"packaging/([A-Za-z][\w.-]*\w)")]
    private static partial Regex PackagedFile();

    [GeneratedRegex("""(?:Fault|Advice|new Finding)\(\s*"([a-z-]+)["]""")]
    private static partial Regex Check();
}
