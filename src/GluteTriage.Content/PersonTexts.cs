using System.Net;
using System.Text.RegularExpressions;
using GluteTriage.Content.Reading;

namespace GluteTriage.Content;

/// <summary>Every text of a release that a person reads, and the file it stands in.</summary>
public static partial class PersonTexts
{
    /// <returns>Paragraphs rather than files: a page gives one text for each of its blocks.</returns>
    public static IEnumerable<(string Where, string Text)> All(Release release)
    {
        var clinical = release.Clinical;
        return
        [
            .. clinical.Items.SelectMany(item => new[] { item.Label, item.Ask, item.Hint, item.Why, item.NotSureHelp, item.AskAgain?.TellThePerson }
                .Concat(item.Cautions)
                .Concat(item.Options.SelectMany(option => new[] { option.Say, option.AsReason }))
                .OfType<string>().Select(text => ($"items/{item.Code}.yaml", text))),
            .. clinical.Screens.SelectMany(screen =>
                new[] { screen.Title, screen.HelperTitle, screen.LinesTitle, screen.Why, screen.None, screen.Unsure, screen.Skip }
                .Concat(screen.Lines.SelectMany(line => new[] { line.Say, line.HelperSay }))
                .Concat(screen.Whole.SelectMany(whole => whole.Labels.Values.Append(whole.Title)))
                .OfType<string>().Select(text => ("screens.yaml", text))),
            .. clinical.RedFlags.SelectMany(flag => new[] { flag.Title, flag.TellThePerson, flag.WhatToSay }
                .Concat(flag.DoNow).Concat(flag.Tiers.Select(tier => tier.TellThePerson))
                .OfType<string>().Select(text => ($"red-flags/{flag.Code}.yaml", text))),
            .. clinical.WarningAreas.SelectMany(area => new[] { area.Title, area.AllClear }.Select(text => ("questionnaire.yaml", text))),
            .. clinical.Floors.Select(floor => ("urgencies.yaml", floor.Says)),
            .. clinical.Families.SelectMany(family => family.Labels.SelectMany(label => new[] { label.Title, label.Says }).Append(family.Title)
                .Select(text => ($"families/{family.Code}.yaml", text))),
            .. clinical.Causes.SelectMany(cause => new[] { cause.Title, cause.WhatItIs, cause.Course.Say, cause.Who }
                .Concat(cause.Do.Concat(cause.Avoid).Select(advice => advice.Say)).Concat(cause.Evidence.Select(line => line.Because))
                .OfType<string>().Select(text => ($"causes/{cause.Code}.yaml", text))),
            .. clinical.Ranking.Ordering.Select(rule => ("ranking.yaml", rule.TellThePerson)),
            .. clinical.Places.Select(place => ("questionnaire.yaml", place.Label)),
            .. release.Levels.SelectMany(level => new[] { level.Word, level.FirstSentence, level.When, level.Who, level.MoreUrgent }.Concat(level.Do)
                .Select(text => ("urgencies.yaml", text))),
            .. release.SelfCare.SelectMany(advice => new[] { advice.Title, advice.Say }.Select(text => ("self-care.yaml", text))),
            .. release.Signs.Select(sign => ("safety-netting", sign.Say)),
            .. release.SignWords.SelectMany(sign => sign.When.Append(sign.Part).Append(sign.Means)
                .OfType<string>().Select(text => ("warning-signs.yaml", text))),
            .. release.Facts.Select(fact => ("facts.yaml", fact.Say)),
            .. release.Glossary.SelectMany(term => new[] { term.Plain, term.Say }.Select(text => ("glossary.yaml", text))),
            .. release.Pictures.Select(picture => ($"pictures/{picture.Code}", picture.Text)),
            .. release.Pages.SelectMany(page => Blocks(page.Html).Append(page.Lead).Select(text => ($"pages/{page.Code}.md", text))),
            .. release.Compared is { } compared ? Of(compared).Select(text => ("compare.yaml", text)) : [],
            .. release.CauseArticles
                .SelectMany(article => Blocks(article.Html).Append(article.Lead)
                    .Select(text => ($"pages/causes/{article.Cause}.md", text))),
            .. release.Programmes.SelectMany(programme => programme.Lines().Select(line => line.Say)
                .Concat(programme.Stages.SelectMany(stage => stage.Doses).Select(dose => dose.Note).OfType<string>())
                .Select(text => ($"programmes/{programme.Code}.yaml", text))),
            .. release.Programmes.SelectMany(programme => programme.Exercises()).DistinctBy(exercise => exercise.Code)
                .SelectMany(exercise => exercise.How.Append(exercise.Title).Append(exercise.NotIf).OfType<string>()
                .Select(text => ("exercises.yaml", text))),
            .. release.Courses.SelectMany(course => course.Lines().Select(line => line.Say)
                .Concat(course.Stages.Select(stage => stage.When).OfType<string>()).Select(text => ("courses.yaml", text))),
            .. release.Hazards.SelectMany(hazard => new[] { hazard.Title, hazard.Effect, hazard.Harm, hazard.Left }
                .Concat(hazard.Causes).Concat(hazard.Controls.Select(control => control.Does)).Select(text => ($"hazards/{hazard.Code}.yaml", text))),
            ("release.yaml", release.Note.Notice),
        ];
    }

    /// <returns>In the order in which they are read.</returns>
    internal static IEnumerable<string> Of(SideBySide compared) =>
    [
        compared.Title,
        compared.Lead,
        .. compared.Sides.Select(side => side.Plain is null ? side.Name : $"{side.Plain} ({side.Name})"),
        .. compared.Rows.Select(row => row.Title),
        .. compared.Statements().Select(statement => statement.Say),
    ];

    /// <summary>A sentence ends at a full stop or question mark before a space and a capital, digit, token or quote.</summary>
    public static IEnumerable<string> Sentences(string text) =>
        SentenceEnd().Split(text.ReplaceLineEndings(" ")).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0);

    /// <summary>The paragraphs, list items, headings and cells of a page, without drawings, explanations and source marks.</summary>
    public static IEnumerable<string> Blocks(string html) =>
        BlockEnd().Split(NotProse().Replace(html, "")).Select(block => WebUtility.HtmlDecode(Tag().Replace(block, "")).Trim()).Where(block => block.Length > 0);

    [GeneratedRegex(@"(?<=[.?!])[""')\]]?\s+(?=[A-Z0-9{""'(])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("</(p|li|h2|h3|h4|td|th)>")]
    private static partial Regex BlockEnd();

    [GeneratedRegex(
        "<figure.*?</figure>|"
        + "<div class=\"explained\".*?</div>|"
        + "<span class=\"marks\">(?:<a .*?</a>|<span>.*?</span>| )*</span>",
        RegexOptions.Singleline)]
    private static partial Regex NotProse();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
