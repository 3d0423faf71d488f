using System.Globalization;
using System.Text;
using ADRaffy.ENSNormalize;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// One writing of letters that can be stored in several ways (Unicode's form NFC), with every kind of space a plain one. An é may be one
/// character or an e and an accent, as the keyboard has it; people cannot tell them apart, and a hash can. The runtime's own does nothing
/// here: the site runs without the tables of languages.
/// </summary>
internal static class CanonicalText
{
    /// <summary>The first character that is a mark on another, or may be taken apart into one; the space before it that is not plain.</summary>
    private const char FirstMark = '\u0300', NoBreakSpace = '\u00A0';

    public static string Of(string text) => text.All(letter => letter < FirstMark && letter != NoBreakSpace)
        ? text
        : ENSNormalize.NF.NFC(string.Concat(text.EnumerateRunes()
            .Select(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator ? " " : rune.ToString())));
}
