using System.CommandLine;
using System.Text.Json;
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
        Console.WriteLine(asJson
            ? JsonSerializer.Serialize(
                new { release = release.Note.Name, hash = release.Hash, file = output.Name }, JsonSerializerOptions.Web)
            : $"""
              Release {name}: {clinical.Items.Length} items, {clinical.RedFlags.Length} red flags, {clinical.Causes.Length} causes,
              {weights} weights, {release.Sources.Length} sources, {release.Vignettes.Length} vignettes. Written to {output.Name}.
              """);
        return ExitCode.Fine;
    }
}
