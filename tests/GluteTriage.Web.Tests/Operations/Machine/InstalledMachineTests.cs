using System.Diagnostics;
using System.Net;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Checking;

namespace GluteTriage.Web.Tests.Operations.Machine;

/// <summary>
/// Somebody who has never used .NET follows the how-tos on a bare Debian: installs what was released, answers, backs up, loses everything,
/// restores, upgrades and goes back. Every day it is held that each command of the how-tos is part of that; the long run types them.
/// </summary>
public sealed class InstalledMachineTests
{
    private const string Site = "http://127.0.0.1:5000";
    private const string Backups = "/var/backups/glutetriage";

    /// <summary>In the order in which they make sense, with what happens between them.</summary>
    private static readonly (string File, string Heading, string What)[] Journey =
    [
        ("install.md", "What is needed", "unpack the release"),
        ("install.md", "Look at it", "look at it"),
        ("install.md", "Install it", "install it"),
        ("install.md", "Settings that are worth a thought", "make a certificate for the keys"),
        ("operate.md", "See how it is", "see how it is"),
        ("operate.md", "Backups", "back up what a person answered"),
        ("operate.md", "Restore", "lose everything, and restore it"),
        ("upgrade.md", "Upgrade it", "upgrade"),
        ("upgrade.md", "Go back", "go back"),
        ("operate.md", "Change the master key", "change the master key"),
        ("operate.md", "Approve what is served", "let two people approve the release"),
        ("operate.md", "Somebody wants to be deleted", "delete the person by their code"),
        ("operate.md", "Pull a release", "pull the release"),
    ];

    [Fact]
    public async Task Every_command_for_an_installed_machine_is_typed_on_a_bare_one()
    {
        Assert.All(Guide.All, guide => Assert.Contains(Journey, step => (step.File, step.Heading) == (guide.File, guide.Heading)));
        if (Sampling.IsLongRun)
        {
            await FollowAsync();
        }
    }

    private static async Task FollowAsync()
    {
        var release = Directory.CreateTempSubdirectory("glutetriage-release-");
        var (exit, said) = await PublishedFolder.RunAsync(Shipped.Root, Path.Combine(Shipped.Root, "packaging/release"), release.FullName);
        Assert.True(exit == 0, said);
        await using var machine = await BareMachine.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Site) };
        var person = new Person(http);
        var code = "";
        foreach (var (file, heading, what) in Journey)
        {
            var clock = Stopwatch.StartNew();
            if (heading == "What is needed")
            {
                foreach (var made in release.EnumerateFiles())
                {
                    made.CopyTo(Path.Combine(machine.Home, made.Name));
                }
            }

            foreach (var guide in Guide.Under(file, heading))
            {
                if (guide.Commands.Contains("/health/ready", StringComparison.Ordinal))
                {
                    await UntilReadyAsync(http);
                }

                if (guide.Commands.Contains("--replace", StringComparison.Ordinal))
                {
                    await machine.TypeAsync("systemctl stop glutetriage; rm -f /var/lib/glutetriage/*.db*");
                }

                var newest = guide.Commands.Contains("FILE", StringComparison.Ordinal)
                    ? await machine.TypeAsync($"cd {Backups} && ls -t *.backup | head -1")
                    : "";
                await machine.TypeAsync(UntilItAnswers(guide.Commands)
                    .Replace("FILE", newest.Trim(), StringComparison.Ordinal)
                    .Replace("CODE", code, StringComparison.Ordinal)
                    .Replace("RELEASE", Shipped.Release.Note.Name, StringComparison.Ordinal));
            }

            switch (heading)
            {
                case "Install it":
                    code = await AnsweredAsync(person);
                    break;
                case "Restore" or "Upgrade it" or "Go back":
                    await UntilReadyAsync(http);
                    Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/check/result")).Status);
                    break;
                case "Change the master key":
                    await machine.TypeAsync("shred -u /etc/glutetriage/master.key && systemctl restart glutetriage");
                    await UntilReadyAsync(http);
                    Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/check/result")).Status);
                    break;
                case "Approve what is served":
                    await UntilReadyAsync(http);
                    Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/check/result")).Status);
                    break;
                case "Pull a release":
                    await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
                    Assert.Equal("/check/stopped", (await person.GetAsync("/check")).Next);
                    break;
                case "Somebody wants to be deleted":
                    Assert.NotEqual(HttpStatusCode.OK, (await person.GetAsync("/check/result")).Status);
                    break;
            }

            Console.WriteLine($"{what}: {clock.Elapsed.TotalSeconds:0} s");
        }

        release.Delete(recursive: true);
    }

    /// <summary>What runs until it is stopped is stopped once it answers.</summary>
    private static string UntilItAnswers(string commands) => commands.StartsWith("dotnet ", StringComparison.Ordinal)
        ? $"{commands} > look.log & until curl -sf {Site}/health/ready; do sleep 1; done; kill $!; wait $! || true"
        : commands;

    private static async Task UntilReadyAsync(HttpClient http)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System))
        {
            try
            {
                if ((await http.GetAsync("/health/ready")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        Assert.Fail("The site was not ready within a minute.");
    }

    /// <returns>The code to take the consent back with.</returns>
    private static async Task<string> AnsweredAsync(Person person)
    {
        await person.BeginAsync();
        Assert.Equal("/check/result", await person.WalkAsync());
        await person.AgreeToReviewAsync();
        return (await person.GetAsync("/check/summary")).Page.QuerySelector(".summary .code code")!.TextContent;
    }
}
