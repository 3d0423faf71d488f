using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GluteTriage.Text;

namespace GluteTriage.Content.Authoring;

/// <summary>
/// Characters a person cannot see, or would see as nonsense: control and direction characters, those of no width, those no font has, and the
/// letters that appear where a file was read in another encoding than it was written in.
/// </summary>
internal static partial class UnreadableCharacter
{
    /// <returns>Where the first one stands, counted from 0, and what it is; null when everything can be read.</returns>
    public static (int Index, string What)? Find(string text)
    {
        for (var index = 0; index < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune))
            {
                return (index, "half a character");
            }

            if (IsUnreadable(rune))
            {
                return (index, Named(rune));
            }

            index += rune.Utf16SequenceLength;
        }

        return Misread().Match(text) is { Success: true } misread
            ? (misread.Index, $"'{misread.Value}', which other programs wrote for one character,")
            : null;
    }

    private static bool IsUnreadable(Rune rune) => rune.Value is not ('\n' or '\t') && (rune == Rune.ReplacementChar || UnseenCharacter.Is(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);

    private static string Named(Rune rune) => rune == Rune.ReplacementChar
        ? "U+FFFD, which stands where a character is not UTF-8,"
        : $"U+{rune.Value:X4}";

    [GeneratedRegex("\u00e2\u20ac|[\u00c2\u00c3][\u0080-\u00bf]")]
    private static partial Regex Misread();
}
