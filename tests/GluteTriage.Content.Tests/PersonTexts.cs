using System.Net;
using System.Text.RegularExpressions;

namespace GluteTriage.Content.Tests;

/// <summary>Every text of a release that a person reads, and where it stands.</summary>
internal static partial class PersonTexts
{
    public static IEnumerable<(string Where, string Text)> All(Release release)
    {
        var clinical = release.Clinical;
        return
        [
            .. clinical.Items.SelectMany(item => new[] { item.Label, item.Ask, item.Hint, item.Why, item.NotSureHelp, item.AskAgain?.TellThePerson }
                .Concat(item.Cautions)
                .Concat(item.Options.SelectMany(option => new[] { option.Say, option.AsReason }))
                .OfType<string>().Select(text => ($"items/{item.Code}", text))),
            .. clinical.RedFlags.SelectMany(flag => new[] { flag.Title, flag.TellThePerson, flag.WhatToSay }
                .Concat(flag.DoNow).Concat(flag.Tiers.Select(tier => tier.TellThePerson))
                .OfType<string>().Select(text => ($"red-flags/{flag.Code}", text))),
            .. clinical.WarningAreas.SelectMany(area => new[] { area.Title, area.AllClear }.Select(text => ($"area {area.Code}", text))),
            .. clinical.Floors.Select(floor => ($"floor {floor.Code}", floor.Says)),
            .. clinical.Families.SelectMany(family => family.Labels.SelectMany(label => new[] { label.Title, label.Says }).Append(family.Title)
                .Select(text => ($"families/{family.Code}", text))),
            .. clinical.Causes.SelectMany(cause => new[] { cause.Title, cause.WhatItIs, cause.Course.Say, cause.Who }
                .Concat(cause.Do.Concat(cause.Avoid).Select(advice => advice.Say)).Concat(cause.Evidence.Select(line => line.Because))
                .OfType<string>().Select(text => ($"causes/{cause.Code}", text))),
            .. clinical.Ranking.Ordering.Select(rule => ($"ordering {rule.Code}", rule.TellThePerson)),
            .. clinical.Places.Select(place => ($"place {place.Code}", place.Label)),
            .. release.Levels.SelectMany(level => new[] { level.Word, level.FirstSentence, level.When, level.Who, level.MoreUrgent }.Concat(level.Do)
                .Select(text => ($"urgency {level.Urgency}", text))),
            .. release.SelfCare.SelectMany(advice => new[] { advice.Title, advice.Say }.Select(text => ($"self-care {advice.Code}", text))),
            .. release.Signs.Select(sign => ($"sign {sign.Urgency}", sign.Say)),
            .. release.Facts.Select(fact => ($"fact {fact.Code}", fact.Say)),
            .. release.Glossary.SelectMany(term => new[] { term.Plain, term.Say }.Select(text => ($"glossary {term.Term}", text))),
            .. release.Pictures.Select(picture => ($"picture {picture.Code}", picture.Text)),
            .. release.Pages.SelectMany(page => Blocks(page.Html).Select(text => ($"pages/{page.Code}", text))),
            ("release", release.Note.Notice),
        ];
    }

    /// <summary>A sentence ends at a full stop or question mark before a space and a capital, digit, token or quote.</summary>
    public static IEnumerable<string> Sentences(string text) =>
        SentenceEnd().Split(text.ReplaceLineEndings(" ")).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0);

    private static IEnumerable<string> Blocks(string html) =>
        BlockEnd().Split(html).Select(block => WebUtility.HtmlDecode(Tag().Replace(block, "")).Trim()).Where(block => block.Length > 0);

    [GeneratedRegex(@"(?<=[.?!])[""')\]]?\s+(?=[A-Z0-9{""'(])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("</(p|li|h2|h3|h4|td|th)>")]
    private static partial Regex BlockEnd();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
