using System.Text.RegularExpressions;
using GluteTriage.Content.Reading;

namespace GluteTriage.Content.Authoring;

/// <summary>What holds for every text of the content, whichever key it stands under.</summary>
internal sealed partial class TextChecks(FaultLog faults)
{
    private const string OfRegions = "regions/";

    /// <summary>Journals number their articles with letters, as in l6273.</summary>
    private const string OfSources = "sources.yaml";
    private const string TokenCheck = "Region token does not exist";
    private const string BraceCheck = "Brace is left";
    private const string Remove = "Remove the brace, or write one of the tokens content/README.md lists.";

    /// <summary>Words people type into the search, and do not read.</summary>
    private const string OfSearch = "search.yaml";

    private readonly SameNames names = new(faults);

    /// <summary>The texts checked so far, from which line of their file on, for what can only be checked once the regions are known.</summary>
    private readonly List<(ContentFile File, int Line, string Words)> seen = [];

    /// <summary>A fault for each line of the file as it was saved that holds a character nobody can read.</summary>
    public void CheckCharacters(ContentFile file)
    {
        for (var line = 1; file.LineText(line) is { } text; line++)
        {
            if (UnreadableCharacter.Find(text) is var (index, what))
            {
                RefuseCharacter(file, line, index + 1, what);
            }
        }
    }

    /// <summary>Every check of a whole file of YAML, or of the head of a page.</summary>
    public void CheckRoot(Yaml root)
    {
        Check(root);
        names.Check(root);
    }

    /// <summary>Faults for braces nothing fills, for marks nobody resolves and for characters spelled out as an escape, in every text of the node.</summary>
    /// <param name="key">Under which the node stands; null where it is a file's first.</param>
    private void Check(Yaml node, string? key = null)
    {
        switch (node)
        {
            case Yaml.Text text:
                CheckText(text, key);
                break;
            case Yaml.List list:
                foreach (var part in list.Of)
                {
                    Check(part, key);
                }

                break;
            case Yaml.Map map:
                foreach (var (name, value) in map.Of)
                {
                    Check(value, name.Value);
                }

                break;
        }
    }

    /// <summary>The same for a page, and a fault for each line that is still to be written.</summary>
    /// <param name="firstLine">The line of the file on which the body begins, from 1.</param>
    /// <param name="shown">The words of the page as people read them, without its founding statements.</param>
    public void CheckPage(ContentFile file, int firstLine, string shown)
    {
        foreach (var (written, known, _) in Braces(shown).Where(brace => !brace.IsToken))
        {
            // A brace without its other half is not the first half of a token that stands above it.
            var at = FaultLog.FindLine(file, firstLine, line => Braces(FaultLog.AsRead(line)).Any(brace => brace.Written == written));
            faults.Add(file, at ?? firstLine, written, known is null ? BraceCheck : TokenCheck, Unfilled(written),
                known is null ? Remove : Suggestion.Among(known, Region.Tokens));
        }

        foreach (var mark in LeftMark().Matches(shown).Select(match => match.Value.Trim()))
        {
            faults.Add(file, firstLine, mark, "Mark of Markdown is left", $"Nothing is made of '{mark}' here; a person would read the mark itself.",
                "A heading has a space after '##', what is strong has two stars close on both sides, and a table a line '|---|---|' below its first.");
        }

        if (UnreadableCharacter.Find(shown) is var (_, what) && UnreadableCharacter.Find(file.Text) is null)
        {
            RefuseCharacter(file, LineOfCharacter(file, firstLine), 1, what);
        }

        if (!string.IsNullOrWhiteSpace(shown) && SaysNothing(shown))
        {
            faults.Add(file, firstLine, shown.Trim(), "Text is not written", $"'{shown.Trim()}' is all this page says.", "Write the page.");
        }

        seen.Add((file, firstLine, shown));
        RefuseMistypedNumber(file, firstLine, shown);
        for (var line = firstLine; file.LineText(line) is { } text; line++)
        {
            if (IsUnwritten(text))
            {
                faults.Add(file, line, 1, "Text is not written", $"'{text.Trim()}' stands for words somebody still has to write.", "Write them.");
            }
        }
    }

