using System.CommandLine;
using System.Text.Json;
using GluteTriage.Content;
using GluteTriage.Content.Authoring;

namespace GluteTriage.Cli;

/// <summary>The content folder every command works on, and how its faults are printed.</summary>
internal static class ContentArgument
{
    public static Argument<DirectoryInfo> Create() => new("content")
    {
        Description = "The content folder.",
        DefaultValueFactory = _ => new DirectoryInfo("content"),
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON instead of text." };

    /// <returns>The release, or null when the folder is missing or has faults, which are then printed.</returns>
    public static Release? Compile(DirectoryInfo folder, bool asJson)
    {
        if (!folder.Exists)
        {
            Console.Error.WriteLine($"There is no folder '{folder}'. Name the content folder.");
            return null;
        }

        var (release, faults) = ContentCompiler.Compile(ContentFolder.Read(folder.FullName));
        if (asJson && faults.Count > 0)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { faults }, JsonSerializerOptions.Web));
        }
        else if (faults.Count > 0)
        {
            Console.Error.Write(FaultReport.Of(faults));
        }

        return release;
    }
}
