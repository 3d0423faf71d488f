using System.Text.RegularExpressions;

namespace GluteTriage.Content.Authoring;

/// <summary>How many years of school a text asks of its reader, by the Flesch-Kincaid formula. An estimate: it counts, and understands nothing.</summary>
internal static partial class ReadingGrade
{
    /// <returns>0.39 words per sentence + 11.8 syllables per word - 15.59.</returns>
    public static double Of(string text)
    {
        var sentences = PersonTexts.Sentences(text).ToList();
        var words = sentences.SelectMany(sentence => Word().Matches(sentence).Select(match => match.Value)).ToList();
        return words.Count == 0 ? 0 : (0.39 * words.Count / sentences.Count) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;
    }

    /// <summary>Groups of vowels; a silent e at the end is none.</summary>
    private static int Syllables(string word)
    {
        var groups = VowelGroup().Count(word);
        return Math.Max(1, SilentEnd().IsMatch(word) ? groups - 1 : groups);
    }

    [GeneratedRegex("[A-Za-z]+(?:['’][a-z]+)?")]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+", RegexOptions.IgnoreCase)]
    private static partial Regex VowelGroup();

    [GeneratedRegex("[^aeioulr]e$|[^td]ed$|[aeiou][lr]e$", RegexOptions.IgnoreCase)]
    private static partial Regex SilentEnd();
}
