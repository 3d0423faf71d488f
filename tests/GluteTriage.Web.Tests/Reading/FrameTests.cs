using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;
using GluteTriage.Web.Reading;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Reading;

/// <summary>On every page to read one sees where one is, what else there is, and the two ways on.</summary>
public sealed class FrameTests(Site site)
{
    private readonly HttpClient browser = site.Browser();

    private static IEnumerable<string> Pages => ReadUrl.All(Shipped.Release).Where(address => address.StartsWith(ReadUrl.Index, StringComparison.Ordinal));

    [Fact]
    public async Task Every_page_to_read_lies_in_one_part_of_the_site_and_marks_it()
    {
        foreach (var address in Pages)
        {
            var page = await PageAsync(address);

            var part = Assert.Single(page.QuerySelectorAll(".parts nav a[aria-current]"));
            var (section, listed) = SiteSection.At(Shipped.Release, address)!.Value;
            Assert.Equal(section.Address, part.GetAttribute("href"));
            Assert.Equal(section.Address == address ? "page" : "true", part.GetAttribute("aria-current"));
            if (section.Chapters.Count > 0)
            {
                var here = Assert.Single(page.QuerySelectorAll(".section-nav a[aria-current=page]"));
                Assert.Equal(listed?.Address ?? section.Address, here.GetAttribute("href"));
            }
        }
    }

    [Fact]
    public async Task The_way_down_to_a_page_is_told_to_people_and_to_programs_alike()
    {
        foreach (var address in Pages)
        {
            var page = await PageAsync(address);

            var crumbs = page.QuerySelectorAll(".crumbs li").Select(crumb => crumb.TextContent.Trim()).ToList();
            using var told = JsonDocument.Parse(page.QuerySelectorAll("script[type='application/ld+json']")
                .Single(data => data.TextContent.Contains("BreadcrumbList", StringComparison.Ordinal)).TextContent);
            var items = told.RootElement.GetProperty("itemListElement").EnumerateArray().ToList();
            Assert.Equal(crumbs, items.Select(item => item.GetProperty("name").GetString()));
            Assert.Equal(Enumerable.Range(1, crumbs.Count), items.Select(item => item.GetProperty("position").GetInt32()));
            Assert.All(items, item => Assert.StartsWith("http", item.GetProperty("item").GetString()));
            var section = SiteSection.At(Shipped.Release, address)!.Value.Section;
            Assert.All(page.QuerySelectorAll(".crumbs a").Skip(1), link => Assert.Equal(section.Address, link.GetAttribute("href")));
        }
    }

    [Fact]
    public async Task Every_page_to_read_has_help_in_an_emergency_and_the_questions_beside_it()
    {
        foreach (var address in Pages)
        {
            var page = await PageAsync(address);

            Assert.NotNull(page.QuerySelector(".rail a[href='/emergency']"));
            Assert.NotNull(page.QuerySelector(".rail a.go[href='/check']"));
            Assert.Equal(
                page.QuerySelector("main .marks") is not null && address is not (ReadUrl.Evidence or ReadUrl.Proved),
                page.QuerySelector(".rail #show-sources") is not null);
        }
    }

    [Fact]
    public async Task Every_place_of_the_body_map_leads_to_what_the_rules_weigh_there_the_weightiest_first()
    {
        var page = await PageAsync(ReadUrl.Causes);
        var asked = Shipped.Content.Items.First(item => item.BodyMap is BodyMapUse.Worst);

        var drawn = page.QuerySelectorAll(".find-place a").Select(link => link.GetAttribute("href")!).Distinct().ToList();
        Assert.True(drawn.Count > 10);
        Assert.All(drawn, anchor => Assert.NotNull(page.QuerySelector($"details{anchor}")));
        Assert.All(page.QuerySelectorAll(".find-place a"), link => Assert.Equal("-1", link.GetAttribute("tabindex")));
        var found = page.QuerySelectorAll("details[id^=at-]").ToDictionary(
            place => place.Id![3..], place => place.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!.Split('/')[^1]).ToList());
        Assert.Equal(drawn.Select(anchor => anchor[4..]).Order(), found.Keys.Order());
        Assert.All(found, place =>
        {
            var weights = place.Value.Select(cause => WeightOf(cause, place.Key)).ToList();
            Assert.All(weights, weight => Assert.True(weight >= 2));
            Assert.Equal(weights.OrderDescending(), weights);
            Assert.All(
                Shipped.Content.Causes.Where(cause => !place.Value.Contains(cause.Code.Value)),
                cause => Assert.True(WeightOf(cause.Code.Value, place.Key) < 2, $"{cause.Code} at {place.Key}"));
        });

        decimal WeightOf(string cause, string place) => Shipped.Content.Causes.Single(one => one.Code.Value == cause).Evidence
            .Where(evidence => evidence.Item == asked.Code && evidence.Option.Value == place).Sum(evidence => evidence.Points);
    }

    [Fact]
    public async Task Proofs_and_hazards_are_for_those_who_ask_how_it_works_and_not_in_every_foot()
    {
        var knots = await PageAsync("/read/knots");
        var method = await PageAsync(ReadUrl.HowItWorks);

        Assert.All(new[] { ReadUrl.Evidence, ReadUrl.Proved, ReadUrl.Hazards }, address =>
        {
            Assert.Null(knots.QuerySelector($".foot a[href='{address}']"));
            Assert.NotNull(method.QuerySelector($".section-nav a[href='{address}']"));
            Assert.NotNull(method.QuerySelector($"main a[href='{address}']"));
        });
    }

    [Fact]
    public async Task Links_alone_lead_from_the_first_page_to_every_other_and_back_again()
    {
        var map = XDocument.Parse(await browser.GetStringAsync("/sitemap.xml"));
        var all = map.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).AbsolutePath).ToHashSet();
        var (seen, waiting) = (new HashSet<string> { "/" }, new Queue<string>(["/"]));
        while (waiting.TryDequeue(out var address))
        {
            var links = (await PageAsync(address)).QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#', '?')[0]).ToList();

            Assert.Contains("/", links);
            foreach (var link in links.Where(link => (link == "/" || link.StartsWith("/read", StringComparison.Ordinal)) && seen.Add(link)))
            {
                waiting.Enqueue(link);
            }
        }

        Assert.NotEmpty(all);
        Assert.Empty(all.Except(seen));
    }

    private async Task<IHtmlDocument> PageAsync(string address) => new HtmlParser().ParseDocument(await browser.GetStringAsync(address));
}
