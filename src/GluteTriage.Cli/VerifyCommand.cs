using System.CommandLine;
using System.Text.Json;
using GluteTriage.Content;

namespace GluteTriage.Cli;

/// <summary><c>gt verify [content]</c>: assesses every vignette and prints those that come out otherwise than expected.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var content = ContentArgument.Create();
        var json = ContentArgument.Json();
        var command = new Command("verify", "Checks the content and assesses every vignette.") { content, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(content), parsed.GetValue(json)));
        return command;
    }

    private static int Run(DirectoryInfo content, bool asJson)
    {
        if (ContentArgument.Compile(content, asJson) is not { } release)
        {
            return content.Exists ? ExitCode.Faults : ExitCode.WrongUsage;
        }

        var runs = release.Vignettes.Select(vignette => VignetteRun.Of(release.Clinical, vignette)).ToList();
        var differing = runs.Where(run => run.Differences.Count > 0).ToList();
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    hash = release.Hash,
                    vignettes = runs.Count,
                    differing = differing.Select(run => new { run.Vignette.Code, run.Differences }),
                },
                JsonSerializerOptions.Web));
        }
        else
        {
            foreach (var run in differing)
            {
                Console.WriteLine($"content/vignettes/{run.Vignette.Code}.yaml: {string.Join("; ", run.Differences)}.");
            }

            Console.WriteLine($"Tested: {runs.Count} vignettes, {differing.Count} differ.");
        }

        return differing.Count == 0 ? ExitCode.Fine : ExitCode.Faults;
    }
}
