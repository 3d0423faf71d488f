using System.CommandLine;
using System.Text.Json;
using GluteTriage.Content;
using GluteTriage.Content.Store;

namespace GluteTriage.Cli;

/// <summary><c>gt compile [content] [-o content.db]</c>: all faults, or the release's store.</summary>
internal static class CompileCommand
{
    public static Command Create()
    {
        var content = ContentArgument.Create();
        var output = new Option<FileInfo>("--output", "-o")
        {
            Description = "The file to write.",
            DefaultValueFactory = _ => new FileInfo("content.db"),
        };
        var json = ContentArgument.Json();
        var command = new Command("compile", "Checks every content file and writes the release the website serves.") { content, output, json };
        command.SetAction((parsed, _) => RunAsync(parsed.GetRequiredValue(content), parsed.GetRequiredValue(output), parsed.GetValue(json)));
        return command;
    }

    /// <summary>What is no fault, because the same files must compile tomorrow too, and still wants somebody's eyes.</summary>
    private static void Warn(Release release, IReadOnlyList<(string File, DateOnly By)> overdue, DateOnly today)
    {
        foreach (var (file, by) in overdue)
        {
            Console.WriteLine($"Warning: content/{file} was to be read again by {by:yyyy-MM-dd}.");
        }

        if (release.Note.Date > today)
        {
            Console.WriteLine($"Warning: content/release.yaml gives a day that is still to come, {release.Note.Date:yyyy-MM-dd}.");
        }
    }

    private static async Task<int> RunAsync(DirectoryInfo content, FileInfo output, bool asJson)
    {
        var ready = ContentStore.PrepareAsync();
        if (ContentArgument.Compile(content, asJson) is not { } release)
        {
            return content.Exists ? ExitCode.Faults : ExitCode.WrongUsage;
        }

        await ready;
        ContentStore.Write(release, output.FullName);
        var clinical = release.Clinical;
        var name = $"{release.Note.Name} ({release.Hash[..12]})";
        var weights = clinical.Causes.Sum(cause => cause.Evidence.Length);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var overdue = ReviewDates.Overdue(release, today);
        Console.WriteLine(asJson
            ? JsonSerializer.Serialize(
                new { release = release.Note.Name, hash = release.Hash, file = output.Name, overdue = overdue.Select(one => new { one.File, one.By }) },
                JsonSerializerOptions.Web)
            : $"""
              Release {name}: {clinical.Items.Length} items, {clinical.RedFlags.Length} red flags, {clinical.Causes.Length} causes,
              {weights} weights, {release.Sources.Length} sources, {release.Vignettes.Length} vignettes. Written to {output.Name}.
              """);
        if (!asJson)
        {
            Warn(release, overdue, today);
        }

        return ExitCode.Fine;
    }
}
