using System.Security.Cryptography;
using System.Text;

namespace GluteTriage.Sessions.AtRest;

/// <summary>
/// The key that wraps the keys of sessions: a file of 32 random bytes, as <c>gt key</c> makes it, kept apart from what it opens. It has a mute
/// <see cref="ToString"/>.
/// </summary>
public sealed class MasterKey
{
    internal const int LengthBytes = 32;

    private const int NonceBytes = 12, TagBytes = 16;

    private readonly byte[] secret;

    private MasterKey(byte[] secret) => this.secret = secret;

    /// <returns>Null where there is no such file, it may not be read, or it is not a key.</returns>
    public static MasterKey? Find(string path)
    {
        try
        {
            return File.Exists(path) && new FileInfo(path).Length == LengthBytes ? new MasterKey(File.ReadAllBytes(path)) : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A key for a log that lives no longer than the process.</summary>
    internal static MasterKey New() => new(RandomNumberGenerator.GetBytes(LengthBytes));

    /// <summary>Writes a new key, readable by its owner only, and has it on disk before it returns.</summary>
    /// <exception cref="IOException">There is such a file, or it cannot be written.</exception>
    public static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = File.Open(path, options);
        file.Write(RandomNumberGenerator.GetBytes(LengthBytes));
        file.Flush(flushToDisk: true);
    }

    /// <summary>Says that this is a key, not which.</summary>
    public override string ToString() => "MasterKey (hidden)";

    /// <param name="what">What is wrapped, which must be said again to unwrap it.</param>
    internal byte[] Wrap(string what, ReadOnlySpan<byte> key)
    {
        var whole = new byte[NonceBytes + key.Length + TagBytes];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(secret, TagBytes);
        aes.Encrypt(
            whole.AsSpan(0, NonceBytes), key, whole.AsSpan(NonceBytes, key.Length), whole.AsSpan(NonceBytes + key.Length), Encoding.UTF8.GetBytes(what));
        return whole;
    }

    /// <returns>Null where this is not the key it was wrapped with, or it was changed.</returns>
    internal byte[]? Unwrap(string what, ReadOnlySpan<byte> whole)
    {
        if (whole.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var key = new byte[whole.Length - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(secret, TagBytes);
            aes.Decrypt(whole[..NonceBytes], whole.Slice(NonceBytes, key.Length), whole[(NonceBytes + key.Length)..], key, Encoding.UTF8.GetBytes(what));
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
