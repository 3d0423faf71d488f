using System.Collections.Immutable;
using GluteTriage.Content.Reading;

namespace GluteTriage.Content.Search;

/// <summary>
/// What a person typed, turned into a query of the index: words of one meaning stand for each other by the glossary and by the words
/// alike of the search, and a word that occurs nowhere stands for those one slip away from it.
/// </summary>
internal sealed class SearchWords(ImmutableArray<GlossaryTerm> glossary, ImmutableArray<WordsAlike> alike, IReadOnlySet<string> known)
{
    /// <summary>Nobody types more words than this to good effect.</summary>
    private const int MostWords = 12;

    /// <summary>Shorter words are one slip away from far too many others.</summary>
    internal const int ShortestCorrected = 5;

    /// <summary>Words that say nothing of what is looked for; sides too, as every text holds for both.</summary>
    internal static readonly HashSet<string> Empty =
    [
        "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at", "away", "bad", "be", "because", "been", "being",
        "but", "by", "can", "could", "did", "do", "does", "doing", "for", "from", "get", "gets", "getting", "go", "goes", "going", "gone", "good", "got",
        "had", "has", "have", "having", "he", "help", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "keep", "keeps", "left",
        "like", "me", "more", "much", "my", "need", "no", "not", "now", "of", "off", "on", "one", "or", "other", "our", "out", "over", "please",
        "really", "right", "she", "should", "since", "so", "some", "still", "than", "that", "the", "their", "them", "then", "there", "they", "this",
        "to", "too", "up", "very", "vs", "was", "way", "we", "were", "what", "when", "where", "which", "while", "who", "why", "will", "with", "would",
        "you", "your",
    ];

    private readonly List<string[]> groups =
    [
        .. glossary.Select(term => new[] { term.Term, term.Plain }.Concat(term.Also)).Concat(alike.Select(group => group.Also.Prepend(group.Word)))
            .Select(names => names.Select(name => string.Join(' ', SearchText.Words(name))).Where(name => name.Length > 0).Distinct().ToArray()),
    ];

    /// <summary>Words alike hold misspellings too, and a slip should not be taken for another slip.</summary>
    private readonly HashSet<string> named =
    [
        .. glossary.SelectMany(term => term.Also.Append(term.Term).Append(term.Plain)).Concat(alike.Select(group => group.Word))
            .Select(name => string.Join(' ', SearchText.Words(name))),
    ];

    /// <returns>
    /// One alternative list per word or phrase typed, in the order typed, and the corrections made; nothing when no word was typed.
    /// </returns>
    public (List<string[]> Meanings, List<(string Typed, string Meant)> Corrections) Read(string typed)
    {
        var words = SearchText.Words(typed).Where(word => !Empty.Contains(word)).Take(MostWords).ToArray();
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

        var near = known.Concat(named.Where(name => !name.Contains(' '))).Distinct().Where(other => OneSlipApart(word, other)).ToArray();
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
}
