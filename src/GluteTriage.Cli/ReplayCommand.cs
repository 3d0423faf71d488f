using System.CommandLine;
using System.Text.Json;
using GluteTriage.Content;
using GluteTriage.Sessions;
using GluteTriage.Sessions.AtRest;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Cli;

/// <summary>
/// <c>gt replay &lt;sessions.db&gt;</c>: every stored result under its own release, which must decide the same, and under the release of a
/// content folder, with what would differ.
/// </summary>
internal static class ReplayCommand
{
    private const int ListedAtMost = 20;

    public static Command Create()
    {
        var sessions = new Argument<FileInfo>("sessions") { Description = "The session log, e.g. App_Data/sessions.db." };
        var stores = new Option<DirectoryInfo?>("--stores")
        {
            Description = "The folder of release stores. By default the folder content beside the session log.",
        };
        var content = new Option<DirectoryInfo?>("--content") { Description = "A content folder to compare with." };
        var master = DataArgument.Master();
        var json = ContentArgument.Json();
        var command = new Command("replay", "Computes every stored result again and compares.") { sessions, stores, content, master, json };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetRequiredValue(sessions), parsed.GetValue(stores), parsed.GetValue(content), parsed.GetValue(master), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(
        FileInfo sessions, DirectoryInfo? stores, DirectoryInfo? content, FileInfo? master, bool asJson, CancellationToken cancel)
    {
        if (!sessions.Exists)
        {
            Console.Error.WriteLine($"There is no file '{sessions}'. Name the session log.");
            return ExitCode.WrongUsage;
        }

        Release? other = null;
        if (content is not null && (other = ContentArgument.Compile(content, asJson)) is null)
        {
            return content.Exists ? ExitCode.Faults : ExitCode.WrongUsage;
        }

        var replay = new Replay(stores?.FullName ?? Path.Combine(sessions.DirectoryName!, "content"), other);
        var all = new List<Replayed>();
        try
        {
            using var keys = new SessionKeys(SessionKeys.Beside(sessions.FullName), master?.FullName);
            await foreach (var stored in StoredResults.ReadAsync(sessions.FullName, keys, cancel))
            {
                all.Add(replay.Of(stored));
            }
        }
        catch (UnreadableTextException cause)
        {
            Console.Error.WriteLine(cause.Message);
            return ExitCode.WrongUsage;
        }
        catch (SqliteException cause)
        {
            Console.Error.WriteLine($"'{sessions}' is not a session log that can be read: {cause.Message}");
            return ExitCode.WrongUsage;
        }

        Print(all, other, asJson);
        return all.TrueForAll(result => result.Same is true && result.Differs.IsEmpty && result.Listed.IsEmpty) ? ExitCode.Fine : ExitCode.Faults;
    }

    private static void Print(List<Replayed> all, Release? other, bool asJson)
    {
        var wrong = all.Where(result => result.Same is false).ToList();
        var lost = all.Where(result => result.Same is null).ToList();
        var listed = all.Where(result => !result.Listed.IsEmpty).ToList();
        var differing = all.Where(result => !result.Differs.IsEmpty).ToList();
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    results = all.Count,
                    differing = wrong,
                    withoutRelease = lost,
                    listedOtherwise = listed,
                    comparedWith = other?.Hash,
                    wouldDiffer = differing,
                },
                JsonSerializerOptions.Web));
            return;
        }

        Console.WriteLine($"Replayed {all.Count} results under their own releases: "
            + $"{all.Count - wrong.Count - lost.Count} the same, {wrong.Count} differ, {lost.Count} without a store of their release.");
        List(wrong, result => string.Join("; ", result.Changed));
        List(lost, result => "has no store that fits");
        if (listed.Count > 0)
        {
            Console.WriteLine($"{listed.Count} stand otherwise in the inbox than they are:");
            List(listed, result => string.Join("; ", result.Listed));
        }

        if (other is not null)
        {
            Console.WriteLine($"Under release {other.Note.Name} ({other.Hash[..12]}): {differing.Count} would differ, "
                + $"{differing.Count(result => result.Differs[0].Contains("LOWER", StringComparison.Ordinal))} to a lower urgency.");
            List(differing, result => string.Join("; ", result.Differs));
        }
    }

    private static void List(List<Replayed> results, Func<Replayed, string> how)
    {
        foreach (var result in results.Take(ListedAtMost))
        {
            Console.WriteLine($"  session {result.Session} after {result.Revision} answers: {how(result)}.");
        }

        if (results.Count > ListedAtMost)
        {
            Console.WriteLine($"  and {results.Count - ListedAtMost} more; --json lists all.");
        }
    }
}
