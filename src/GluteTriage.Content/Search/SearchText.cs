using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using GluteTriage.Text;

namespace GluteTriage.Content.Search;

/// <summary>Brings what people type and what the site says into one writing, so that the same words are the same.</summary>
internal static partial class SearchText
{
    /// <summary>
    /// Letters with accents, by the letter people type who leave them off. The program runs without the tables of cultures
    /// (InvariantGlobalization), so nothing else takes accents off.
    /// </summary>
    private static readonly Dictionary<char, string> WithoutAccent = new (string Accented, string Plain)[]
    {
        ("àáâãäåāăą", "a"), ("çćĉċč", "c"), ("ďđ", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"), ("ìíîïĩīĭįı", "i"),
        ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŉ", "n"), ("òóôõöøōŏő", "o"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťŧț", "t"),
        ("ùúûüũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"), ("æ", "ae"), ("œ", "oe"), ("ß", "ss"),
    }.SelectMany(group => group.Accented.Select(letter => (letter, group.Plain))).ToDictionary(pair => pair.letter, pair => pair.Plain);

    /// <summary>How far the wide letters of East Asian keyboards stand from those of others.</summary>
    private const int WideBy = 0xFEE0;

    /// <summary>Contractions as they are typed without an apostrophe; those that are words of their own ("well", "were", "its") are left.</summary>
    private static readonly Dictionary<string, string[]> Joined = new()
    {
        ["cant"] = ["cannot"],
        ["cannt"] = ["cannot"],
        ["carnt"] = ["cannot"],
        ["canot"] = ["cannot"],
        ["wont"] = ["will", "not"],
        ["dont"] = ["do", "not"],
        ["doesnt"] = ["does", "not"],
        ["didnt"] = ["did", "not"],
        ["isnt"] = ["is", "not"],
        ["arent"] = ["are", "not"],
        ["wasnt"] = ["was", "not"],
        ["werent"] = ["were", "not"],
        ["havent"] = ["have", "not"],
        ["hasnt"] = ["has", "not"],
        ["hadnt"] = ["had", "not"],
        ["couldnt"] = ["could", "not"],
        ["wouldnt"] = ["would", "not"],
        ["shouldnt"] = ["should", "not"],
        ["mustnt"] = ["must", "not"],
        ["neednt"] = ["need", "not"],
        ["aint"] = ["is", "not"],
        ["im"] = ["i", "am"],
        ["ive"] = ["i", "have"],
    };

    /// <returns>
    /// Lower-case words of letters and digits, without accents and invisible characters; contractions as the words they stand for, and
    /// "can not" as "cannot", so that a negation is never lost.
    /// </returns>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var word in WithoutGaps([.. Word().Matches(Plain(WebUtility.HtmlDecode(text))).Select(match => match.Value)]).SelectMany(Spoken))
        {
            if (word == "not" && words is [.., "can"])
            {
                words[^1] = "cannot";
            }
            else
            {
                words.Add(word);
            }
        }

        return words;
    }

    /// <summary>Keyboards and forms put a blank or another sign where an apostrophe was typed: "can t", "can;t", "it s".</summary>
    private static IEnumerable<string> WithoutGaps(string[] typed)
    {
        for (var at = 0; at < typed.Length; at++)
        {
            if (at + 1 < typed.Length && IsCut(typed[at], typed[at + 1]))
            {
                yield return Joined.ContainsKey(typed[at] + typed[at + 1]) ? typed[at] + typed[at + 1] : $"{typed[at]}'{typed[at + 1]}";
                at++;
            }
            else
            {
                yield return typed[at];
            }
        }
    }

    /// <returns>Whether the second is what an apostrophe joins to the first. "Vitamin d" is not.</returns>
    private static bool IsCut(string word, string rest) => Joined.ContainsKey(word + rest) || rest is "s"
        || (rest is "m" or "re" or "ve" or "ll" or "d"
            && word is "i" or "you" or "he" or "she" or "it" or "we" or "they" or "that" or "there" or "who");

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var typed in text)
        {
            var letter = char.ToLowerInvariant(typed is >= '\uFF01' and <= '\uFF5E' ? (char)(typed - WideBy) : typed);
            if (Apostrophes.All.Contains(letter, StringComparison.Ordinal))
            {
                plain.Append('\'');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                plain.Append(WithoutAccent.GetValueOrDefault(letter, letter.ToString()));
            }
        }

        return plain.ToString();
    }

    private static string[] Spoken(string word)
    {
        var at = word.IndexOf('\'', StringComparison.Ordinal);
        if (at < 0)
        {
            return Joined.GetValueOrDefault(word, [word]);
        }

        if (word.EndsWith("n't", StringComparison.Ordinal))
        {
            return Joined.GetValueOrDefault(word.Replace("'", "", StringComparison.Ordinal), [word[..^3], "not"]);
        }

        return word[at..] is "'s" or "'m" or "'re" or "'ve" or "'ll" or "'d" ? [word[..at]] : [word.Replace("'", "", StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:'\p{L}+)*")]
    private static partial Regex Word();
}
