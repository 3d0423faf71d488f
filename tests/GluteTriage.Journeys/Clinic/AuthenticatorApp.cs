using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace GluteTriage.Journeys.Clinic;

/// <summary>A phone's authenticator app, written from RFC 6238 and not from the site's own code.</summary>
/// <param name="key">As the page shows it: base 32, with or without spaces.</param>
internal sealed class AuthenticatorApp(string key)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="later">How many codes of 30 seconds ahead; the site takes one ahead, and each code once.</param>
    public string Code(int later = 0)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + later);
#pragma warning disable CA5350 // What the apps use.
        var hash = HMACSHA1.HashData(Bytes(), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private byte[] Bytes()
    {
        var bits = string.Concat(
            key.Where(char.IsLetterOrDigit)
                .Select(letter => Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }
}
