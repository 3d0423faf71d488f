using System.Text.RegularExpressions;
using GluteTriage.Content.Reading;

namespace GluteTriage.Content.Authoring;

/// <summary>
/// Reads every text as a person would: sentences, words, figures and links. What is found is a fault, but for checks the content
/// has not caught up with yet: <c>lint.yaml</c> says how many of those there are, and the number may only fall.
/// </summary>
internal sealed partial class PlainLanguage(Draft draft, Release release)
{
    /// <summary>Clear-writing guides give 20 to 25; the content's own guide says never over 25.</summary>
    private const int MostWords = 25;

    /// <summary>Grade of a text a reader of 14 can follow: school grade plus five is the age.</summary>
    private const double HardestPage = 9;

    /// <summary>Grade of a first paragraph for a reader of 11.</summary>
    private const double HardestLead = 6.5;

    private const string TermCheck = "Medical term without its plain word";
    private const string Allowances = "lint.yaml";
    private const int MostAllowed = 999;

    private readonly List<FileFault> ratcheted = [];

    public static void Check(Draft draft, Release release)
    {
        var reading = new PlainLanguage(draft, release);
        reading.CheckSentences();
        reading.CheckPages();
        reading.CheckSideBySide();
        reading.CheckTerms();
        reading.Ratchet();
    }

    private void CheckSentences()
    {
        foreach (var (where, text) in PersonTexts.All(release))
        {
            foreach (var sentence in PersonTexts.Sentences(text).Where(sentence => Words(sentence) > MostWords))
            {
                Fault(where, sentence, "Sentence is too long",
                    $"This sentence has {Words(sentence)} words; a person in pain loses the thread after {MostWords}.",
                    "Make two of it.");
            }

            foreach (var banned in Banned().Matches(text).Select(match => match.Value))
            {
                Fault(where, text, "Words nobody should read", $"The text says '{banned}'.",
                    "No exclamation marks, no 'none of the above', and never 'you have' before an illness: 'may' and 'fits with'.");
            }
        }
    }

    private void CheckPages()
    {
        var pages = release.Pages.Select(page => ($"pages/{page.Code}.md", page.Lead, page.Html,
            page.Group is PageGroup.Understand or PageGroup.Consider or PageGroup.Signs or PageGroup.Care))
            .Concat(release.CauseArticles.Select(article => ($"pages/causes/{article.Cause}.md", article.Lead, article.Html, true)));
        foreach (var (where, lead, html, clinical) in pages)
        {
            var prose = PersonTexts.Blocks(html).SelectMany(PersonTexts.Sentences).Where(sentence => Words(sentence) > 3);
            CheckGrade(where, string.Join(' ', prose), HardestPage, "page");
            CheckGrade(where, lead, HardestLead, "first paragraph");
            var unmarked = clinical
                ? BlocksWithMarks(html).Where(block => Figure().IsMatch(block) && !block.Contains("class=\"marks\"", StringComparison.Ordinal))
                : [];
            foreach (var block in unmarked)
            {
                Fault(where, PersonTexts.Blocks(block).FirstOrDefault() ?? block, "Number without a source",
                    "A number stands here that nothing shows to be true.",
                    "Put the mark of its source behind it, e.g. [R18] or [judgement].");
            }
        }
    }

    /// <summary>Every statement of it has sources, so that only the words are looked at.</summary>
    private void CheckSideBySide()
    {
        if (release.Compared is { } compared)
        {
            CheckGrade(SideBySideFile.Path, string.Join(' ', compared.Statements().Select(statement => statement.Say)), HardestPage, "page");
            CheckGrade(SideBySideFile.Path, compared.Lead, HardestLead, "first paragraph");
        }
    }

    private void CheckGrade(string where, string text, double hardest, string what)
    {
        if (text.Length > 0 && ReadingGrade.Of(text) is var grade && grade > hardest)
        {
            Fault(where, text.Length > 120 ? text[..120] + "…" : text, "Text is hard to read",
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The {what} reads at school grade {grade:0.0}; at most {hardest} is meant."),
                "Shorter sentences and shorter words.");
        }
    }

