using System.Net;
using AngleSharp.Html.Parser;
using GluteTriage.Content.Reading;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Reading;

/// <summary>Pages drawn from the content store: what they say is what the result says.</summary>
public sealed class StorePagesTests(Site site)
{
    private readonly HttpClient browser = site.Browser();

    [Fact]
    public async Task Every_warning_sign_is_told_by_part_of_the_body_with_when_it_is_how_urgent_and_what_to_do_and_say()
    {
        var page = await PageAsync("/read/warning-signs");

        Assert.All(Shipped.Content.RedFlags, flag =>
        {
            var shown = page.GetElementById(flag.Code.Value)!;
            Assert.StartsWith(flag.Title, shown.QuerySelector("summary")!.TextContent);
            Assert.Equal(flag.Tiers.Length > 1, shown.QuerySelector("summary .worse") is not null);
            Assert.EndsWith(GluteTriage.Engine.Assessments.Urgencies.Code(flag.Tiers[0].Urgency), shown.ParentElement!.ClassName);
            Assert.Equal(flag.WhatToSay is not null, shown.QuerySelector("blockquote") is not null);
            Assert.Equal(
                flag.Tiers.Select(tier => $"{Shipped.Release.Levels[(int)tier.Urgency].Word}:"),
                shown.QuerySelector("ul")!.QuerySelectorAll("strong").Select(word => word.TextContent));
        });
        Assert.Equal(Shipped.Release.SignWords.Select(sign => sign.Part).Distinct(),
            page.QuerySelectorAll("nav[aria-labelledby=sign-parts] a").Select(part => page.QuerySelector(part.GetAttribute("href")!)!.TextContent));
        Assert.DoesNotMatch("your other answers|you told us|at your age", page.QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("{", page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_sign_that_other_advice_tells_otherwise_links_to_the_page_that_compares_them()
    {
        var page = await PageAsync("/read/warning-signs");
        var comparing = Assert.Single(Shipped.Release.Pages, one => !one.Differs.IsEmpty);

        Assert.Contains(comparing.Differs, code => code.Value == "night-pain");
        Assert.All(Shipped.Content.RedFlags, flag => Assert.Equal(
            comparing.Differs.Contains(flag.Code),
            page.GetElementById(flag.Code.Value)!.QuerySelector($"a[href='/read/{comparing.Code}']") is not null));
        Assert.NotNull((await PageAsync("/read/evidence")).QuerySelector($"a[href='/read/{comparing.Code}']"));
    }

    [Fact]
    public async Task Every_cause_has_a_page_under_both_its_names_with_advice_signs_dates_and_a_way_into_the_questions()
    {
        foreach (var cause in Shipped.Content.Causes)
        {
            var page = await PageAsync($"/read/causes/{cause.Code}");

            var text = page.QuerySelector("main")!.TextContent;
            Assert.Equal($"{cause.Title} ({cause.MedicalName})", page.QuerySelector("h1")!.TextContent);
            Assert.Contains(cause.WhatItIs.Trim(), text);
            Assert.Contains("27", page.QuerySelector("main .dates")!.TextContent);
            Assert.NotNull(page.QuerySelector("figure.drawn"));
            Assert.NotNull(page.QuerySelector("a.go[href='/check']"));
            Assert.NotNull(page.QuerySelector(".box.emergency"));
            Assert.DoesNotContain("{", text);
            Assert.All(cause.Evidence.Select(evidence => evidence.Because).OfType<string>().Where(IsAboutYou), reason => Assert.DoesNotContain(reason, text));
        }

        static bool IsAboutYou(string reason) => reason.Contains("you", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_causes_are_listed_under_both_names_and_with_the_other_illnesses()
    {
        var page = await PageAsync("/read/causes");

        var links = page.QuerySelectorAll("main a").Select(link => link.TextContent).ToHashSet();
        Assert.Subset(links, Shipped.Content.Causes.Select(cause => $"{cause.Title} ({cause.MedicalName})").ToHashSet());
        Assert.Subset(links, Shipped.Release.Pages.Where(one => one.Group is PageGroup.Consider).Select(one => one.Title).ToHashSet());
    }

    [Fact]
    public async Task Every_source_mark_leads_to_a_source_on_the_page()
    {
        foreach (var address in new[] { "/read/warning-signs" }.Concat(Shipped.Content.Causes.Select(cause => $"/read/causes/{cause.Code}")))
        {
            var page = await PageAsync(address);

            Assert.All(page.QuerySelectorAll(".marks a"), mark => Assert.NotNull(page.GetElementById(mark.GetAttribute("href")![1..])));
        }
    }

    [Fact]
    public async Task The_list_of_causes_leads_to_every_one_and_an_unknown_one_is_not_found()
    {
        var page = await PageAsync("/read/causes");

        Assert.Equal(
            Shipped.Content.Causes.Select(cause => $"/read/causes/{cause.Code}").Order(),
            page.QuerySelectorAll(".cause a[href^='/read/causes/']").Select(link => link.GetAttribute("href")!).Order());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/read/causes/no-such-cause", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Every_weight_and_every_reason_of_a_warning_sign_stands_on_the_page_about_the_evidence()
    {
        var page = await PageAsync("/read/evidence");

        Assert.Equal(
            Shipped.Content.Causes.Sum(cause => cause.Evidence.Length + 1), page.QuerySelectorAll("table.weights tbody tr").Length);
        Assert.All(Shipped.Content.RedFlags, flag => Assert.Contains(flag.Because.Trim(), page.QuerySelector("main")!.TextContent));
    }

    [Fact]
    public async Task The_words_stand_by_their_letters_with_a_way_to_each_letter_and_both_long_lists_can_be_cut_to_a_word()
    {
        var page = await PageAsync("/read/words");

        var terms = page.QuerySelectorAll(".words dt").Select(term => term.TextContent).ToList();
        Assert.Equal(terms.Order(StringComparer.OrdinalIgnoreCase), terms);
        Assert.Equal(Shipped.Release.Glossary.Length, terms.Count);
        var letters = page.QuerySelectorAll(".letters a");
        Assert.Equal(terms.Select(term => char.ToUpperInvariant(term[0])).Distinct(), letters.Select(letter => letter.TextContent.Single()));
        Assert.All(letters, letter => Assert.StartsWith(
            letter.TextContent, page.QuerySelector($"{letter.GetAttribute("href")} dt")!.TextContent, StringComparison.OrdinalIgnoreCase));
        foreach (var filtered in new[] { page, await PageAsync("/read/evidence") })
        {
            var filter = filtered.QuerySelector(".filter[data-filter]")!;
            Assert.NotEmpty(filtered.QuerySelectorAll(filter.GetAttribute("data-filter")!));
            Assert.NotEmpty(filtered.QuerySelectorAll(filter.GetAttribute("data-groups")!));
        }
    }

    [Fact]
    public async Task Every_page_in_the_site_map_is_there_and_every_page_is_in_it_that_the_pages_lead_to()
    {
        var map = System.Xml.Linq.XDocument.Parse(await browser.GetStringAsync("/sitemap.xml", TestContext.Current.CancellationToken));
        var addresses = map.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).AbsolutePath).ToHashSet();
        var linked = new HashSet<string>();
        foreach (var address in addresses)
        {
            var page = await PageAsync(address);
            linked.UnionWith(page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]));
        }

        // A leaflet repeats the page of its cause, and asks search engines to leave it out.
        linked.ExceptWith(Shipped.Content.Causes.Select(cause => $"/read/causes/{cause.Code}/leaflet"));

        Assert.Subset(addresses, linked.Where(address => address == "/" || address.StartsWith("/read/", StringComparison.Ordinal)).ToHashSet());
        Assert.Contains("Disallow: /check", await browser.GetStringAsync("/robots.txt", TestContext.Current.CancellationToken));
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(string address) =>
        new HtmlParser().ParseDocument(await browser.GetStringAsync(address, TestContext.Current.CancellationToken));
}
