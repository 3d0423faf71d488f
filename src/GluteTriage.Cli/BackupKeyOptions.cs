using System.CommandLine;
using GluteTriage.Sessions.Backups;

namespace GluteTriage.Cli;

/// <summary>How a command is told the key of backups: a file, so that no secret stands in a list of processes or a shell's history.</summary>
internal sealed class BackupKeyOptions
{
    private readonly Option<FileInfo?> key = new("--key") { Description = "The file of the key, made by gt key." };
    private readonly Option<FileInfo?> passphrase = new("--passphrase") { Description = "A file whose first line is a passphrase, instead of a key." };

    public void AddTo(Command command)
    {
        command.Options.Add(key);
        command.Options.Add(passphrase);
        command.Validators.Add(given =>
        {
            if (given.GetValue(key) is null == given.GetValue(passphrase) is null)
            {
                given.AddError("Give --key or --passphrase.");
            }
        });
    }

    /// <exception cref="InvalidDataException">The key or passphrase is missing or cannot be one.</exception>
    public BackupKey Read(ParseResult parsed) => (parsed.GetValue(key), parsed.GetValue(passphrase)) switch
    {
        ({ } file, _) => BackupKey.Read(file.FullName),
        (_, { Exists: true } file) => BackupKey.OfPassphrase(File.ReadLines(file.FullName).FirstOrDefault() ?? ""),
        (_, var file) => throw new InvalidDataException($"There is no file '{file}'."),
    };
}
