using System.CommandLine;
using GluteTriage.Cli.Demo;
using GluteTriage.Content;
using GluteTriage.Content.Store;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Cli;

/// <summary>
/// <c>gt demo [sessions.db]</c>: fills a session log with made-up sessions, all marked as synthetic, so that every page of the clinician
/// area has something to show. For developers: a log that holds a session of a real person is refused.
/// </summary>
internal static class DemoCommand
{
    private const string OfTheSite = "src/GluteTriage.Web/App_Data/sessions.db";

    public static Command Create()
    {
        var sessions = new Argument<FileInfo>("sessions")
        {
            Description = $"The session log to fill; made where there is none. By default that of the website in this repository, {OfTheSite}.",
            DefaultValueFactory = _ => new FileInfo(OfTheSite),
        };
        var count = new Option<int>("--sessions") { Description = "How many sessions to make.", DefaultValueFactory = _ => 2000 };
        var seed = new Option<int>("--seed") { Description = "The same seed at the same moment gives the same sessions.", DefaultValueFactory = _ => 1 };
        var key = new Option<FileInfo?>("--key") { Description = "The key of the audit trail. By default keys/audit.key beside the session log." };
        var content = new Option<DirectoryInfo>("--content") { Description = "The content folder.", DefaultValueFactory = _ => new DirectoryInfo("content") };
        var command = new Command("demo", "Fills a session log with made-up sessions, for developers.") { sessions, count, seed, key, content };
        count.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > 100_000)
            {
                given.AddError("--sessions takes 1 to 100000.");
            }
        });
        command.SetAction((parsed, cancel) => !IsDevelopment() ? Refuse() : RunAsync(
            parsed.GetRequiredValue(sessions),
            parsed.GetValue(count),
            parsed.GetValue(seed),
            parsed.GetValue(key),
            parsed.GetRequiredValue(content),
            TimeProvider.System,
            cancel));
        return command;
    }

    /// <summary>What the environment says; where it says nothing, a checkout is a developer's and a published program is not.</summary>
    private static bool IsDevelopment()
    {
        if ((Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")) is { } named)
        {
            return named.Equals("Development", StringComparison.OrdinalIgnoreCase);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GluteTriage.sln")))
            {
                return true;
            }
        }

        return false;
    }

    private static Task<int> Refuse()
    {
        Console.Error.WriteLine(
            "Made-up sessions are for developers. "
            + "Run this in a checkout, or set DOTNET_ENVIRONMENT to Development on a machine that serves nobody.");
        return Task.FromResult(ExitCode.WrongUsage);
    }

    internal static async Task<int> RunAsync(
        FileInfo sessions, int count, int seed, FileInfo? key, DirectoryInfo content, TimeProvider clock, CancellationToken cancel)
    {
        if (ContentArgument.Compile(content, asJson: false) is not { } release)
        {
            return content.Exists ? ExitCode.Faults : ExitCode.WrongUsage;
        }

        var folder = sessions.DirectoryName!;
        await using var services = new ServiceCollection()
            .AddSingleton(clock)
            .AddSessionLog(sessions.FullName, key?.FullName ?? Path.Combine(folder, "keys", "audit.key"))
            .AddSingleton<DemoLog>()
            .BuildServiceProvider();
        try
        {
            await services.GetRequiredService<SessionDbStart>().PrepareAsync(cancel);
            var log = services.GetRequiredService<DemoLog>();
            var made = DemoSessions.Make(release, count, seed, clock.GetUtcNow());
            if (await WhyNotAsync(log, made.First(), sessions, seed, cancel) is { } refusal)
            {
                Console.Error.WriteLine(refusal);
                return ExitCode.WrongUsage;
            }

            Keep(release, Path.Combine(folder, "content"));
            await log.AddAsync(made, cancel);
            await services.GetRequiredService<EarlierRows>().SealAsync(cancel);
        }
        catch (InvalidOperationException cause)
        {
            Console.Error.WriteLine(cause.Message);
            return ExitCode.WrongUsage;
        }

        Console.WriteLine($"{count} made-up sessions of release {release.Note.Name} ({release.Hash[..12]}) are in {sessions}, all marked as synthetic.");
        return ExitCode.Fine;
    }

    private static async Task<string?> WhyNotAsync(DemoLog log, DemoSession first, FileInfo sessions, int seed, CancellationToken cancel) =>
        await log.CountRealAsync(cancel) is > 0 and var real
            ? $"'{sessions}' holds {real} sessions that are not made up. Made-up sessions are for developers and go into a log of their own."
        : await log.HoldsAsync(first, cancel)
            ? $"'{sessions}' holds the sessions of seed {seed} already. Choose another --seed, or delete the file first."
        : null;

    /// <summary>The store of the release, so that the results can be replayed before the website has run.</summary>
    private static void Keep(Release release, string stores)
    {
        var path = Path.Combine(stores, release.Hash + ".db");
        if (!File.Exists(path))
        {
            ContentStore.Write(release, path);
        }
    }
}
