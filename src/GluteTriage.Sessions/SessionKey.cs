using System.Buffers.Text;
using System.Security.Cryptography;

namespace GluteTriage.Sessions;

/// <summary>
/// What lets a person back into their own session, and nobody else: 160 random bits. It lives in their cookie only.
/// It has no public property and a mute <see cref="ToString"/>, so that no log can write it by accident.
/// </summary>
public sealed class SessionKey
{
    private const int LengthBytes = 20;

    private readonly byte[] bits;

    private SessionKey(byte[] bits) => this.bits = bits;

    public static SessionKey New() => new(RandomNumberGenerator.GetBytes(LengthBytes));

    /// <summary>Reads what <see cref="ToCookieText"/> wrote.</summary>
    /// <returns>The key, or null for any other text, another spelling of the same bits included.</returns>
    public static SessionKey? Parse(string? text)
    {
        var bits = new byte[LengthBytes];
        if (text?.Length != Base64Url.GetEncodedLength(LengthBytes)
            || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bits, out var written)
            || written != LengthBytes)
        {
            return null;
        }

        var key = new SessionKey(bits);
        return key.ToCookieText() == text ? key : null;
    }

    /// <summary>The key in clear, base64url, 27 characters. For the cookie and nothing else.</summary>
    public string ToCookieText() => Base64Url.EncodeToString(bits);

    /// <summary>SHA-256 of the bits, 32 bytes: all the database ever sees of a key.</summary>
    public byte[] Hash() => SHA256.HashData(bits);

    /// <summary>Says that this is a key, not which.</summary>
    public override string ToString() => "SessionKey (hidden)";
}
