using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GluteTriage.Content.Reading;

namespace GluteTriage.Content.Search;

/// <summary>
/// What a person typed, turned into a query of the index: words of one meaning stand for each other by the glossary, and a word
/// that occurs nowhere stands for those one slip away from it.
/// </summary>
internal sealed partial class SearchWords(ImmutableArray<GlossaryTerm> glossary, IReadOnlySet<string> known)
{
    /// <summary>Nobody types more words than this to good effect.</summary>
    private const int MostWords = 12;

    /// <summary>Shorter words are one slip away from far too many others.</summary>
    private const int ShortestCorrected = 4;

    /// <summary>Words that stand in every text.</summary>
    private static readonly string[] Empty =
        [
            "a", "an", "and", "are", "as", "at", "be", "can", "do", "does", "for", "from", "have", "how", "i",
            "in", "is", "it", "my", "of", "on", "or", "the", "to", "what", "when", "why", "with",
        ];

    private readonly List<string[]> groups =
    [
        .. glossary.Select(term => new[] { term.Term, term.Plain }.Concat(term.Also)
            .Select(name => string.Join(' ', In(name))).Where(name => name.Length > 0).Distinct().ToArray()),
    ];

    /// <returns>Lower-case words of letters and digits, without accents apart from the rest.</returns>
    public static IEnumerable<string> In(string text) =>
        Word().Matches(text.ToLowerInvariant())
            .Select(match => match.Value.Replace("'", "", StringComparison.Ordinal));

    /// <returns>
    /// One alternative list per word or phrase typed, in the order typed, and the corrections made; nothing when no word was typed.
    /// </returns>
    public (List<string[]> Meanings, List<(string Typed, string Meant)> Corrections) Read(string typed)
    {
        var words = In(typed).Where(word => !Empty.Contains(word)).Take(MostWords).ToArray();
        var meanings = new List<string[]>();
        var corrections = new List<(string, string)>();
        for (var at = 0; at < words.Length;)
        {
            var (names, length) = Longest(words, at);
            if (length == 0)
            {
                var meant = Corrected(words[at]);
                if (meant is [var one] && one != words[at])
                {
                    corrections.Add((words[at], one));
                }

                names = [.. meant.SelectMany(word => Longest([word], 0) is { Length: 1 } found ? found.Names : [word])];
                length = 1;
            }

            meanings.Add(names);
            at += length;
        }

        return (meanings, corrections);
    }

    /// <summary>The names that mean the same as the longest phrase that begins here.</summary>
    private (string[] Names, int Length) Longest(string[] words, int at)
    {
        for (var length = Math.Min(5, words.Length - at); length > 0; length--)
        {
            var phrase = string.Join(' ', words, at, length);
            var names = groups.Where(group => group.Contains(phrase)).SelectMany(group => group).Distinct().ToArray();
            if (names.Length > 0)
            {
                return (names, length);
            }
        }

        return ([], 0);
    }

    private string[] Corrected(string word)
    {
        if (known.Contains(word) || word.Length < ShortestCorrected || word.Any(char.IsAsciiDigit))
        {
            return [word];
        }

        var near = known.Concat(groups.SelectMany(group => group).Where(name => !name.Contains(' '))).Distinct()
            .Where(other => OneSlipApart(word, other)).ToArray();
        return near.Length > 0 ? near : [word];
    }

    /// <returns>Whether one letter put in, left out, changed, or swapped with its neighbour makes one of the other.</returns>
    internal static bool OneSlipApart(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1)
        {
            return false;
        }

        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        var same = 0;
        while (same < shorter.Length && shorter[same] == longer[same])
        {
            same++;
        }

        return shorter.Length < longer.Length ? shorter[same..] == longer[(same + 1)..]
            : same == shorter.Length || shorter[(same + 1)..] == longer[(same + 1)..]
            || (same + 1 < shorter.Length && shorter[same] == longer[same + 1]
                && shorter[same + 1] == longer[same] && shorter[(same + 2)..] == longer[(same + 2)..]);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:'[\p{L}]+)?")]
    private static partial Regex Word();
}
