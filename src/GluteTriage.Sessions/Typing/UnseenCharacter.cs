using System.Globalization;
using System.Text;

namespace GluteTriage.Text;

/// <summary>Characters of which nothing is seen: in what people type, and in what authors write.</summary>
internal static class UnseenCharacter
{
    /// <summary>Letters and marks by their category, and yet nothing is seen of them: fillers, selectors of variants, an empty letter.</summary>
    private static readonly (int From, int To)[] ByCategorySeen =
    [
        (0x34F, 0x34F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2800, 0x2800), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0),
        (0xE0100, 0xE01EF),
    ];

    /// <returns>True of line breaks and tabs too, which are control characters: who allows them asks about them first.</returns>
    public static bool Is(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || Array.Exists(ByCategorySeen, range => rune.Value >= range.From && rune.Value <= range.To);
}
