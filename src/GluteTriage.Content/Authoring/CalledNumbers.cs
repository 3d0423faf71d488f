using System.Globalization;
using System.Text.RegularExpressions;
using GluteTriage.Content.Reading;

namespace GluteTriage.Content.Authoring;

/// <summary>
/// Tells to call a number where people of every region read along: 911 does not answer in London. Only the files of regions name numbers;
/// any other text says <c>{emergency-number}</c>, <c>{urgent-advice}</c>, <c>{crisis}</c> or <c>{poison}</c>.
/// </summary>
internal sealed partial class CalledNumbers
{
    private const string Space = @"[\s.()\u2010-\u2015-]";

    private readonly Regex? ofRegions;

    /// <param name="regions">Whose numbers, those in the words of their lines among them, are known.</param>
    public CalledNumbers(IEnumerable<Region> regions)
    {
        var numbers = regions.SelectMany(region => new[] { region.Emergency, region.UrgentAdvice, region.Crisis, region.Poison })
            .SelectMany(line => line.Also.Prepend(line)).SelectMany(line => NumbersOf(line)).Distinct(StringComparer.Ordinal)
            .OrderByDescending(number => number.Length).ToList();
        ofRegions = numbers.Count is 0 ? null : new Regex(
            $@"(?<![\w+.,/-])(?:{string.Join('|', numbers.Select(Spaced))})(?![\w/%]|[.,-]\w)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
    }

    /// <returns>Each number the words tell people to call, as it is written.</returns>
    public IEnumerable<string> In(string words) =>
        PersonTexts.Sentences(words).SelectMany(InSentence).Distinct(StringComparer.Ordinal);

    private IEnumerable<string> InSentence(string sentence)
    {
        var plain = string.Concat(sentence.Select(WithPlainDigit));
        var called = Called().Matches(plain).Select(match => match.Groups["number"].Value)
            .Concat(TellsOfCalls().IsMatch(plain) && ofRegions is not null
                ? ofRegions.Matches(plain).Where(match => !IsCounted(plain, match)).Select(match => match.Value)
                : []);

        // Digits of another width look wrong and are dialled all the same; the author finds them as they were written.
        return called.Select(number => sentence.Contains(number, StringComparison.Ordinal) ? number : sentence);
    }

    private static char WithPlainDigit(char character) =>
        CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit ? (char)('0' + digit) : character;

    /// <summary>"1 in 999" and "999 people" are no numbers to call.</summary>
    private static bool IsCounted(string sentence, Match number) =>
        Share().IsMatch(sentence[..number.Index]) || Unit().IsMatch(sentence[(number.Index + number.Length)..]);

    private static IEnumerable<string> NumbersOf(HelpLine line) =>
        Written().Matches($"{line.Name}; {line.How}").Select(match => match.Value).Append(line.Number ?? "")
            .Select(number => string.Concat(number.Where(char.IsAsciiDigit))).Where(number => number.Length >= 3);

    private static string Spaced(string number) =>
        string.Join($"{Space}?", number.Select(digit => digit.ToString(CultureInfo.InvariantCulture)));

    private const string UnitWords = "people|patients|adults|children|men|women|persons|runners|minutes?|mins?|hours?|days?|weeks?|months?|years?|times?|"
        + "seconds?|steps?|metres?|meters?|mg|g|kg|ml|mcg|cm|mm|km|m|per|percent|in|of|out|other|different|more|questions?|pages?|words?|studies|trials|cases";

    /// <summary>
    /// The word for a call and the number: at once, or with small words between, a line's own word in capitals (text SHOUT to 85258), or an "on". Years
    /// and amounts are no numbers to call.
    /// </summary>
    [GeneratedRegex(
        @"\b(?:call|ring|dial|phone|telephone|text)(?:s|ing|ed)?\b[\s:""'\u2018\u201c]*"
        + @"(?:(?:(?-i:[A-Z]{2,})|us|them|it|on|the|number|freephone|free|an|a|ambulance|"
        + @"emergency|services?|help|helpline|hotline|line|now|or|to|at|once|straight|away|first|always|nurse|doctor)[\s:,""'\u2018\u201c]+)*"
        + @"(?<number>\+?[0-9](?:[\s()\u2010-\u2015-]*[0-9])+)(?![0-9.,]*[0-9])(?!\s*(?:%|(?:" + UnitWords + @")\b))"
        + @"|\b(?:call|ring|dial|phone|telephone|text)(?:s|ing|ed)?\b[^.;?]*?\bon\s+(?!(?:19|20)[0-9]{2}\b)"
        + @"(?<number>\+?[0-9](?:[\s()\u2010-\u2015-]*[0-9]){2,})(?!\s*(?:%|(?:" + UnitWords + @")\b))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Called();

    [GeneratedRegex(
        @"\b(?:call|ring|dial|phone|telephone|text)(?:s|ing|ed)?\b"
        + @"|\b(?:ambulance|paramedics?|emergency|emergencies|helplines?|hotlines?|NHS|samaritans|lifeline|numbers?)\b"
        + @"|\b(?:crisis|advice|poisons?|nurse) (?:line|centre|center)|^\W*[0-9 -]+\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TellsOfCalls();

    [GeneratedRegex(@"[0-9]\s*(?:in|of|out of|to)\s*$|\b(?:about|over|under|nearly|almost|than|least|most)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Share();

    [GeneratedRegex(@"^\s*(?:%|(?:" + UnitWords + @")\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    [GeneratedRegex(@"\+?[0-9](?:[\s()\u2010-\u2015-]?[0-9])+")]
    private static partial Regex Written();
}