    /// <summary>The same for the words within a drawing, in which nothing is filled in: any brace would be read.</summary>
    public void CheckDrawing(ContentFile file, string words)
    {
        if (BracePattern().Match(words) is { Success: true, Value: var brace })
        {
            faults.Add(file, 1, brace, BraceCheck, $"Nothing fills the words of a drawing; a person would read '{brace}'.", "Write the words out.");
        }

        seen.Add((file, 1, words));
        if (words.Split('\n').FirstOrDefault(IsUnwritten) is { } unwritten)
        {
            faults.Add(file, 1, unwritten.Trim(), "Text is not written", $"'{unwritten.Trim()}' stands for words somebody still has to write.", "Write them.");
        }

        if (UnreadableCharacter.Find(words) is var (_, what) && UnreadableCharacter.Find(file.Text) is null)
        {
            RefuseCharacter(file, LineOfCharacter(file, 1), 1, what);
        }
    }

    /// <summary>Faults for numbers people of every region would be told to call. Call when everything was read.</summary>
    public void CheckCalls(IEnumerable<Region> regions)
    {
        var numbers = new CalledNumbers(regions);
        foreach (var (file, line, words) in seen)
        {
            foreach (var number in numbers.In(words))
            {
                faults.Add(file, line, number, "Number of one region", $"'{number}' would be read in every region, and answers in some of them only.",
                    "Write the region's own line: {emergency-number}, {urgent-advice}, {crisis} or {poison}.");
            }
        }
    }

    /// <returns>Whether the text only stands for one that is to come, such as TODO or null.</returns>
    public static bool IsUnwritten(string text) => Placeholder().IsMatch(text.Trim());

    /// <returns>Whether a title or a sentence made of the text would say nothing: signs alone, or a word such as "none" or "true" alone.</returns>
    public static bool SaysNothing(string text) => !text.Any(char.IsLetterOrDigit) || Nothing().IsMatch(text);

    /// <returns>Whether the text says "none" and nothing else, as the label of an answer may.</returns>
    public static bool IsNone(string text) => text.Trim().Equals("none", StringComparison.OrdinalIgnoreCase);

    private void CheckText(Yaml.Text text, string? key)
    {
        var isOfRegion = text.File.Path.StartsWith(OfRegions, StringComparison.Ordinal);
        if (!isOfRegion && text.File.Path is not (OfSources or OfSearch))
        {
            seen.Add((text.File, text.Line, text.Value));
        }

        var isFilled = TextKeys.IsFilled(text.File.Path, key);
        foreach (var (written, known, isToken) in Braces(text.Value).Where(brace => !isFilled || !brace.IsToken))
        {
            if (isToken && !isOfRegion)
            {
                faults.Add(text, written, BraceCheck, $"Nothing is filled in under '{key}'; a person would read '{written}'.",
                    "Say it without the region's word, or in a text that has them: content/README.md lists which.");
            }
            else if (isOfRegion || known is null)
            {
                faults.Add(text, written, BraceCheck, isOfRegion
                    ? $"The words of a region are put into other texts as they stand, so a person would read '{written}'."
                    : Unfilled(written), Remove);
            }
            else
            {
                faults.Add(text, written, TokenCheck, Unfilled(written), Suggestion.Among(known, Region.Tokens));
            }
        }

        if (Markup().Match(text.Value) is { Success: true, Value: var markup })
        {
            faults.Add(text, markup, "Markup in a plain text", $"This text is shown as it stands, so people would read '{markup.Trim()}'.",
                "Say it in plain words; only below the head of a file in pages/ is Markdown.");
        }

        if (!TextKeys.MayHoldMarks(text.File.Path, key) && SourceMark().Match(text.Value) is { Success: true, Value: var mark })
        {
            faults.Add(text, mark, "Mark of a source is left", $"Marks of sources are only made in the body of a page; a person would read '{mark}'.",
                "Take it out, and name the source under 'sources'.");
        }

        if (text.File.Path is not OfSources)
        {
            RefuseMistypedNumber(text.File, text.Line, text.Value);
        }

        // What stands in the file itself was found in its lines.
        if (UnreadableCharacter.Find(text.Value) is var (_, what) && UnreadableCharacter.Find(text.File.Text) is null)
        {
            RefuseCharacter(text.File, text.Line, text.Column, what);
        }
    }

