using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// The passwords of <see cref="PasswordRules.Shortest"/> characters or more among the million that were most often found in leaks; shorter
/// ones are refused anyway. Source and form are told in the file.
/// </summary>
internal static class LeakedPasswords
{
    private static readonly Lazy<HashSet<ulong>> Known = new(Read);

    public static int Count => Known.Value.Count;

    /// <param name="password">As it was typed; large and small letters are the same.</param>
    public static bool Hold(string password) => Known.Value.Contains(
        ulong.Parse(
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(password.ToLowerInvariant())), 0, sizeof(ulong)),
            NumberStyles.HexNumber,
            CultureInfo.InvariantCulture));

    private static HashSet<ulong> Read()
    {
        using var file = new StreamReader(typeof(LeakedPasswords).Assembly.GetManifestResourceStream("GluteTriage.Web.Accounts.leaked-passwords.txt")!);
        var known = new HashSet<ulong>();
        while (file.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                known.Add(ulong.Parse(line, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            }
        }

        return known;
    }
}
