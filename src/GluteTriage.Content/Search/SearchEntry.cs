using System.Net;
using System.Text.RegularExpressions;

namespace GluteTriage.Content.Search;

/// <summary>What an entry of the search is about. Of two that fit as well, the one named first here comes first.</summary>
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
/// <param name="Text">What people read there, without markup: no reasons meant for clinicians, and no answers to choose from.</param>
public sealed partial record SearchEntry(SearchKind Kind, string Code, string Title, string Text)
{
    /// <returns>
    /// Everything of a release that can be found. Where the words of a region stand, those that hold anywhere are filled in: one index
    /// serves all regions.
    /// </returns>
    public static IEnumerable<SearchEntry> Of(Release release) =>
        Unfilled(release).Select(entry => entry with { Title = release.FallbackRegion.Fill(entry.Title), Text = release.FallbackRegion.Fill(entry.Text) });

    private static IEnumerable<SearchEntry> Unfilled(Release release) =>
    [
        .. release.Clinical.RedFlags.Select(flag => new SearchEntry(SearchKind.WarningSign, flag.Code.Value, flag.Title,
            Joined(
            [
                flag.TellThePerson, flag.WhatToSay,
                .. flag.Tiers.Select(tier => tier.TellThePerson),
                .. flag.DoNow,
            ]))),
        .. release.Clinical.Causes.Select(cause => new SearchEntry(SearchKind.Cause, cause.Code.Value, cause.Title,
            Joined(
            [
                cause.MedicalName, cause.WhatItIs,
                .. cause.Do.Concat(cause.Avoid).Append(cause.Course).Select(advice => advice.Say),
                .. Article(release, cause.Code.Value),
                .. release.ProgrammeOf(cause) is { } programme ? Exercises(programme) : [],
            ]))),
        .. release.Pages.Where(page => page.Group is not Reading.PageGroup.Questions).Select(page => new SearchEntry(
            SearchKind.Page, page.Code, page.Title, Joined([page.Lead, Words(page.Html)]))),
        .. release.Compared is { } compared ? new[] { OfSideBySide(compared) } : [],
        .. release.SelfCare.Select(advice => new SearchEntry(SearchKind.SelfCare, advice.Code, advice.Title, advice.Say)),
        .. release.Glossary.Select(term => new SearchEntry(SearchKind.Word, term.Code, term.Term, Joined([term.Plain, term.Say, .. term.Also]))),
    ];

    private static SearchEntry OfSideBySide(Reading.SideBySide compared) => new(
        SearchKind.Page, Reading.SideBySide.Code, compared.Title,
        Joined(
        [
            compared.Lead,
            .. compared.Sides.SelectMany(side => new[] { side.Name, side.Plain }),
            .. compared.Statements().Select(statement => statement.Say),
        ]));

    private static IEnumerable<string> Article(Release release, string cause) =>
        release.CauseArticles.Where(article => article.Cause.Value == cause).Select(article => Joined([article.Lead, Words(article.Html)]));

    private static IEnumerable<string> Exercises(Reading.Programme programme) =>
        programme.Exercises().SelectMany(exercise => exercise.How.Prepend(exercise.Title)).Append(programme.Aim.Say);

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
