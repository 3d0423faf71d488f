using System.Net;
using System.Net.Sockets;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Web.Tests.Checking;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>A start that is refused says so in one sentence, without a stack trace, and ends with exit code 1.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("glutetriage-refused-");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task A_number_out_of_range() => Assert.Equal(
        "Sessions:RetentionDays must be a whole number from 1 to 3650, and is '-1'.", await SaidAsync("--Sessions:RetentionDays", "-1"));

    [Theory]
    [InlineData("other.key", "is not the master key that wraps the keys in ")]
    [InlineData(null, "the master key that wraps the keys in ")]
    public async Task A_master_key_that_is_missing_or_is_not_the_one_the_answers_are_sealed_under(string? named, string sentence)
    {
        using (var keys = new SessionKeys(Path.Combine(data.FullName, SessionKeys.FileName)))
        {
            keys.Prepare(() => false);
        }

        var master = Path.Combine(data.FullName, named ?? "master.key");
        if (named is null)
        {
            File.Delete(master);
            Assert.StartsWith($"{master}, {sentence}", await SaidAsync());
        }
        else
        {
            MasterKey.Make(master);
            Assert.StartsWith($"{master} {sentence}", await SaidAsync("--Keys:Master", master));
        }
    }

    [Fact]
    public async Task A_folder_of_the_program_that_is_not_there() =>
        Assert.StartsWith(
            $"The folder of the program (contentRoot) must be one that exists, and is '{Path.Combine(data.FullName, "nowhere")}",
            await SaidAsync("--contentRoot", Path.Combine(data.FullName, "nowhere")));

    [Fact]
    public async Task A_settings_file_that_is_no_json()
    {
        File.WriteAllText(Path.Combine(data.FullName, "appsettings.json"), "{ \"Sessions\": ");

        Assert.Contains("appsettings.json", await SaidAsync("--contentRoot", data.FullName));
    }

    // The second has settings of its own: it must not note them in the folder of the first before it is refused.
    [Fault(15,
        Injected = "a site is started on the folder of one that runs, with another place of the master key and other days of retention",
        Seen = "the second is refused in one sentence that names the folder, and has written nothing; the first goes on",
        Lost = "nothing",
        Mutation = "FolderInUse opens the lock for sharing")]
    [Fact]
    public async Task A_second_site_on_the_same_folder()
    {
        await using var first = new Site();
        Assert.Equal("Healthy", await first.Browser().GetStringAsync("/health/ready"));
        var keys = first.Services.GetRequiredService<SessionKeys>();
        var (master, note) = (keys.MasterPath, Path.Combine(first.Data, "retention-days"));
        var (days, copy) = (await File.ReadAllTextAsync(note), Path.Combine(data.FullName, "copy.key"));
        File.Copy(master, copy);

        var said = await SaidOfAsync(
            first.Data,
            "--urls", "http://127.0.0.1:0", "--Keys:Master", copy, "--Sessions:RetentionDays", "7", "--Sessions:ConfirmRetentionDays", "7");

        Assert.Equal(
            $"Another site runs on {first.Data}, or a backup is being put back there. Stop that first, or name another folder in Data:Folder.", said);
        Assert.Equal((master, days), (keys.MasterPath, await File.ReadAllTextAsync(note)));
        Assert.Equal(HttpStatusCode.SeeOther, (await first.Person().BeginAsync()).Status);
    }

    [Fact]
    public async Task An_address_that_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        Assert.StartsWith($"The site cannot listen at {address} (ASPNETCORE_URLS): ", await SaidAsync("--urls", address));
    }

    /// <summary>Everything the site says on standard error, which is the sentence alone.</summary>
    private Task<string> SaidAsync(params string[] settings) => SaidOfAsync(data.FullName, settings);

    private static async Task<string> SaidOfAsync(string folder, params string[] settings)
    {
        using var site = BuiltSite.Start(folder, [], settings);
        var log = site.StandardOutput.ReadToEndAsync();
        var said = (await site.StandardError.ReadToEndAsync()).TrimEnd();
        await log;
        await site.WaitForExitAsync();

        Assert.Equal(1, site.ExitCode);
        Assert.DoesNotContain('\n', said);
        return said;
    }
}
