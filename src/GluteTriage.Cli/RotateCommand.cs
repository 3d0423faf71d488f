using System.CommandLine;
using System.Globalization;
using GluteTriage.Sessions.AtRest;

namespace GluteTriage.Cli;

/// <summary><c>gt rotate</c>: another master key for the answers, while the site runs.</summary>
internal static class RotateCommand
{
    public static Command Create()
    {
        var data = DataArgument.Create();
        var to = new Option<FileInfo>("--to") { Description = "The file of the new master key, made by gt key.", Required = true };
        var master = DataArgument.Master();
        var command = new Command(
            "rotate", "Wraps the keys of all sessions with another master key, while the site runs. Ended half-way, it goes on when run again.")
        {
            data,
            to,
            master,
        };
        command.SetAction((parsed, _) => DataArgument.TellAsync(() =>
        {
            var folder = DataArgument.Of(parsed.GetRequiredValue(data), master: parsed.GetValue(master));
            var newer = parsed.GetRequiredValue(to).FullName;
            if (!File.Exists(folder.SessionKeys))
            {
                Console.Error.WriteLine($"There is no file '{folder.SessionKeys}'. Name the data folder of the site.");
                return Task.FromResult(ExitCode.WrongUsage);
            }

            using var keys = new SessionKeys(folder.SessionKeys, folder.MasterKey);
            var count = keys.Rotate(newer);
            Console.WriteLine(
                $"{count.ToString(CultureInfo.InvariantCulture)} keys are wrapped by {newer}, which the site uses from now on. "
                    + "Name it in Keys:Master where that names another, then destroy the one before.");
            if (keys.OwesEmptying)
            {
                Console.WriteLine(
                    $"Another program reads the keys, such as a backup, so that {folder.SessionKeys}-wal still has them as the key before wraps them. "
                        + "Once that has ended, the site empties it within ten minutes.");
            }

            return Task.FromResult(ExitCode.Fine);
        }));
        return command;
    }
}
