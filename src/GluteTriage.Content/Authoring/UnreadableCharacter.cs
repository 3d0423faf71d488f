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

    /// <summary>What Windows shows for the later bytes of a character in UTF-8.</summary>
    private const string LaterByte = "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]";

    /// <summary>A Latin or Greek letter, a sign and the mark of byte order as Windows would read them, and a quotation mark as a Mac would.</summary>
    [GeneratedRegex($"\u00e2\u20ac|[\u00c2-\u00c5\u00ce\u00cf]{LaterByte}|[\u00e2\u00ef]{LaterByte}{{2}}|\u201a\u00c4")]
    private static partial Regex Misread();
}
