using System.CommandLine;
using System.Globalization;
using GluteTriage.Sessions.Backups;

namespace GluteTriage.Cli;

/// <summary><c>gt key</c>, <c>gt backup</c> and <c>gt restore</c>: everything an installation keeps as one sealed file, and back.</summary>
internal static class BackupCommand
{
    public static Command CreateKey()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "The file to make. Keep a copy away from the machine: without it nothing it seals can be opened.",
        };
        var command = new Command("key", "Makes a key: for backups, or a master key for the answers.") { file };
        command.SetAction((parsed, _) => DataArgument.TellAsync(() =>
        {
            BackupKey.Make(parsed.GetRequiredValue(file).FullName);
            Console.WriteLine($"{parsed.GetRequiredValue(file)} is made. Keep a copy away from this machine: without it nothing it seals can be opened.");
            return Task.FromResult(ExitCode.Fine);
        }));
        return command;
    }

    public static Command Create()
    {
        var data = DataArgument.Create();
        var heads = DataArgument.Heads();
        var master = DataArgument.Master();
        var to = new Argument<DirectoryInfo>("to") { Description = "The folder of backups; made where there is none." };
        var keep = new Option<int?>("--keep") { Description = "Keep so many of the newest backups, once the new one has been checked; all when left out." };
        var key = new BackupKeyOptions();
        var command = new Command("backup", "Takes answers, accounts, keys, audit heads and releases into one sealed file, while the site runs.")
        {
            data,
            to,
            heads,
            master,
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
            DataArgument.Of(parsed.GetRequiredValue(data), parsed.GetValue(heads), parsed.GetValue(master)),
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
        var heads = DataArgument.Heads();
        var replace = new Option<bool>("--replace") { Description = "Put away what is in the data folder, where it is not empty." };
        var sessionKeys = new Option<FileInfo?>("--session-keys")
        {
            Description = "The keys of the sessions, which each backup writes anew beside itself. By default the file in the folder of the backup.",
        };
        var master = new Option<FileInfo?>("--master")
        {
            Description = "The master key that is to wrap the keys from now on, as in Keys:Master. By default the one used here before, or a new one.",
        };
        var key = new BackupKeyOptions();
        var command = new Command("restore", "Puts a backup into a data folder on which no site runs.")
        {
            backup,
            data,
            replace,
            heads,
            sessionKeys,
            master,
        };
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
                DataArgument.Of(parsed.GetRequiredValue(data), parsed.GetValue(heads), parsed.GetValue(master)),
                key.Read(parsed),
                parsed.GetValue(replace),
                TimeProvider.System,
                cancel,
                parsed.GetValue(sessionKeys)?.FullName));
        }));
        return command;
    }

    private static int Tell(BackupMade made)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{made.Path}: {made.Manifest.Sessions} sessions, {made.Manifest.AuditEntries} audit entries, read back and whole; {made.Removed} older removed."));
        if (made.Keys is { } keys)
        {
            Console.WriteLine(
                $"{keys}: the keys of the sessions, in place of those of the backup before. Without this file no answer in any backup can be read.");
        }

        return TellOfTrail(made.TrailFaults, "The audit trail has faults, so no older backup was removed:");
    }

    private static int Tell(Restored restored)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Restored {restored.Manifest.Sessions} sessions and {restored.Manifest.AuditEntries} audit entries of {restored.Manifest.MadeAt:u}."));
        if (restored is { KeysAt: { } keysAt, Master: { } master })
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Its answers are opened by the keys of {keysAt:u}, which {master} wraps from now on: keep that file, and apart."));
        }

        if (restored.Unreadable > 0)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"The answers of {restored.Unreadable} sessions cannot be read: the keys are older than the backup. Restore it again with newer ones."));
        }

        Console.WriteLine(restored.ErasedAgain is { } erased
            ? string.Create(CultureInfo.InvariantCulture, $"Sessions that were deleted since then were deleted from it again: {erased}.")
            : "No log of before could be read here, so what was deleted since then is back. What is past its time goes when the site starts; "
                + "what people had deleted themselves does not.");
        if (restored is { LogRead: false, KeysAt: { } upTo })
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"No log of before could be read here, so what was deleted after {upTo:u} is back."));
        }

        if (restored.Before is { } before)
        {
            Console.WriteLine($"What was there before is in {before}. Delete it once the site runs: it holds answers too.");
        }

        var trail = TellOfTrail(restored.TrailFaults, "The audit trail in the backup has faults:");
        return restored.Unreadable > 0 ? ExitCode.Faults : trail;
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