    /// <summary>
    /// Pages explain each term in place, and hazards are for those who know the terms.
    /// Anywhere else the plain word must stand near the first use.
    /// </summary>
    private void CheckTerms()
    {
        var files = PersonTexts.All(release)
            .Select(text => (text.Where, Text: Token().Replace(text.Text, "")))
            .GroupBy(text => text.Where)
            .Where(file => !file.Key.EndsWith(".md", StringComparison.Ordinal)
                && file.Key is not ("glossary.yaml" or "facts.yaml")
                && !file.Key.StartsWith("hazards/", StringComparison.Ordinal));
        foreach (var file in files)
        {
            foreach (var term in release.Glossary.Where(term => !term.Plain.Contains(term.Term, StringComparison.OrdinalIgnoreCase)))
            {
                var first = file.Select(text => text.Text)
                    .FirstOrDefault(text => text.Contains(term.Term, StringComparison.OrdinalIgnoreCase)
                        && Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(term.Term)}(?![\w-])", RegexOptions.IgnoreCase));
                if (first is not null
                    && !first.Contains('(', StringComparison.Ordinal)
                    && !MainWord(term.Plain).Any(word => first.Contains(word, StringComparison.OrdinalIgnoreCase)))
                {
                    ratcheted.Add(new FileFault(file.Key, 0, 0, first, 0, TermCheck,
                        $"'{term.Term}' stands here without a plain word for it.", $"Say it plainly first: {term.Plain} ({term.Term})."));
                }
            }
        }
    }

    private void Ratchet()
    {
        var allowed = draft.Folder.Find(Allowances) is null ? 0
            : draft.List(Allowances).Sum(ReadAllowance);
        if (ratcheted.Count > allowed)
        {
            ratcheted.ForEach(draft.Faults.Add);
        }
        else if (ratcheted.Count < allowed)
        {
            draft.Faults.AddFile(Allowances, "Fewer than allowed", $"{allowed} of '{TermCheck}' are allowed, and there are {ratcheted.Count}.",
                $"Well done. Write {ratcheted.Count}, so that it never rises again.");
        }
    }

    private static int ReadAllowance(Fields fields)
    {
        fields.OneOf("check", (TermCheck, TermCheck));
        var allowed = fields.Whole("allowed", 0, MostAllowed);
        fields.NoOthers();
        return allowed;
    }

    private void Fault(string where, string quoted, string check, string problem, string remedy) =>
        draft.Faults.Add(new FileFault(where, 0, 0, quoted, 0, check, problem, remedy));

    private static int Words(string sentence) =>
        sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    private static IEnumerable<string> MainWord(string plain) => plain.Split(' ').Where(word => word.Length > 3);

    /// <summary>A table row is one block: its source may stand in another cell.</summary>
    private static IEnumerable<string> BlocksWithMarks(string html) => BlockWithMarks().Matches(NotText().Replace(html, "")).Select(match => match.Value);

    [GeneratedRegex(@"none of the above|!|\byou have (sciatica|piriformis|a trigger point|wallet|cancer|an infection)", RegexOptions.IgnoreCase)]
    private static partial Regex Banned();

    /// <summary>Each region has its own word there.</summary>
    [GeneratedRegex(@"\{[a-z-]+\}")]
    private static partial Regex Token();

    [GeneratedRegex("<figure.*?</figure>|<div class=\"explained\".*?</div>|<h[234].*?</h[234]>", RegexOptions.Singleline)]
    private static partial Regex NotText();

    [GeneratedRegex("<(p|li|tr)[ >].*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex BlockWithMarks();

    [GeneratedRegex(">[^<]*(?<![\\w])[0-9]")]
    private static partial Regex Figure();
}
