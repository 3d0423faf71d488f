using System.CommandLine;
using GluteTriage.Content.Approving;
using GluteTriage.Content.Store;

namespace GluteTriage.Cli;

/// <summary><c>gt pull</c>: nobody is asked anything under a release any more, at once.</summary>
internal static class PullCommand
{
    /// <summary>Fewer could be the beginning of several hashes.</summary>
    private const int LeastOfHash = 6, HashLength = 64;

    public static Command Create()
    {
        var data = DataArgument.Create();
        var release = new Argument<string>("release") { Description = "Its name, or the beginning of its hash, as the log of the site gives them." };
        var because = new Option<string>("--because")
        {
            Description = "What is wrong, in a sentence for whoever looks into it. People are not shown it.",
            Required = true,
        };
        var command = new Command("pull", "Takes a release out of use, while the site runs. Only two approvers together bring it back.")
        {
            data,
            release,
            because,
        };
        command.SetAction((parsed, _) => DataArgument.TellAsync(() => Task.FromResult(
            Run(DataArgument.Of(parsed.GetRequiredValue(data)).Stores, parsed.GetRequiredValue(release), parsed.GetRequiredValue(because)))));
        return command;
    }

    private static int Run(string stores, string asked, string because)
    {
        List<string> there = Directory.Exists(stores)
            ? [.. Directory.GetFiles(stores, "*.db").Where(store => Path.GetFileNameWithoutExtension(store).Length == HashLength).Order(StringComparer.Ordinal)]
            : [];
        var byHash = there.FindAll(store => asked.Length >= LeastOfHash && Path.GetFileName(store).StartsWith(asked, StringComparison.Ordinal));
        var meant = byHash.Count > 0 ? byHash : there.FindAll(store => NameOf(store) == asked);
        foreach (var store in meant)
        {
            ReleasePull.Set(store, TimeProvider.System.GetUtcNow(), Environment.UserName, because);
            Console.WriteLine($"Release {asked} ({Path.GetFileName(store)[..12]}) is pulled. A site that runs stops using it within five seconds.");
        }

        if (meant.Count == 0)
        {
            Console.Error.WriteLine($"There is no release '{asked}' in {stores}. There is: {string.Join(", ", there.Select(Named))}.");
        }

        return meant.Count > 0 ? ExitCode.Fine : ExitCode.WrongUsage;
    }

    private static string Named(string store) => $"{NameOf(store)} ({Path.GetFileName(store)[..12]})";

    private static string NameOf(string store)
    {
        try
        {
            return ContentStore.Read(store).Note.Name;
        }
        catch (InvalidDataException)
        {
            return "unreadable";
        }
    }
}
