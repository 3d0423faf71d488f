using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace GluteTriage.Web.Accounts;

/// <summary>Random text that opens something once. Only its hash is kept.</summary>
internal static class OneTimeToken
{
    /// <returns>Base64url of as many random bytes.</returns>
    public static string Make(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    /// <returns>SHA-256 as hexadecimal. The tokens have 120 random bits or more, so it needs no salt and no slowness.</returns>
    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
