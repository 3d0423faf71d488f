using System.Text.RegularExpressions;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>The shipped content is complete, and written for the person who reads it.</summary>
public sealed partial class ShippedContentTests
{
    private static readonly Release Release = Shipped.Release;

    [Fact]
    public void Each_founding_statement_has_its_place_once() =>
        Assert.Equal(Numbered("S", 33), Release.Facts.Select(fact => fact.Code).Order(new ByNumber()));

    [Fact]
    public void Every_row_of_the_clinical_reference_has_its_red_flag()
    {
        var named = Release.Clinical.RedFlags.SelectMany(flag => flag.Reference).ToHashSet();

        Assert.Empty(Enumerable.Range(1, 47).Select(n => $"RF{n:00}").Concat(Numbered("A", 24)).Except(named));
    }

    [Fact]
    public void Every_red_flag_names_its_row()
    {
        var nameless = Release.Clinical.RedFlags.Where(flag => !Row().IsMatch(flag.Reference.FirstOrDefault("")))
            .Select(flag => $"content/red-flags/{flag.Code}.yaml: reference: [{string.Join(", ", flag.Reference)}]");

        Assert.True(!nameless.Any(), $"""
            {string.Join("\n", nameless)}
            'reference' begins with the row of the clinical tables the flag is written from: RF and two digits (a red flag of the clinical
            reference) or A and one or two digits (an amendment), such as [RF01, A3]. A flag without a row needs the row first.
            """);
    }

