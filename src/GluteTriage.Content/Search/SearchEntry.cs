using System.Net;
using System.Text.RegularExpressions;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Search;

/// <summary>What an entry of the search is about; results are grouped by it, in this order.</summary>
public enum SearchKind
{
    WarningSign,
    Cause,
    Page,
    SelfCare,
    Word,
}

/// <summary>One thing that can be found.</summary>
/// <param name="Code">Names it within its kind: the code of a red flag, cause, page, piece of advice or glossary term.</param>
/// <param name="Text">All its words, without markup.</param>
public sealed partial record SearchEntry(SearchKind Kind, string Code, string Title, string Text)
{
    /// <returns>Everything of a release that can be found.</returns>
    public static IEnumerable<SearchEntry> Of(Release release) =>
    [
        .. release.Clinical.RedFlags.Select(flag => new SearchEntry(SearchKind.WarningSign, flag.Code.Value, flag.Title,
            Joined(
            [
                flag.TellThePerson, flag.WhatToSay,
                .. flag.Tiers.Select(tier => tier.TellThePerson),
                .. flag.DoNow, flag.Because, .. Answers(release, flag),
            ]))),
        .. release.Clinical.Causes.Select(cause => new SearchEntry(SearchKind.Cause, cause.Code.Value, cause.Title,
            Joined(
            [
                cause.MedicalName, cause.WhatItIs,
                .. cause.Do.Concat(cause.Avoid).Append(cause.Course).Select(advice => advice.Say),
                .. Article(release, cause.Code.Value),
            ]))),
        .. release.Pages.Where(page => page.Group is not Reading.PageGroup.Questions).Select(page => new SearchEntry(
            SearchKind.Page, page.Code, page.Title, Joined([page.Lead, Words(page.Html)]))),
        .. release.SelfCare.Select(advice => new SearchEntry(SearchKind.SelfCare, advice.Code, advice.Title, advice.Say)),
        .. release.Glossary.Select(term => new SearchEntry(SearchKind.Word, term.Code, term.Term, Joined([term.Plain, term.Say, .. term.Also]))),
    ];

    /// <summary>The answers a flag rests on, in the words people chose them by.</summary>
    private static IEnumerable<string> Answers(Release release, RedFlag flag) =>
        from test in flag.Tiers.SelectMany(tier => tier.When.Tests()).Distinct()
        from option in test.Options
        select release.Clinical[test.Item].Find(option)?.Say;

    private static IEnumerable<string> Article(Release release, string cause) =>
        release.CauseArticles.Where(article => article.Cause.Value == cause).Select(article => Joined([article.Lead, Words(article.Html)]));

    /// <summary>Drawings hold labels that say nothing out of their place, and explanations stand in the list of words.</summary>
    private static string Words(string html) =>
        WebUtility.HtmlDecode(Tag().Replace(NotText().Replace(html, " "), " "));

    private static string Joined(IEnumerable<string?> parts) =>
        Space().Replace(string.Join(" ", parts.OfType<string>()), " ").Trim();

    [GeneratedRegex(
        "<svg.*?</svg>|<summary>.*?</summary>|"
        + "<div class=\"explained\".*?</div>|"
        + "<span class=\"marks\">.*?</span></span>|<span class=\"marks\">.*?</span>",
        RegexOptions.Singleline)]
    private static partial Regex NotText();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
