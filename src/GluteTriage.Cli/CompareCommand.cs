using System.CommandLine;
using System.Text.Json;
using GluteTriage.Content;
using GluteTriage.Content.Store;
using GluteTriage.Engine;
using GluteTriage.Engine.Verification;

namespace GluteTriage.Cli;

/// <summary>
/// <c>gt compare &lt;old&gt; &lt;new&gt;</c>: in which answers two releases demand another urgency, counted over all combinations with
/// a person for each, which vignettes get another first cause, and which are told of their emergency later. A lower urgency and a later
/// emergency must be owned up to in the new CHANGELOG.md, or the command fails: it stands before publishing.
/// </summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var old = new Argument<string>("old") { Description = "A content folder, or the store of a release." };
        var next = new Argument<string>("new") { Description = "A content folder, or the store of a release." };
        var json = ContentArgument.Json();
        var command = new Command("compare", "Finds every combination of answers in which two releases differ in urgency.") { old, next, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(old), parsed.GetRequiredValue(next), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string oldPath, string newPath, bool asJson)
    {
        if (Read(oldPath, asJson) is not { } old || Read(newPath, asJson) is not { } next)
        {
            return Path.Exists(oldPath) && Path.Exists(newPath) ? ExitCode.Faults : ExitCode.WrongUsage;
        }

        if (Comparison.Of(old.Clinical, next.Clinical) is not { } comparison)
        {
            Console.Error.WriteLine("The two do not put the same questions with the same answers, so their combinations cannot be compared.");
            return ExitCode.Faults;
        }

        var changes = comparison.Changes();
        var changeLog = ChangeLog(newPath);
        var isOwned = !changes.Any(change => change.IsLower) || changeLog.Contains(ComparisonText.Acknowledgement(old), StringComparison.OrdinalIgnoreCase);
        var later = LaterAlarm.Between(old, next);
        var notOwned = LaterAlarm.NotOwned(later, old, changeLog);
        var text = new ComparisonText(old, next, comparison, changes, Reordered(old, next), later, isOwned, notOwned);
        Console.Write(asJson ? JsonSerializer.Serialize(text.ToJson(), JsonSerializerOptions.Web) + Environment.NewLine : text.ToString());
        return isOwned && notOwned.Count == 0 ? ExitCode.Fine : ExitCode.Faults;
    }

    private static List<(string Vignette, string From, string To)> Reordered(Release old, Release next) =>
    [
        .. next.Vignettes
            .Select(vignette => (vignette.Code, Answers: VignetteRun.AnswersOf(next.Clinical, vignette)))
            .Select(person => (person.Code, From: First(old, person.Answers), To: First(next, person.Answers)))
            .Where(person => person.From != person.To),
    ];

    private static Release? Read(string path, bool asJson)
    {
        if (!File.Exists(path))
        {
            return ContentArgument.Compile(new DirectoryInfo(path), asJson);
        }

        try
        {
            return ContentStore.Read(path);
        }
        catch (InvalidDataException cause)
        {
            Console.Error.WriteLine(cause.Message);
            return null;
        }
    }

    private static string First(Release release, Engine.Answering.Answers answers) =>
        Triage.Assess(release.Clinical, answers).Families.FirstOrDefault()?.Causes[0].Cause.Code.Value ?? "none";

    /// <returns>Empty for a store, which holds none.</returns>
    private static string ChangeLog(string folder) =>
        Path.Combine(folder, "CHANGELOG.md") is var changes && File.Exists(changes) ? File.ReadAllText(changes) : "";
}
