using System.Collections.Immutable;

namespace GluteTriage.Content.Search;

/// <summary>An intent that was found in what somebody typed.</summary>
/// <param name="Words">How many words of its phrase were found.</param>
internal sealed record IntentFound(SearchIntent Intent, int Words);

/// <summary>Finds what people mean by the words they type: a sign that cannot wait, or the page that answers them.</summary>
internal sealed class SearchIntents
{
    /// <summary>So many other words may stand among those of a phrase: people explain, and they do it in few words.</summary>
    private const int OthersAmong = 3;

    /// <summary>Of phrases that only order results, this share of what was typed must be in the phrase.</summary>
    private const double LeadingShare = 0.5;

    private const int LongestAlike = 4;

    /// <summary>Words that change no meaning here. "Me", "it", "on", "all", "no" and "not" do.</summary>
    private static readonly HashSet<string> Empty =
    [
        "a", "about", "am", "an", "and", "are", "at", "be", "been", "but", "by", "do", "does", "did", "for", "from", "get", "getting", "got",
        "had", "has", "have", "having", "i", "in", "is", "just", "keep", "keeps", "my", "of", "or", "please", "really", "so", "some", "that",
        "the", "their", "then", "this", "to", "was", "were", "when", "while", "will", "with", "would", "your",
    ];

    private readonly Dictionary<string, string> alike = [];
    private readonly List<(SearchIntent Intent, string[] Words)> phrases;
    private readonly HashSet<string> stems = [];
    private readonly SortedSet<string> words = new(StringComparer.Ordinal);
    private readonly IReadOnlySet<string> known;

    /// <param name="known">Words that are right as they are, and so are never taken for a slip.</param>
    public SearchIntents(ImmutableArray<SearchIntent> intents, ImmutableArray<WordsAlike> groups, IReadOnlySet<string> known)
    {
        this.known = known;
        foreach (var group in groups)
        {
            foreach (var name in group.Also.Prepend(group.Word))
            {
                Learn(name);
                alike[string.Join(' ', Stems(name))] = string.Join(' ', Stems(group.Word));
            }
        }

        phrases = [.. intents.SelectMany(intent => intent.Phrases.SelectMany(Alternatives).Select(phrase => (intent, Learnt(phrase))))];
    }

    /// <returns>The most pressing first, then those of which the most words were found; each target once.</returns>
    public IReadOnlyList<IntentFound> Find(string typed)
    {
        var read = Read([.. Meaningful(typed).Select(Stemmed)]);
        var telling = read.Count(word => !SearchWords.Empty.Contains(word));
        return
        [
            .. phrases.Where(phrase => StandsIn(phrase.Words, read)
                    && (phrase.Intent.Call is not IntentCall.Nobody || phrase.Words.Length >= telling * LeadingShare))
                .Select(phrase => new IntentFound(phrase.Intent, phrase.Words.Length))
                .GroupBy(found => (found.Intent.Kind, found.Intent.Code, Leads: found.Intent.Call is IntentCall.Nobody))
                .Select(same => same.OrderBy(found => found.Intent.Call).ThenByDescending(found => found.Words).First())
                .OrderBy(found => found.Intent.Call).ThenByDescending(found => found.Words),
        ];
    }

    /// <returns>Every phrase meant by one with alternatives: <c>numb/cold foot</c> gives two.</returns>
    internal static IEnumerable<string> Alternatives(string phrase) =>
        phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate<string, IEnumerable<string>>(
            [""], (begun, word) => [.. begun.SelectMany(text => word.Split('/').Select(one => $"{text} {one}".Trim()))]);

    /// <returns>Nothing where a phrase holds no word that changes a meaning.</returns>
    internal static string[] Stems(string text) => [.. Meaningful(text).Select(Stem)];

    private string[] Learnt(string phrase)
    {
        Learn(phrase);
        return Read(Stems(phrase));
    }

    private void Learn(string text)
    {
        foreach (var word in Meaningful(text))
        {
            words.Add(word);
            stems.Add(Stem(word));
        }
    }

    private static IEnumerable<string> Meaningful(string text) => SearchText.Words(text).Where(word => !Empty.Contains(word));

    /// <summary>Words alike become the one that stands for them; the longest phrase goes first.</summary>
    private string[] Read(string[] typed)
    {
        var read = new List<string>();
        for (var at = 0; at < typed.Length;)
        {
            var length = Math.Min(LongestAlike, typed.Length - at);
            while (length > 1 && !alike.ContainsKey(string.Join(' ', typed, at, length)))
            {
                length--;
            }

            read.AddRange(alike.GetValueOrDefault(string.Join(' ', typed, at, length), typed[at]).Split(' '));
            at += length;
        }

        return [.. read];
    }

    private string Stemmed(string word)
    {
        var stem = Stem(word);
        return stems.Contains(stem) || word.Length < SearchWords.ShortestCorrected || known.Contains(word) ? stem
            : words.FirstOrDefault(other => other.Length >= SearchWords.ShortestCorrected && SearchWords.OneSlipApart(word, other)) is { } meant
                ? Stem(meant)
                : stem;
    }

    private static bool StandsIn(string[] phrase, string[] typed)
    {
        var span = phrase.Length + OthersAmong;
        for (var start = 0; start < typed.Length && phrase.Length > 0; start++)
        {
            var part = typed.AsSpan(start, Math.Min(span, typed.Length - start)).ToArray();
            if (phrase.All(part.Contains))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Cuts the common endings off. It need not be right, only the same for a phrase and for what is typed.</summary>
    private static string Stem(string word)
    {
        var stem = word.EndsWith("ness", StringComparison.Ordinal) && word.Length > 6 ? word[..^4] : word;
        if (stem.EndsWith('s') && stem.Length > 3 && stem[^2] is not ('s' or 'u' or 'i'))
        {
            stem = stem[..^1];
        }

        if (stem.EndsWith("ing", StringComparison.Ordinal) && stem.Length > 5)
        {
            stem = Single(stem[..^3]);
        }
        else if (stem.EndsWith("ed", StringComparison.Ordinal) && stem.Length > 4)
        {
            stem = Single(stem[..^2]);
        }

        return stem.EndsWith('e') && stem.Length > 4 ? stem[..^1] : stem;
    }

    private static string Single(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'e' or 'o') ? stem[..^1] : stem;
}
