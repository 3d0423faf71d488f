using System.Security.Cryptography;
using System.Text;

namespace GluteTriage.Sessions.Sharing;

/// <summary>
/// The secret that hashes codes. It lies outside the database, so that who reads the one cannot find a code by trying all there are.
/// Losing it ends every code that is out, and nothing else.
/// </summary>
public sealed class ShareKey
{
    private readonly byte[] key;

    private ShareKey(byte[] key) => this.key = key;

    /// <summary>Reads the key file, readable by its owner only; makes it where there is none.</summary>
    /// <exception cref="InvalidOperationException">The file is not a key.</exception>
    public static ShareKey At(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            SecretFile.Make(path);
        }

        return File.ReadAllBytes(path) is { Length: SecretFile.LengthBytes } key
            ? new ShareKey(key)
            : throw new InvalidOperationException($"{path} is not the key of shared codes. Delete it: a new one is made, and the codes that are out end.");
    }

    /// <summary>A key for codes that live no longer than the process.</summary>
    public static ShareKey New() => new(RandomNumberGenerator.GetBytes(SecretFile.LengthBytes));

    /// <summary>HMAC-SHA256, 32 bytes: all the database ever sees of a code. Takes as long for what is no code.</summary>
    internal byte[] Hash(ShareCode? code) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(code?.Plain ?? "no code at all"));
}
