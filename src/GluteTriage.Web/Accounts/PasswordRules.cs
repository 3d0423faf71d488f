using System.Text.RegularExpressions;
using GluteTriage.Sessions.Typing;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// What a password must be: long, and neither known from leaks nor one of the first that anybody would build. Any letters will do, and no
/// kind of letter is asked for.
/// <para>
/// A list of leaks (<see cref="LeakedPasswords"/>) knows what people have built, not what they build next: of common words, words of the
/// site and names, of runs on the keyboard, years and dates, and of the same thing again, with letters exchanged for digits. So this also
/// counts how much is left to guess, the cheapest way to put the password together, in bits. It must come to <see cref="BitsNeeded"/>
/// (judgement). Three common words do not, nor does one word however often repeated; a dozen letters of no word, or words that are not
/// among the first few hundred, do.
/// </para>
/// </summary>
internal static partial class PasswordRules
{
    public const int Shortest = 15;
    public const int Longest = 256;

    private const double BitsNeeded = 36;
    private const double CommonWordBits = 8;
    private const double OwnNameBits = 1;
    private const double RunBits = 4;
    private const double YearBits = 5;
    private const double DateBits = 10;
    private const double RepeatBits = 2;
    private const int ShortestPart = 3;

    private static readonly HashSet<string> Words = [.. CommonWords.All.Concat(CommonWords.All.Select(Reversed)).Where(word => word.Length >= ShortestPart)];
    private static readonly string[] Rows = [.. CommonWords.KeyboardRows.Concat(CommonWords.KeyboardRows.Select(Reversed))];
    private static readonly int LongestWord = Words.Max(word => word.Length);

    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static PasswordFault? FindFault(string password, string name)
    {
        // As many as a person counts, not as many as the machine stores.
        var letters = TypedText.Canonical(password).EnumerateRunes().Count();
        return letters < Shortest ? PasswordFault.Short
            : password.Length > Longest ? PasswordFault.Long
            : LeakedPasswords.Hold(TypedText.Canonical(password)) || BitsOf(password, name) < BitsNeeded ? PasswordFault.Common
            : null;
    }

    /// <returns>The least that somebody must guess who builds passwords as people do.</returns>
    private static double BitsOf(string password, string name)
    {
        var plain = Plain(password);
        string[] readings = [plain, Unmasked(plain, 'i'), Unmasked(plain, 'l')];
        HashSet<string> names = [.. Plain(name).Split(' ', StringSplitOptions.RemoveEmptyEntries), Bare(Plain(name))];
        plain = Bare(plain);
        readings = [.. readings.Select(Bare)];

        // least[n]: the least for the first n letters.
        var least = new double[plain.Length + 1];
        Array.Fill(least, double.MaxValue, 1, plain.Length);
        for (var at = 0; at < plain.Length; at++)
        {
            Reach(at + 1, LetterBits(plain[at]));
            foreach (var (length, bits) in Parts(at))
            {
                Reach(at + length, bits);
            }

            void Reach(int end, double bits) => least[end] = Math.Min(least[end], least[at] + bits);
        }

        return least[plain.Length];

        IEnumerable<(int Length, double Bits)> Parts(int at)
        {
            var (repeat, run) = (RepeatAt(plain, at), RunAt(plain, at));
            var known = Math.Min(plain.Length - at, Math.Max(LongestWord, names.Max(one => one.Length)));
            for (var length = ShortestPart; length <= Math.Max(known, Math.Max(repeat, run)); length++)
            {
                if (length <= repeat)
                {
                    yield return (length, RepeatBits);
                }

                if (length <= run)
                {
                    yield return (length, RunBits);
                }

                if (length <= known)
                {
                    foreach (var reading in readings)
                    {
                        var part = reading.Substring(at, length);
                        if (names.Contains(part))
                        {
                            yield return (length, OwnNameBits);
                        }
                        else if (Words.Contains(part))
                        {
                            yield return (length, CommonWordBits);
                        }
                    }
                }
            }

            if (Year().IsMatch(plain.AsSpan(at)))
            {
                yield return (4, YearBits);
            }

            if (Date().IsMatch(plain.AsSpan(at)))
            {
                yield return (8, DateBits);
            }
        }
    }

    /// <returns>How many letters from here on stand in the same order earlier; the two may overlap.</returns>
    private static int RepeatAt(string plain, int at)
    {
        var longest = 0;
        for (var from = 0; from < at; from++)
        {
            var length = 0;
            while (at + length < plain.Length && plain[from + length] == plain[at + length])
            {
                length++;
            }

            longest = Math.Max(longest, length);
        }

        return longest;
    }

    /// <returns>How long a run begins here: the same letter, the alphabet or the digits up or down, or a row of the keyboard.</returns>
    private static int RunAt(string plain, int at)
    {
        var longest = 1;
        for (var step = -1; step <= 1; step++)
        {
            var length = 1;
            while (at + length < plain.Length && plain[at + length] - plain[at + length - 1] == step)
            {
                length++;
            }

            longest = Math.Max(longest, length);
        }

        foreach (var row in Rows)
        {
            var length = longest;
            while (at + length < plain.Length && row.Contains(plain.Substring(at, length + 1), StringComparison.Ordinal))
            {
                length++;
            }

            longest = length;
        }

        return longest;
    }

    private static double LetterBits(char letter) => letter switch
    {
        >= '0' and <= '9' => 3.3,
        _ when !char.IsLetter(letter) => 4,
        >= '\u2E80' => 6,
        _ => 2.5,
    };

    /// <summary>Small letters, and those of full width as the usual ones.</summary>
    private static string Plain(string text) => new(
        [
            .. TypedText.Canonical(text)
                .Select(letter => letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter)
                .Select(char.ToLowerInvariant),
        ]);

    private static string Bare(string plain) => new([.. plain.Where(letter => letter is not (' ' or '-' or '_' or '.'))]);

    /// <summary>With the usual stand-ins for letters undone.</summary>
    /// <param name="one">What a 1 stands for.</param>
    private static string Unmasked(string plain, char one) => new(
    [
        .. plain.Select(letter => letter switch
        {
            '0' => 'o',
            '1' or '!' or '|' => one,
            '3' or '€' => 'e',
            '4' or '@' => 'a',
            '5' or '$' => 's',
            '6' or '9' => 'g',
            '7' or '+' => 't',
            '8' => 'b',
            _ => letter,
        }),
    ]);

    private static string Reversed(string text) => new([.. text.Reverse()]);

    [GeneratedRegex(@"^(19|20)\d\d")]
    private static partial Regex Year();

    [GeneratedRegex(@"^([0-3]\d[01]\d(19|20)\d\d|[01]\d[0-3]\d(19|20)\d\d|(19|20)\d\d[01]\d[0-3]\d)")]
    private static partial Regex Date();
}

/// <summary>What is wrong with a new password.</summary>
internal enum PasswordFault
{
    /// <summary>Fewer than <see cref="PasswordRules.Shortest"/> characters.</summary>
    Short,

    /// <summary>More than <see cref="PasswordRules.Longest"/> characters.</summary>
    Long,

    /// <summary>Known from leaks, or put together from what is tried first.</summary>
    Common,
}
