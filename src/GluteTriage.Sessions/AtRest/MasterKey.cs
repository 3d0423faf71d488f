using System.Security.Cryptography;

namespace GluteTriage.Sessions.AtRest;

/// <summary>
/// The key that wraps the keys of sessions: a file of 32 random bytes, as <c>gt key</c> makes it, kept apart from what it opens. It has a mute
/// <see cref="ToString"/>.
/// </summary>
public sealed class MasterKey
{
    private readonly byte[] secret;

    private MasterKey(byte[] secret) => this.secret = secret;

    /// <returns>Null where there is no such file, it may not be read, or it is not a key.</returns>
    public static MasterKey? Find(string path)
    {
        try
        {
            return SecretFile.Find(path) is { } secret ? new MasterKey(secret) : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A key for a log that lives no longer than the process.</summary>
    internal static MasterKey New() => new(RandomNumberGenerator.GetBytes(SecretFile.LengthBytes));

    /// <summary>Writes a new key, readable by its owner only, and has it on disk before it returns.</summary>
    /// <exception cref="IOException">There is such a file, or it cannot be written.</exception>
    public static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        SecretFile.Make(path);
    }

    /// <summary>Says that this is a key, not which.</summary>
    public override string ToString() => "MasterKey (hidden)";

    /// <param name="what">What is wrapped, which must be said again to unwrap it.</param>
    internal byte[] Wrap(string what, ReadOnlySpan<byte> key) => Authenticated.Seal(secret, what, key);

    /// <returns>Null where this is not the key it was wrapped with, or it was changed.</returns>
    internal byte[]? Unwrap(string what, ReadOnlySpan<byte> whole) => Authenticated.Open(secret, what, whole);
}
