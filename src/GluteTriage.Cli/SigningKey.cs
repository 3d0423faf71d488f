using System.CommandLine;
using System.Text;
using GluteTriage.Content.Approving;

namespace GluteTriage.Cli;

/// <summary>How a command is told the key of somebody who signs: a file, and its passphrase from a file or typed unseen, never as an argument.</summary>
internal sealed class SigningKey
{
    private readonly Option<FileInfo> key = new("--key") { Description = "The file of your key, made by gt approver.", Required = true };
    private readonly Option<FileInfo?> passphrase = Passphrase();

    public static Option<FileInfo?> Passphrase() =>
        new("--passphrase") { Description = "A file whose first line is the passphrase of the key. Without it you are asked." };

    public static Argument<FileInfo> Store() => new("store") { Description = "The store of a release, made by gt compile or by the site." };

    public void AddTo(Command command)
    {
        command.Options.Add(key);
        command.Options.Add(passphrase);
    }

    /// <exception cref="InvalidDataException">The key or the passphrase is missing or wrong.</exception>
    public ApproverKey Read(ParseResult parsed) =>
        ApproverKey.Read(parsed.GetRequiredValue(key).FullName, ReadPassphrase(parsed.GetValue(passphrase)));

    /// <exception cref="InvalidDataException">There is no such file, or nobody who could be asked.</exception>
    public static string ReadPassphrase(FileInfo? file) => file switch
    {
        { Exists: true } => File.ReadLines(file.FullName).FirstOrDefault() ?? "",
        { } => throw new InvalidDataException($"There is no file '{file}'."),
        null when Console.IsInputRedirected => throw new InvalidDataException("Nobody can be asked for the passphrase here. Name a file in --passphrase."),
        null => Ask(),
    };

    private static string Ask()
    {
        Console.Error.Write("Passphrase: ");
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } pressed)
        {
            if (pressed.Key is ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(pressed.KeyChar))
            {
                typed.Append(pressed.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
