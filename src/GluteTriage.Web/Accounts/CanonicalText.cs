using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// One writing of letters that can be stored in several ways (Unicode's form NFC), with every kind of space a plain one. An é may be one character or an e
/// and an accent, as the keyboard has it; people cannot tell them apart, and a hash can. The runtime's own does nothing here: the site
/// runs without the tables of languages. Letters newer than the table's Unicode stay as they are.
/// </summary>
internal static class CanonicalText
{
    private const int HangulFirst = 0xAC00, LeadFirst = 0x1100, VowelFirst = 0x1161, TailFirst = 0x11A7;
    private const int Leads = 19, Vowels = 21, Tails = 28;
    private const int FirstOfInterest = 0x300;

    private static readonly Lazy<Tables> Known = new(Read);

    private sealed record Tables(
        FrozenDictionary<int, int[]> Apart, FrozenDictionary<(int First, int Second), int> Together, FrozenDictionary<int, byte> Classes);

    public static string Of(string text)
    {
        if (text.All(letter => letter < FirstOfInterest && letter != '\u00A0'))
        {
            return text;
        }

        var letters = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator ? ' ' : rune.Value, letters);
        }

        Order(letters);
        var composed = new StringBuilder();
        foreach (var letter in Compose(letters))
        {
            composed.Append(new Rune(letter));
        }

        return composed.ToString();
    }

    private static void Decompose(int letter, List<int> into)
    {
        var syllable = letter - HangulFirst;
        if (syllable is >= 0 and < Leads * Vowels * Tails)
        {
            into.Add(LeadFirst + (syllable / (Vowels * Tails)));
            into.Add(VowelFirst + (syllable % (Vowels * Tails) / Tails));
            if (syllable % Tails > 0)
            {
                into.Add(TailFirst + (syllable % Tails));
            }
        }
        else if (Known.Value.Apart.TryGetValue(letter, out var parts))
        {
            foreach (var part in parts)
            {
                Decompose(part, into);
            }
        }
        else
        {
            into.Add(letter);
        }
    }

    /// <summary>Marks on one letter, in the order of their classes; those of one class stay as they were.</summary>
    private static void Order(List<int> letters)
    {
        for (var from = 0; from < letters.Count; from++)
        {
            var to = from;
            while (to < letters.Count && ClassOf(letters[to]) > 0)
            {
                to++;
            }

            if (to > from + 1)
            {
                var marks = letters[from..to].OrderBy(ClassOf).ToList();
                for (var at = from; at < to; at++)
                {
                    letters[at] = marks[at - from];
                }
            }

            from = Math.Max(from, to - 1);
        }
    }

    private static List<int> Compose(List<int> letters)
    {
        var composed = new List<int>(letters.Count);
        int starter = -1, lastClass = 0;
        foreach (var letter in letters)
        {
            var itsClass = ClassOf(letter);
            var isNext = starter >= 0 && starter == composed.Count - 1;
            if (starter >= 0 && (isNext || (lastClass < itsClass && itsClass > 0)) && TryJoin(composed[starter], letter, out var joined))
            {
                composed[starter] = joined;
                continue;
            }

            if (itsClass == 0)
            {
                starter = composed.Count;
            }

            lastClass = itsClass;
            composed.Add(letter);
        }

        return composed;
    }

    private static bool TryJoin(int first, int second, out int joined)
    {
        if (first - LeadFirst is >= 0 and < Leads && second - VowelFirst is >= 0 and < Vowels)
        {
            joined = HangulFirst + ((((first - LeadFirst) * Vowels) + (second - VowelFirst)) * Tails);
            return true;
        }

        if (first - HangulFirst is >= 0 and < Leads * Vowels * Tails && (first - HangulFirst) % Tails == 0 && second - TailFirst is > 0 and < Tails)
        {
            joined = first + (second - TailFirst);
            return true;
        }

        return Known.Value.Together.TryGetValue((first, second), out joined);
    }

    private static int ClassOf(int letter) => Known.Value.Classes.GetValueOrDefault(letter);

    private static Tables Read()
    {
        using var file = typeof(CanonicalText).Assembly.GetManifestResourceStream("canonical-forms.txt")!;
        using var lines = new StreamReader(file);
        var apart = new Dictionary<int, int[]>();
        var together = new Dictionary<(int, int), int>();
        var classes = new Dictionary<int, byte>();
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var words = line.TrimStart('!').Split(' ');
            if (words[1].Contains('-'))
            {
                var ends = words[1].Split('-');
                for (var mark = Hex(ends[0]); mark <= Hex(ends[1]); mark++)
                {
                    classes[mark] = byte.Parse(words[0], CultureInfo.InvariantCulture);
                }

                continue;
            }

            int[] parts = [.. words.Skip(1).Select(Hex)];
            apart[Hex(words[0])] = parts;
            if (!line.StartsWith('!'))
            {
                together[(parts[0], parts[1])] = Hex(words[0]);
            }
        }

        return new Tables(apart.ToFrozenDictionary(), together.ToFrozenDictionary(), classes.ToFrozenDictionary());
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
