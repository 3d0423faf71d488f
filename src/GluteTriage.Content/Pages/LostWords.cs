using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace GluteTriage.Content.Pages;

/// <summary>
/// Compares the words an author wrote with those the page shows, letter by letter and line by line, so that nothing can be lost between them in
/// a way nobody thought of. Of signs only % is compared: Markdown means something by most of the others.
/// </summary>
internal static partial class LostWords
{
    /// <param name="shown">The author's words as the page shows them, in the same order.</param>
    /// <returns>The lines, counted from 0, of which not every letter and digit is shown.</returns>
    public static IEnumerable<int> In(string markdown, string shown)
    {
        var page = Letters(shown);
        var lines = markdown.Split('\n');

        // How far the page was read, and how much of what follows may still belong to lines that were not found whole.
        var (at, open) = (0, 0);
        for (var line = 0; line < lines.Length; line++)
        {
            var readings = Readings(lines[line]);
            if (readings[0].Length == 0)
            {
                continue;
            }

            var found = readings.Select(letters => (Start: page.IndexOf(letters, at, StringComparison.Ordinal), letters.Length))
                .Where(place => place.Start >= 0 && place.Start - at <= open).OrderBy(place => place.Start).Cast<(int Start, int Length)?>().FirstOrDefault();
            if (found is var (start, length))
            {
                (at, open) = (start + length, 0);
            }
            else
            {
                open += readings[0].Length;
                yield return line;
            }
        }
    }

    /// <returns>The name of the element that took words out of the line, or null when it was none.</returns>
    public static string? TakenBy(string line, IEnumerable<(string Element, string Words)> takenOut)
    {
        var letters = Readings(line)[0];
        return takenOut
            .Where(taken => Regex.IsMatch(line, $@"<{Regex.Escape(taken.Element)}\b", RegexOptions.IgnoreCase) || Overlap(Letters(taken.Words), letters))
            .Select(taken => taken.Element).FirstOrDefault();
    }

    private static bool Overlap(string one, string other) =>
        one.Length > 0 && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal));

    /// <summary>The letters of a line: all of them, and without the number that may make it the item of a list, which a browser counts itself.</summary>
    private static string[] Readings(string line)
    {
        var words = AllowedTag().Replace(Address().Replace(Drawing().Replace(line, ""), "]"), "");
        var all = Letters(WebUtility.HtmlDecode(words));
        var item = ListNumber().Replace(words, "");
        return item.Length == words.Length ? [all] : [all, Letters(WebUtility.HtmlDecode(item))];
    }

    private static string Letters(string text) => string.Concat(text.Where(IsLetter));

    /// <summary>Halves of a character outside the first plane count as well.</summary>
    private static bool IsLetter(char character) => character is '%' || char.GetUnicodeCategory(character) is not (
        UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation
        or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.Format);

    [GeneratedRegex(@"!\[\]\([^\s)]*\)")]
    private static partial Regex Drawing();

    [GeneratedRegex(@"\]\([^\s)]*\)")]
    private static partial Regex Address();

    [GeneratedRegex("</?(?:strong|em|br|hr|code|abbr|blockquote|p|ul|ol|li|table|thead|tbody|tr|th|td|h2|h3|h4) ?/?>")]
    private static partial Regex AllowedTag();

    [GeneratedRegex(@"^[\s>*+-]*[0-9]{1,9}[.)](?=\s)")]
    private static partial Regex ListNumber();
}