    private void RefuseMistypedNumber(ContentFile file, int line, string words)
    {
        if (TelephoneNumber.MistypedIn(words) is { } mistyped)
        {
            faults.Add(file, line, mistyped, "Not a telephone number", $"'{mistyped}' holds a letter that looks like a digit, and people would dial it.",
                "Write the digit.");
        }
    }

    /// <returns>The first line on which a character nobody can read is spelled out.</returns>
    private static int LineOfCharacter(ContentFile file, int firstLine) =>
        FaultLog.FindLine(file, firstLine, line => UnreadableCharacter.Find(FaultLog.AsRead(line)) is not null) ?? firstLine;

    private void RefuseCharacter(ContentFile file, int line, int column, string what) =>
        faults.Add(file, line, column, "Character nobody can read", $"{char.ToUpperInvariant(what[0])}{what[1..]} stands here.",
            "Delete it or write it anew, and save the file as UTF-8.");

    private static string Unfilled(string written) => $"No region can fill '{written}'; a person would read the braces.";

    /// <summary>Each pair of braces with what it may mean, and each brace without its other half.</summary>
    private static IEnumerable<(string Written, string? Meant, bool IsToken)> Braces(string text) =>
        from Match match in BracePattern().Matches(text)
        let inner = match.Groups[1].Value
        select (match.Value, string.IsNullOrWhiteSpace(inner) || match.Value[0] is not '{' ? null : inner.Trim().ToLowerInvariant(),
            match.Value[0] is '{' && Region.Tokens.Contains(inner));

    /// <summary>Also as other languages write it, ${so}, of which the sign would be left; and the braces of other widths, which nothing fills.</summary>
    [GeneratedRegex(@"[$%#@]?\{([^{}\n]*)\}|[{}\uff5b\uff5d\ufe5b\ufe5c\u2774\u2775]")]
    private static partial Regex BracePattern();

    /// <summary>Tags, entities, and marks of Markdown for strong words, code, headings, drawings and links.</summary>
    [GeneratedRegex(
        @"</?[a-zA-Z][^<>]*>|<!--|\*\*|__|~~|`|\]\(|!\[|\[\^|^#{1,6} |&(?:[a-z]+|#x?[0-9a-f]+);"
        + @"|(?<![\w*])\*[a-z][^*\n]*(?<!\s)\*(?![\w*])|(?<!\w)_[a-z][^_\n]*(?<!\s)_(?!\w)|\[[^\]\n]+\] ?\[",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Markup();

    /// <summary>What stands in the words of a finished page only where the reader of Markdown took a mark for text.</summary>
    [GeneratedRegex(@"^[^\S\n]*#{1,6}|\*\*|__|~~|\] ?\(|\[\^|^[^\S\n]*\[[ xX]\]|^[^\S\n]*\||\[(?:R ?[0-9]|judgement|general-knowledge)|\[[^\]\n]+\]|&[a-z]+;",
        RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex LeftMark();

    [GeneratedRegex(@"^(?:null|nil|~|todo|tbd|tba|tbc|nan|n/a|#n/a|undefined|\.\.\.|\u2026|-|\?+)\.?$|(?-i:\b(?:TODO|TBD|TBA|TBC|FIXME|XXX)\b)|\blorem ipsum\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    [GeneratedRegex(
        @"^[\W_]*(?:none|nothing|true|false|null|nil|nan|na|tbc|tbd|tba|tk|todo|undefined|blank|empty|void|xx+|\[object object\])[\W_]*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();

    /// <summary>As it stands in the body of a page, and other numbers in brackets.</summary>
    [GeneratedRegex(
        @"\[ ?(?:[RSA] ?)?[0-9]+[a-z]?(?:[,;] ?[^\]\n]*)? ?\]|\[ ?(?:judgement|general[- ]knowledge|citation needed)[^\]\n]*\]", RegexOptions.IgnoreCase)]
    private static partial Regex SourceMark();
}
