using System.Text;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// What a password must be: long, and not one of the first that anybody would try. Any letters will do, and no kind of letter is asked
/// for. It knows a few hundred words that guessed passwords are built of rather than a list of passwords: what is left of a password
/// without them, and without runs and repeats, must still be a third of its length and eight letters.
/// </summary>
internal static class PasswordRules
{
    public const int Shortest = 15;
    public const int Longest = 256;

    private const int FreeLettersNeeded = 8;
    private const int LongestRunKept = 2;

    /// <returns>What is wrong with it, as a sentence; null when nothing is.</returns>
    public static string? FindFault(string password, string name)
    {
        // As many as a person counts, not as many as the machine stores.
        var letters = password.EnumerateRunes().Count();
        if (letters < Shortest)
        {
            return AccountText.PasswordShort;
        }

        if (password.Length > Longest)
        {
            return AccountText.PasswordLong;
        }

        var plain = Plain(password);
        foreach (var word in CommonWords.All.Append(Plain(name)).Where(word => word.Length > 2).OrderByDescending(word => word.Length))
        {
            plain = plain.Replace(word, "\u0001", StringComparison.Ordinal);
        }

        var free = WithoutRuns(plain);
        return free >= FreeLettersNeeded || HasManyWords(plain, free) ? null : AccountText.PasswordCommon;
    }

    /// <summary>Four different common words or more, as people are told to use, are hard enough to guess.</summary>
    private static bool HasManyWords(string plain, int free) => plain.Count(letter => letter == '\u0001') >= 4 && free >= 4;

    private static int WithoutRuns(string plain)
    {
        var seen = new HashSet<string>();
        int free = 0, run = 0;
        for (var at = 0; at < plain.Length; at++)
        {
            if (plain[at] == '\u0001')
            {
                run = 0;
                continue;
            }

            var step = at == 0 ? int.MaxValue : plain[at] - plain[at - 1];
            run = step is 0 or 1 or -1 || IsBesideOnKeyboard(plain, at) ? run + 1 : 0;

            // The same three letters again add nothing a guesser would not try.
            var again = at >= 2 && !seen.Add(plain[(at - 2)..(at + 1)]);
            free += run >= LongestRunKept || again ? 0 : 1;
        }

        return free;
    }

    private static bool IsBesideOnKeyboard(string plain, int at) =>
        at > 0 && Array.Exists(CommonWords.KeyboardRows, row => row.Contains(plain[(at - 1)..(at + 1)], StringComparison.Ordinal));

    /// <summary>Lower case, with the usual stand-ins for letters undone.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            plain.Append(letter switch
            {
                '0' => 'o',
                '1' or '!' => 'i',
                '3' => 'e',
                '4' or '@' => 'a',
                '5' or '$' => 's',
                '7' => 't',
                ' ' or '-' or '_' or '.' => null,
                _ => (char?)letter,
            });
        }

        return plain.ToString();
    }
}
