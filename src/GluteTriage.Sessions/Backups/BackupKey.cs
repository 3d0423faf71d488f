using System.Security.Cryptography;
using System.Text;

namespace GluteTriage.Sessions.Backups;

/// <summary>What opens a backup: a file of 32 random bytes, or a passphrase. It has a mute <see cref="ToString"/>.</summary>
public sealed class BackupKey
{
    /// <summary>Of PBKDF2 with SHA-512: twice what passwords of staff have, because whoever has a backup may try for years.</summary>
    public const int Rounds = 600_000;

    /// <summary>Characters a passphrase must have, as the passwords of staff.</summary>
    public const int PassphraseAtLeast = 15;

    private readonly byte[] secret;

    private BackupKey(byte[] secret, bool isPassphrase) => (this.secret, IsPassphrase) = (secret, isPassphrase);

    internal bool IsPassphrase { get; }

    /// <exception cref="InvalidDataException">The file is missing or is not a key.</exception>
    public static BackupKey Read(string path) => SecretFile.Find(path) is { } secret
        ? new BackupKey(secret, isPassphrase: false)
        : throw new InvalidDataException($"{path} is not a key for backups. Make one with: gt key {path}");

    /// <exception cref="InvalidDataException">It is too short.</exception>
    public static BackupKey OfPassphrase(string passphrase) => passphrase.Length >= PassphraseAtLeast
        ? new BackupKey(Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormC)), isPassphrase: true)
        : throw new InvalidDataException($"A passphrase for backups has at least {PassphraseAtLeast} characters.");

    /// <summary>Writes a new key, readable by its owner only.</summary>
    /// <exception cref="IOException">There is such a file, or it cannot be written.</exception>
    public static void Make(string path) => SecretFile.Make(path);

    /// <summary>Says that this is a key, not which.</summary>
    public override string ToString() => "BackupKey (hidden)";

    /// <summary>The key of one file, 32 bytes: another for each salt, so that no two files share one.</summary>
    internal byte[] For(ReadOnlySpan<byte> salt)
    {
        var main = IsPassphrase ? Rfc2898DeriveBytes.Pbkdf2(secret, salt, Rounds, HashAlgorithmName.SHA512, SecretFile.LengthBytes) : secret;
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, main, SecretFile.LengthBytes, salt.ToArray(), "GluteTriage backup 1"u8.ToArray());
    }
}
