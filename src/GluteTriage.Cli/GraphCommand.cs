using System.CommandLine;
using GluteTriage.Content;

namespace GluteTriage.Cli;

/// <summary><c>gt graph [content] [-o interview.svg]</c>: a picture of the questions, what decides that they are asked, and the flags they feed.</summary>
internal static class GraphCommand
{
    public static Command Create()
    {
        var content = ContentArgument.Create();
        var output = new Option<FileInfo>("--output", "-o")
        {
            Description = "The file to write.",
            DefaultValueFactory = _ => new FileInfo("interview.svg"),
        };
        var command = new Command("graph", "Draws the interview as an SVG picture.") { content, output };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(content), parsed.GetRequiredValue(output)));
        return command;
    }

    private static int Run(DirectoryInfo folder, FileInfo output)
    {
        if (ContentArgument.Compile(folder, asJson: false) is not { } release)
        {
            return folder.Exists ? ExitCode.Faults : ExitCode.WrongUsage;
        }

        InterviewGraph.Of(release.Clinical, standalone: true).Save(output.FullName);
        Console.WriteLine($"{release.Clinical.Items.Length} questions and {release.Clinical.RedFlags.Length} red flags. Drawn to {output.Name}.");
        return ExitCode.Fine;
    }
}
