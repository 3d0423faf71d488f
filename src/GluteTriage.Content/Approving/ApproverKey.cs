using System.Security.Cryptography;

namespace GluteTriage.Content.Approving;

/// <summary>The private key of an approver: ECDSA on P-256, in a PEM file (PKCS #8) that a passphrase encrypts.</summary>
public sealed class ApproverKey : IDisposable
{
    /// <summary>Fewer characters are soon guessed by whoever has the file.</summary>
    public const int LeastPassphrase = 12;

    /// <summary>What follows the name of the file in that of its entry for the list of approvers.</summary>
    public const string EntryEnding = ".pub";

    private const string NameLine = "Name: ";
    private static readonly PbeParameters Encryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000);

    private readonly ECDsa key;

    private ApproverKey(string name, ECDsa key)
    {
        Name = name;
        this.key = key;
    }

    public string Name { get; }

    /// <summary>As <see cref="Approver.Key"/>.</summary>
    public string Id => Approver.IdOf(key);

    /// <exception cref="InvalidDataException">That is no name.</exception>
    public static ApproverKey New(string name) => name.Length > 0 && name == name.Trim() && !name.Any(char.IsControl)
        ? new ApproverKey(name, ECDsa.Create(ECCurve.NamedCurves.nistP256))
        : throw new InvalidDataException("A name is one line, without spaces at its ends.");

    /// <summary>Writes the key for its owner's eyes alone, and beside it the entry for the list of approvers.</summary>
    /// <exception cref="InvalidDataException">The passphrase is too short.</exception>
    /// <exception cref="IOException">There is such a file, or it cannot be written.</exception>
    public void Write(string path, DateOnly from, DateOnly until, string passphrase)
    {
        if (passphrase.Length < LeastPassphrase)
        {
            throw new InvalidDataException($"A passphrase needs at least {LeastPassphrase} characters.");
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new StreamWriter(path, options))
        {
            file.Write($"{NameLine}{Name}\n{key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, Encryption)}\n");
        }

        File.WriteAllText(path + EntryEnding, EntryFor(from, until));
    }

    /// <summary>What its owner adds to the list of approvers.</summary>
    /// <param name="from">The first day on which it may sign.</param>
    /// <param name="until">The last one.</param>
    public string EntryFor(DateOnly from, DateOnly until) => ApproverList.EntryOf(Name, from, until, key);

    /// <exception cref="InvalidDataException">It is no such file, or the passphrase is another.</exception>
    public static ApproverKey Read(string path, string passphrase)
    {
        var key = ECDsa.Create();
        try
        {
            var text = File.ReadAllText(path);
            key.ImportFromEncryptedPem(text, passphrase);
            return text.Split('\n')[0] is var first && first.StartsWith(NameLine, StringComparison.Ordinal)
                ? new ApproverKey(first[NameLine.Length..].Trim(), key)
                : throw new InvalidDataException($"'{path}' does not begin with the name of whose key it is.");
        }
        catch (Exception cause) when (cause is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new InvalidDataException($"'{path}' is not a key made by gt approver that this passphrase opens.", cause);
        }
    }

    public void Dispose() => key.Dispose();

    internal byte[] Sign(byte[] message) => key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
}