    [Fact]
    public void Every_worked_example_and_textbook_picture_is_a_vignette()
    {
        var codes = Release.Vignettes.Select(vignette => vignette.Code).ToList();
        var starts = Enumerable.Range(1, 35).Select(n => $"e{n:00}-").Concat("abcdef".Select(letter => $"x-{letter}-"));

        Assert.All(starts, start => Assert.Single(codes, code => code.StartsWith(start, StringComparison.Ordinal)));
        Assert.Equal(7, codes.Count(code => code.StartsWith("picture-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_cause_has_an_article_and_each_article_tells_the_same_things_in_the_same_order()
    {
        Assert.Equal(
            Release.Clinical.Causes.Select(cause => cause.Code.Value).Order(), Release.CauseArticles.Select(article => article.Cause.Value).Order());
        var articles = Release.CauseArticles.Select(article => article.Html)
            .Concat(Release.Pages.Where(page => page.Group is PageGroup.Consider).Select(page => page.Html));

        Assert.All(articles, html => Assert.Equal(
            OfAnArticle, Parts().Matches(html).Select(part => part.Groups["title"].Value).Where(title => OfAnArticle.Contains(title))));
    }

    /// <summary>People are told a name by a clinician, and look for it.</summary>
    [Fact]
    public void Every_other_illness_is_named_in_plain_words_and_as_clinicians_call_it() =>
        Assert.All(Release.Pages.Where(page => page.Group is PageGroup.Consider), page => Assert.Matches(@"^[A-Z][^()]+ \([^()]+\)$", page.Title));

    [Fact]
    public void Every_warning_sign_is_told_by_part_of_the_body_in_words_that_lean_on_no_answer()
    {
        Assert.Equal(
            Release.Clinical.RedFlags.Select(flag => flag.Code.Value).Order(), Release.SignWords.Select(sign => sign.Flag.Value).Order());
        var told = Release.Clinical.RedFlags.Join(Release.SignWords, flag => flag.Code, sign => sign.Flag,
            (flag, sign) => (flag.Code, Texts: sign.When.Append(sign.Means ?? flag.TellThePerson)));

        Assert.All(told, sign => Assert.All(sign.Texts, text => Assert.False(OnAnswers().IsMatch(text), $"{sign.Code}: {text}")));
    }

    [Fact]
    public void Pages_to_read_lean_on_no_answer() => Assert.DoesNotContain(
        PersonTexts.All(Release)
            .Where(text => text.Where.StartsWith("pages/", StringComparison.Ordinal) && text.Where is not ("pages/how-it-works.md" or "pages/about.md")),
        text => Regex.IsMatch(text.Text, "your other answers|you told us|at your age", RegexOptions.IgnoreCase));

    [Fact]
    public void Every_warning_area_every_place_and_every_source_is_used()
    {
        Assert.Empty(Release.Clinical.WarningAreas.Select(area => area.Code).Except(Release.Clinical.RedFlags.Select(flag => flag.Area)));
        Assert.Empty(Release.Clinical.Places.Select(place => place.Code).Except(
            Release.Clinical.Items.Where(item => item.BodyMap is not BodyMapUse.None).SelectMany(item => item.Options).Select(option => option.Code)));
    }

    /// <summary>
    /// A label behind its region is hidden with it where a question does not offer the place; one that stands apart never is.
    /// </summary>
    [Fact]
    public void Every_place_that_is_labelled_on_a_map_can_be_chosen_on_that_map()
    {
        var asked = Release.Clinical.Items.Where(item => item.BodyMap is not BodyMapUse.None).ToList();
        var places = Release.Clinical.Places;
        var (behind, apart) = (0, 0);
        foreach (var map in Release.Pictures.Where(picture => Region().IsMatch(picture.Svg)))
        {
            var drawn = Region().Matches(map.Svg).Select(region => region.Groups["place"].Value).ToHashSet();
            foreach (Match label in Label().Matches(map.Svg))
            {
                var words = string.Join(' ', Words().Matches(label.Groups["text"].Value).Select(word => word.Value));
                if (label.Groups["place"] is { Success: true } of)
                {
                    behind++;
                    var place = places.Single(place => place.Code.Value == of.Value);
                    Assert.True(asked.Exists(item => item.Find(place.Code) is not null), $"{map.Code}: '{words}' is offered by no question");
                }
                else if (words is not ("Left" or "Right"))
                {
                    apart++;
                    var place = places.Single(place => place.Label.StartsWith(words, StringComparison.Ordinal));
                    Assert.Contains(place.Code.Value, drawn);
                    Assert.True(asked.TrueForAll(item => item.Find(place.Code) is not null), $"{map.Code}: '{words}' is not offered by every question");
                }
            }
        }

        Assert.True(behind > 30 && apart > 4, $"{behind} labels behind their region, {apart} apart");
    }

    [Fact]
    public void A_place_is_a_neighbour_of_its_neighbours()
    {
        var pairs = Release.Clinical.Places.SelectMany(place => place.Neighbours.Select(other => (place.Code, other))).ToHashSet();

        Assert.All(pairs, pair => Assert.Contains((pair.other, pair.Code), pairs));
    }

    [Fact]
    public void Every_statement_rests_on_a_source_that_exists()
    {
        var known = Release.Sources.Select(source => source.Code.Value).Concat(["judgement", "general-knowledge"]).ToHashSet();
        (string Where, IEnumerable<SourceCode> Sources)[] statements =
        [
            .. Release.Clinical.Items.Select(item => ($"item {item.Code}", (IEnumerable<SourceCode>)item.Sources)),
            .. Release.Clinical.RedFlags.SelectMany(flag => flag.Tiers
                .Select(tier => ($"red flag {flag.Code}", (IEnumerable<SourceCode>)tier.Sources))
                .Append(($"red flag {flag.Code}", flag.Sources))),
            .. Release.Clinical.Floors.Select(floor => ($"floor {floor.Code}", (IEnumerable<SourceCode>)floor.Sources)),
            .. Release.Clinical.Causes.SelectMany(cause => cause.Evidence
                .Select(line => ($"{cause.Code}: {line.Item} is {line.Option}", (IEnumerable<SourceCode>)line.Sources))),
            .. Release.Clinical.Causes.SelectMany(cause => cause.Do.Concat(cause.Avoid).Append(cause.Course)
                .Select(advice => ($"{cause.Code}: {advice.Say}", (IEnumerable<SourceCode>)advice.Sources))),
            .. Release.Clinical.Causes.Select(cause => ($"cause {cause.Code}", (IEnumerable<SourceCode>)cause.Sources.Concat(cause.PriorSources))),
            .. Release.Levels.Select(level => ($"urgency {level.Urgency}", (IEnumerable<SourceCode>)level.Sources)),
            .. Release.SelfCare.Select(advice => ($"self-care {advice.Code}", (IEnumerable<SourceCode>)advice.Sources)),
            .. Release.Signs.Select(sign => ($"sign {sign.Say}", (IEnumerable<SourceCode>)sign.Sources)),
            .. Release.Facts.Select(fact => ($"fact {fact.Code}", (IEnumerable<SourceCode>)fact.Sources)),
            .. Release.Regions.Select(region => ($"region {region.Code}", (IEnumerable<SourceCode>)region.Sources)),
            .. Release.Pages.Select(page => ($"page {page.Code}", (IEnumerable<SourceCode>)page.Sources)),
        ];

        Assert.Empty(statements.Where(statement => !statement.Sources.Any() || statement.Sources.Any(source => !known.Contains(source.Value)))
            .Select(statement => statement.Where));
    }

    [Fact]
    public void Nothing_pretends_to_be_signed()
    {
        Assert.Equal("none", Release.Note.SignedOff);
        Assert.All(Release.Clinical.RedFlags, flag => Assert.Equal("none", flag.SignedOff));
        Assert.All(Release.Clinical.Causes, cause => Assert.Equal("none", cause.SignedOff));
    }

    [Fact]
    public void The_regions_that_must_exist_do() =>
        Assert.Empty(new[] { "uk", "us", "eu", "au", "elsewhere" }.Except(Release.Regions.Select(region => region.Code)));

    /// <summary>Where 111 is not answered, or the national line is not theirs, people are told another.</summary>
    [Fact]
    public void Places_with_a_line_of_their_own_are_told_it()
    {
        Assert.Matches("Lifeline on 0808 808 8000 In Northern Ireland", Lines("uk"));
        Assert.Matches("NHS 111, option 2.*Not in Northern Ireland", Lines("uk"));
        Assert.Matches("85258", Lines("uk"));
        Assert.Matches("1-800-463-5060 In Quebec", Lines("ca"));
        Assert.Matches("In Nunavut", Lines("ca"));
        Assert.Matches("01 809 2166", Lines("ie"));

        static string Lines(string region) => string.Join("\n", Release.Regions.Where(one => one.Code == region)
            .SelectMany(one => one.Crisis.Also.Concat(one.Poison.Also).Append(one.Poison)).Select(line => $"{line.Name} {line.How}"));
    }

    [Fact]
    public void Every_text_can_be_filled_for_every_region() =>
        Assert.All(Release.Regions, region => Assert.All(PersonTexts.All(Release), text =>
            Assert.DoesNotMatch(@"\{[a-z-]+\}", region.Fill(text.Text))));

    [Fact]
    public void Every_sentence_a_person_reads_has_at_most_25_words()
    {
        var offenders =
            (from text in PersonTexts.All(Release)
             from sentence in PersonTexts.Sentences(text.Text)
             let words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit))
             where words > 25
             select $"{text.Where} ({words} words): {sentence}").ToList();

        Assert.True(PersonTexts.All(Release).Count() > 1000, "The texts were not found.");
        Assert.True(offenders.Count == 0, $"{offenders.Count} sentences are too long:\n{string.Join("\n", offenders)}");
    }

    [Fact]
    public void No_sentence_shouts_claims_a_diagnosis_or_says_none_of_the_above() =>
        Assert.Empty(PersonTexts.All(Release)
            .Where(text => Banned().IsMatch(text.Text))
            .Select(text => $"{text.Where}: {text.Text}"));

    [Fact]
    public void Advice_needs_someone_to_call_for_every_flag_of_the_same_day_or_more() =>
        Assert.All(
            Release.Clinical.RedFlags.Where(flag => flag.Tiers.Any(tier => tier.Urgency >= Urgency.SameDay)),
            flag => Assert.False(string.IsNullOrWhiteSpace(flag.WhatToSay), flag.Code.Value));

    [GeneratedRegex("class=\"region\" data-place=\"(?<place>[a-z-]+)\"")]
    private static partial Regex Region();

    [GeneratedRegex("(class=\"region\" data-place=\"(?<place>[a-z-]+)\"[^\\n]*\\n)?<text class=\"label\"[^>]*>(?<text>.*?)</text>")]
    private static partial Regex Label();

    [GeneratedRegex("(?<=>|^)[^<>]+")]
    private static partial Regex Words();

    private static readonly string[] OfAnArticle =
    [
        "What it is", "How it feels", "What sets it apart", "Tests", "What helps", "How long it takes", "Exercises", "When to get help",
        "Questions people ask",
    ];

    [GeneratedRegex("<h2[^>]*>(?<title>[^<]*)</h2>")]
    private static partial Regex Parts();

    [GeneratedRegex("your (other )?answers|you told us|at your age|you (were|are) not sure, or preferred|in your history", RegexOptions.IgnoreCase)]
    private static partial Regex OnAnswers();

    [GeneratedRegex("^(RF[0-9]{2}|A[0-9]{1,2})( |$)")]
    private static partial Regex Row();

    private static IEnumerable<string> Numbered(string prefix, int count) => Enumerable.Range(1, count).Select(n => $"{prefix}{n}");

    [GeneratedRegex(@"none of the above|!|\byou have (sciatica|piriformis|a trigger point|wallet|cancer|an infection)", RegexOptions.IgnoreCase)]
    private static partial Regex Banned();

    private sealed class ByNumber : IComparer<string>
    {
        public int Compare(string? x, string? y) => int.Parse(x![1..]).CompareTo(int.Parse(y![1..]));
    }
}
