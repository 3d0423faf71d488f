using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GluteTriage.Sessions.Typing;

namespace GluteTriage.Web.Accounts;

/// <summary>One-time codes of authenticator apps (RFC 6238): SHA-1, 30 seconds, 6 digits.</summary>
internal static class Totp
{
    public const int Digits = 6;

    private const int KeyBytes = 20;
    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <returns>The step, at most one away from now, that the code belongs to; null when it belongs to none.</returns>
    public static long? FindStep(byte[] key, string code, DateTimeOffset at)
    {
        var given = Encoding.UTF8.GetBytes(TypedText.Code(code));
        var now = StepAt(at);
        long? found = null;
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeFor(key, step)), given))
            {
                found = step;
            }
        }

        return found;
    }

    public static string CodeFor(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // Authenticator apps know nothing else, and as a MAC it is sound.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Base 32 without padding, as apps and people read keys.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        int pending = 0, bits = 0;
        foreach (var one in bytes)
        {
            pending = ((pending & 0x1f) << 8) | one;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Alphabet[(pending >> bits) & 0x1f]);
            }
        }

        return bits == 0 ? text.ToString() : text.Append(Alphabet[(pending << (5 - bits)) & 0x1f]).ToString();
    }

    public static string Address(byte[] key, string name) =>
        $"otpauth://totp/GluteTriage:{Uri.EscapeDataString(name)}?secret={Text(key)}&issuer=GluteTriage&algorithm=SHA1&digits={Digits}&period={StepSeconds}";
}
