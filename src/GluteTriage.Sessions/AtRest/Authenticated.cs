using System.Security.Cryptography;
using System.Text;

namespace GluteTriage.Sessions.AtRest;

/// <summary>AES-256-GCM as one piece: a random nonce, what was sealed, and the tag.</summary>
internal static class Authenticated
{
    private const int NonceBytes = 12, TagBytes = 16;

    /// <param name="place">What it is bound to, which must be said again to open it.</param>
    public static byte[] Seal(byte[] key, string place, ReadOnlySpan<byte> plain)
    {
        var whole = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = whole.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, whole.AsSpan(NonceBytes, plain.Length), whole.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(place));
        return whole;
    }

    /// <returns>Null where this is not the key or the place it was sealed with, or it was changed.</returns>
    public static byte[]? Open(byte[] key, string place, ReadOnlySpan<byte> whole)
    {
        if (whole.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var plain = new byte[whole.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(
                whole[..NonceBytes], whole.Slice(NonceBytes, plain.Length), whole[(NonceBytes + plain.Length)..], plain, Encoding.UTF8.GetBytes(place));
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
