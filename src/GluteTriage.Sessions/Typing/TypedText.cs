using System.Buffers;
using System.Globalization;
using System.Text;
using ADRaffy.ENSNormalize;
using GluteTriage.Text;

namespace GluteTriage.Sessions.Typing;

/// <summary>
/// One writing for what people type. A letter can be stored in several ways, keyboards and messengers add characters nobody sees, and
/// devices have dashes and digits of their own: people cannot tell them apart, and a comparison can. The runtime's own forms do nothing
/// here: the site runs without the tables of languages.
/// </summary>
public static class TypedText
{
    /// <summary>The first character that is a mark on another, or may be taken apart into one; the space before it that is not plain.</summary>
    private const char FirstMark = '\u0300', NoBreakSpace = '\u00A0';

    /// <summary>Joins letters of several scripts and pictures into one: unseen, and yet part of what is meant.</summary>
    private const int NonJoiner = 0x200C, Joiner = 0x200D;

    /// <summary>Latin, Greek, Cyrillic, Armenian and Cherokee: of each, some letters look like some of another.</summary>
    private static readonly SearchValues<char>[] DrawnAlike =
    [
        Letters(('A', 'Z'), ('a', 'z'), ('\u00C0', '\u024F'), ('\u1E00', '\u1EFF')),
        Letters(('\u0370', '\u03FF'), ('\u1F00', '\u1FFF')),
        Letters(('\u0400', '\u052F')),
        Letters(('\u0531', '\u0587')),
        Letters(('\u13A0', '\u13FD'), ('\uAB70', '\uABBF')),
    ];

    private static readonly Lazy<Dictionary<int, string>> StandFor = new(ReadStandFor);

    /// <summary>
    /// The same letters in one way of storing them (Unicode's form NFC), with every kind of space a plain one. Nothing is taken away: for
    /// what must stay what somebody chose, as a password must.
    /// </summary>
    public static string Canonical(string text) => text.All(letter => letter < FirstMark && letter != NoBreakSpace)
        ? text
        : ENSNormalize.NF.NFC(string.Concat(text.EnumerateRunes()
            .Select(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator ? " " : rune.ToString())));

    /// <summary>
    /// What is compared: characters that stand for others are those (form NFKC), what nobody sees is gone, every dash is a hyphen, every
    /// digit one of 0 to 9, every apostrophe the straight one, and spaces stand alone and not at the ends.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in ENSNormalize.NF.NFC(string.Concat(text.EnumerateRunes().Select(StandsFor))).EnumerateRunes())
        {
            if (IsSpace(rune))
            {
                plain.Append(plain.Length > 0 && plain[^1] != ' ' ? " " : "");
            }
            else if (!UnseenCharacter.Is(rune))
            {
                plain.Append(Simple(rune));
            }
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>
    /// A code of letters and digits: as <see cref="Plain"/>, in capitals, without the spaces and dashes that group it and the quotes and full
    /// stops that come with it out of a message.
    /// </summary>
    public static string Code(string text) => new([.. Plain(text).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    /// <summary>Words as somebody types them who leaves accents off: small letters and digits, anything else parts them.</summary>
    public static IReadOnlyList<string> Words(string text) =>
        new string([
            .. ENSNormalize.NF.NFD(Plain(text)).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
                .Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' '),
        ]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// Sentences that somebody else will read: as <see cref="Canonical"/>, without what nobody sees, so that nothing is hidden in them and
    /// no line is turned round. Line breaks stay, and what joins letters and pictures.
    /// </summary>
    public static string Sentences(string text) => Canonical(string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value is '\n' or '\r' or '\t' or NonJoiner or Joiner || !UnseenCharacter.Is(rune))
        .Select(rune => rune.ToString()))).Trim().Trim((char)NonJoiner, (char)Joiner).Trim();

    /// <returns>
    /// Whether every character of a name is seen: letters with their marks, digits, punctuation and plain spaces, one letter at least; and no
    /// word of it mixes letters that are drawn alike, as a Cyrillic and a Latin A are.
    /// </returns>
    public static bool IsName(string text) =>
        text.EnumerateRunes().All(rune => rune.Value == ' ' || (!UnseenCharacter.Is(rune) && IsOfName(rune))) && text.EnumerateRunes().Any(Rune.IsLetter)
        && text.Split(' ').All(word => DrawnAlike.Count(letters => word.Any(letters.Contains)) < 2);

    private static SearchValues<char> Letters(params (char From, char To)[] ranges) =>
        SearchValues.Create([.. ranges.SelectMany(range => Enumerable.Range(range.From, range.To - range.From + 1)).Select(code => (char)code)]);

    private static bool IsOfName(Rune rune) => Rune.IsLetter(rune) || Rune.IsDigit(rune) || Rune.IsPunctuation(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Apostrophes first: some of them stand for a space with a mark on it.</summary>
    private static string StandsFor(Rune rune) => IsApostrophe(rune)
        ? "'"
        : StandFor.Value.GetValueOrDefault(rune.Value) ?? rune.ToString();

    private static string Simple(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation || rune.Value is 0x2212 or 0x2043 ? "-"
        : IsApostrophe(rune) ? "'"
        : Rune.IsDigit(rune) ? Rune.GetNumericValue(rune).ToString(CultureInfo.InvariantCulture)
        : rune.ToString();

    private static bool IsApostrophe(Rune rune) => rune.IsBmp && Apostrophes.All.Contains((char)rune.Value);

    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune);

    private static Dictionary<int, string> ReadStandFor()
    {
        using var table = new StreamReader(typeof(TypedText).Assembly.GetManifestResourceStream("compatibility.txt")!);
        var read = new Dictionary<int, string>();
        while (table.ReadLine() is { } line)
        {
            foreach (var entry in line.StartsWith('#') ? [] : line.Split(' '))
            {
                if (entry.Split('>') is not [var from, var to])
                {
                    throw new InvalidDataException($"compatibility.txt has '{entry}', which is no entry.");
                }

                var run = from.Split('-').Select(Hex).ToList();
                var first = to.Split('+').Select(Hex).ToList();
                for (var character = run[0]; character <= run[^1]; character++)
                {
                    var behind = character - run[0];
                    read.Add(character, string.Concat(first.Select(one => new Rune(one + behind).ToString())));
                }
            }
        }

        return read;
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
