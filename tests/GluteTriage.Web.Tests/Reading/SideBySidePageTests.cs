using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GluteTriage.Content.Reading;
using GluteTriage.Testing;
using GluteTriage.Web.Reading;
using GluteTriage.Web.Shell;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Reading;

/// <summary>The page that sets causes side by side: all of it, in a table with headers and in pairs, with the ways on.</summary>
public sealed class SideBySidePageTests(Site site)
{
    private readonly SideBySide compared = Shipped.Release.Compared!;

    [Fact]
    public async Task Four_causes_stand_side_by_side_under_headers_that_lead_to_their_pages()
    {
        var table = (await PageAsync()).QuerySelector("table.side-by-side")!;

        Assert.Equal(
            ["/read/knots", "/read/causes/piriformis-syndrome", "/read/causes/wallet-neuritis", "/read/causes/sciatica"],
            table.QuerySelectorAll("thead th[scope=col] a").Select(link => link.GetAttribute("href")));
        var bodies = table.QuerySelectorAll("tbody:not(.read-on)");
        Assert.Equal(compared.Rows.Select(row => row.Title), bodies.Select(body => body.QuerySelector("th[scope=rowgroup][colspan='4']")!.TextContent));
        Assert.All(bodies.Zip(compared.Rows), both =>
        {
            var cells = both.First.QuerySelectorAll("td[data-label]");
            Assert.Equal(4, cells.Length);
            Assert.All(cells.Zip(both.Second.Cells), cell => Assert.All(cell.Second.Says, told => Assert.Contains(told.Say, cell.First.TextContent)));
            Assert.All(cells.Zip(compared.Columns), cell =>
                Assert.Equal(compared.Side(cell.Second).Name, cell.First.GetAttribute("data-label"), ignoreCase: true));
        });
    }

    [Fact]
    public async Task Every_pair_that_the_reference_tells_apart_is_on_the_page_with_what_leans_either_way()
    {
        var page = await PageAsync();

        Assert.Equal(DistinguishingPairs.Rows().Count, page.QuerySelectorAll(".pair").Length);
        Assert.All(DistinguishingPairs.Rows(), row =>
        {
            var pair = compared.Pairs.Single(one => one.Reference == $"3.9 {row.Pair}");
            var shown = page.GetElementById(pair.Id)!.ParentElement!;
            Assert.NotNull(page.QuerySelector($".which-two a[href='#{pair.Id}']"));
            Assert.All(shown.QuerySelectorAll(".leans").Zip([pair.First, pair.Second]), side =>
            {
                Assert.Equal(ReadUrl.Of(compared.Side(side.Second.Of)), side.First.QuerySelector("h4 a")!.GetAttribute("href"));
                Assert.All(side.First.QuerySelectorAll("li").Zip(side.Second.Says), told =>
                {
                    Assert.StartsWith(told.Second.Say, told.First.TextContent.Trim());
                    Assert.Equal(
                        told.Second.NotWeighed is not null, told.First.TextContent.Contains(ShellText.Reading.CompareNotAsked, StringComparison.Ordinal));
                });
            });
        });
    }

    [Fact]
    public async Task The_page_leads_on_to_each_page_the_exercises_the_danger_signs_and_the_questions()
    {
        var page = await PageAsync();
        var links = page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).ToHashSet();

        HashSet<string> meant =
        [
            "/read/warning-signs", "/check", "/read/causes/piriformis-syndrome#exercises", "/read/causes/sciatica#exercises",
            "/read/causes/trigger-point-gluteus-maximus#exercises", .. compared.Sides.Select(ReadUrl.Of),
        ];
        Assert.Superset(meant, links);
        Assert.DoesNotContain("/read/causes/wallet-neuritis#exercises", links);
        Assert.NotNull(page.QuerySelector(".emergency .signs"));
        foreach (var address in links.Where(link => link.StartsWith("/read/", StringComparison.Ordinal)))
        {
            var parts = address.Split('#');
            var led = await PageAsync(parts[0]);
            Assert.True(parts.Length == 1 || led.GetElementById(parts[1]) is not null, address);
        }
    }

    [Fact]
    public async Task Every_statement_has_its_sources_and_each_is_listed()
    {
        var page = await PageAsync();

        Assert.Equal(compared.Statements().Count(), page.QuerySelectorAll(":is(.side-by-side, .leans) .marks").Length);
        Assert.All(page.QuerySelectorAll(".marks a"), mark => Assert.NotNull(page.GetElementById(mark.GetAttribute("href")![1..])));
    }

    [Fact]
    public async Task The_page_is_called_the_same_in_every_list() =>
        Assert.Equal((compared.Title, compared.Title), (ShellText.Reading.CompareHeading, (await PageAsync()).QuerySelector("h1")!.TextContent));

    [Theory]
    [InlineData("piriformis or sciatica")]
    [InlineData("is it a knot or sciatica")]
    public async Task Who_searches_for_one_or_the_other_is_led_to_it(string typed) =>
        Assert.Equal("/read/compare",
            (await PageAsync($"/search?q={WebUtility.UrlEncode(typed)}")).QuerySelector(".found a")!.GetAttribute("href"));

    private async Task<IHtmlDocument> PageAsync(string address = "/read/compare") =>
        await new HtmlParser().ParseDocumentAsync(await site.Browser().GetStringAsync(address, TestContext.Current.CancellationToken));
}
