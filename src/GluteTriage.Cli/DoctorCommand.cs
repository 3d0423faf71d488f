using System.CommandLine;
using System.Text.Json;
using GluteTriage.Cli.Doctor;
using GluteTriage.Sessions.Backups;

namespace GluteTriage.Cli;

/// <summary><c>gt doctor</c>: what is wrong with an installation, and what to do about each.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var data = DataArgument.Create();
        var heads = DataArgument.Heads();
        var master = DataArgument.Master();
        var site = new Option<DirectoryInfo>("--site")
        {
            Description = "The folder of the published site. By default the one gt lies in.",
            DefaultValueFactory = _ => new DirectoryInfo(AppContext.BaseDirectory),
        };
        var approvers = new Option<FileInfo?>("--approvers") { Description = "The list of approvers, where Content:Approvers names one." };
        var json = ContentArgument.Json();
        var command = new Command("doctor", "Says what is wrong with an installation, and what to do. 0: nothing, 1: a fault, 2: no such folder.")
        {
            data,
            heads,
            master,
            site,
            approvers,
            json,
        };
        command.SetAction((parsed, cancel) => DataArgument.TellAsync(() => RunAsync(
            DataArgument.Of(parsed.GetRequiredValue(data), parsed.GetValue(heads), parsed.GetValue(master)),
            parsed.GetRequiredValue(site).FullName,
            parsed.GetValue(approvers)?.FullName,
            parsed.GetValue(json),
            TimeProvider.System,
            cancel)));
        return command;
    }

    internal static async Task<int> RunAsync(DataFolder data, string site, string? approvers, bool asJson, TimeProvider clock, CancellationToken cancel)
    {
        if (!Directory.Exists(data.Root))
        {
            Console.Error.WriteLine($"There is no folder '{data.Root}'. Name the data folder, which the site names in its log at start.");
            return ExitCode.WrongUsage;
        }

        List<Finding> findings =
        [
            .. FolderChecks.Of(data),
            .. DatabaseChecks.Of(data),
            .. await KeyChecks.OfAsync(data, cancel),
            .. InstallationChecks.Of(data, site, clock.GetUtcNow()),
            .. ApprovalChecks.Of(data, approvers, clock.GetUtcNow()),
        ];
        var hasFault = findings.Exists(finding => finding.IsFault);
        Console.WriteLine(asJson
            ? JsonSerializer.Serialize(new { findings }, JsonSerializerOptions.Web)
            : findings.Count == 0 ? "Nothing is wrong." : string.Join(Environment.NewLine, findings.Select(Text)));
        if (!asJson && approvers is null)
        {
            Console.WriteLine(
                "No list of approvers was given: where the site has none either, content that is certified is served without anybody's approval.");
        }

        return hasFault ? ExitCode.Faults : ExitCode.Fine;
    }

    private static string Text(Finding finding) =>
        $"{(finding.IsFault ? "FAULT " : "advice")} {finding.Check}: {finding.Problem}{Environment.NewLine}       {finding.Remedy}";
}
