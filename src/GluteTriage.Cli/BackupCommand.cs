using System.CommandLine;
using System.Globalization;
using GluteTriage.Sessions.Backups;

namespace GluteTriage.Cli;

/// <summary><c>gt key</c>, <c>gt backup</c> and <c>gt restore</c>: everything an installation keeps as one sealed file, and back.</summary>
internal static class BackupCommand
{
    public static Command CreateKey()
    {
        var file = new Argument<FileInfo>("file") { Description = "The file to make. Keep a copy away from the machine: without it no backup can be opened." };
        var command = new Command("key", "Makes the key that seals and opens backups.") { file };
        command.SetAction((parsed, _) => DataArgument.TellAsync(() =>
        {
            BackupKey.Make(parsed.GetRequiredValue(file).FullName);
            Console.WriteLine($"{parsed.GetRequiredValue(file)} is made. Keep a copy away from this machine: without it no backup can be opened.");
            return Task.FromResult(ExitCode.Fine);
        }));
        return command;
    }

    public static Command Create()
    {
        var data = DataArgument.Create();
        var heads = DataArgument.Heads();
        var to = new Argument<DirectoryInfo>("to") { Description = "The folder of backups; made where there is none." };
        var keep = new Option<int?>("--keep") { Description = "Keep so many of the newest backups, once the new one has been checked; all when left out." };
        var key = new BackupKeyOptions();
        var command = new Command("backup", "Takes answers, accounts, keys, audit heads and releases into one sealed file, while the site runs.")
        {
            data,
            to,
            heads,
            keep,
        };
        key.AddTo(command);
        keep.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int?>() is < 1)
            {
                given.AddError("--keep takes 1 or more.");
            }
        });
        command.SetAction((parsed, cancel) => DataArgument.TellAsync(async () => Tell(await Backup.MakeAsync(
            DataArgument.Of(parsed.GetRequiredValue(data), parsed.GetValue(heads)),
            parsed.GetRequiredValue(to).FullName,
            key.Read(parsed),
            parsed.GetValue(keep),
            TimeProvider.System,
            cancel))));
        return command;
    }

    public static Command CreateRestore()
    {
        var backup = new Argument<FileInfo>("backup") { Description = "The file that gt backup made." };
        var data = DataArgument.Create();
        var replace = new Option<bool>("--replace") { Description = "Put away what is in the data folder, where it is not empty." };
        var key = new BackupKeyOptions();
        var command = new Command("restore", "Puts a backup into a data folder on which no site runs.") { backup, data, replace };
        key.AddTo(command);
        command.SetAction((parsed, cancel) => DataArgument.TellAsync(async () =>
        {
            if (!parsed.GetRequiredValue(backup).Exists)
            {
                Console.Error.WriteLine($"There is no file '{parsed.GetRequiredValue(backup)}'.");
                return ExitCode.WrongUsage;
            }

            return Tell(await Restoring.RunAsync(
                parsed.GetRequiredValue(backup).FullName,
                DataArgument.Of(parsed.GetRequiredValue(data)),
                key.Read(parsed),
                parsed.GetValue(replace),
                TimeProvider.System,
                cancel));
        }));
        return command;
    }

    private static int Tell(BackupMade made)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{made.Path}: {made.Manifest.Sessions} sessions, {made.Manifest.AuditEntries} audit entries, read back and whole; {made.Removed} older removed."));
        return TellOfTrail(made.TrailFaults, "The audit trail has faults, so no older backup was removed:");
    }

    private static int Tell(Restored restored)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Restored {restored.Manifest.Sessions} sessions and {restored.Manifest.AuditEntries} audit entries of {restored.Manifest.MadeAt:u}."));
        Console.WriteLine(restored.ErasedAgain is { } erased
            ? string.Create(CultureInfo.InvariantCulture, $"Sessions that were deleted since then were deleted from it again: {erased}.")
            : "No log of before could be read here, so what was deleted since then is back. What is past its time goes when the site starts; "
                + "what people had deleted themselves does not.");
        if (restored.Before is { } before)
        {
            Console.WriteLine($"What was there before is in {before}. Delete it once the site runs: it holds answers too.");
        }

        return TellOfTrail(restored.TrailFaults, "The audit trail in the backup has faults:");
    }

    private static int TellOfTrail(IReadOnlyList<string> faults, string heading)
    {
        if (faults.Count == 0)
        {
            return ExitCode.Fine;
        }

        Console.Error.WriteLine(heading);
        Console.Error.WriteLine(string.Join(Environment.NewLine, faults));
        return ExitCode.Faults;
    }
}
