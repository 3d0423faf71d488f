using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GluteTriage.Content.Authoring;

/// <summary>
/// Characters a person cannot see, or would see as nonsense: control and direction characters, those of no width, those no font has, and the
/// letters that appear where a file was read in another encoding than it was written in.
/// </summary>
internal static partial class UnreadableCharacter
{
    /// <summary>Letters and marks by their category, and yet nothing is seen of them: fillers, selectors of variants, an empty letter.</summary>
    private static readonly (int From, int To)[] Unseen =
    [
        (0x34F, 0x34F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2800, 0x2800), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0),
        (0xE0100, 0xE01EF),
    ];

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

    private static bool IsUnreadable(Rune rune) => rune.Value is not ('\n' or '\t') && (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || Array.Exists(Unseen, range => rune.Value >= range.From && rune.Value <= range.To));

    private static string Named(Rune rune) => rune == Rune.ReplacementChar
        ? "U+FFFD, which stands where a character is not UTF-8,"
        : $"U+{rune.Value:X4}";

    [GeneratedRegex("\u00e2\u20ac|[\u00c2\u00c3][\u0080-\u00bf]")]
    private static partial Regex Misread();
}
