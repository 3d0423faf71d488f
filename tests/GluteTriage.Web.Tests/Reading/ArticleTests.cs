using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GluteTriage.Content.Reading;
using GluteTriage.Testing;
using GluteTriage.Web.Reading;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Reading;

/// <summary>The site people read: every page is whole, says where it comes from, and leads on.</summary>
public sealed class ArticleTests(Site site)
{
    private readonly HttpClient browser = site.Browser();

    private static IEnumerable<Page> Articles => Shipped.Release.Pages.Where(page => page.Group is not PageGroup.Questions);

    [Fact]
    public async Task Every_article_has_a_lead_dates_sources_help_and_a_way_into_the_questions()
    {
        foreach (var article in Articles)
        {
            var page = await PageAsync($"/read/{article.Code}");

            Assert.Equal(article.Title, page.QuerySelector("h1")!.TextContent);
            Assert.NotEmpty(page.QuerySelector(".lead")!.TextContent);
            Assert.Contains(
                article.Reviewed.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture),
                page.QuerySelector(".dates")!.TextContent);
            Assert.Contains(
                article.NextReview.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture),
                page.QuerySelector(".dates")!.TextContent);
            Assert.NotNull(page.QuerySelector(".box.emergency"));
            Assert.NotNull(page.QuerySelector("a.go[href='/check']"));
            Assert.NotNull(page.QuerySelector("figure.drawn"));
            Assert.True(article.Picture is null || page.QuerySelector(".prose > figure.drawn:first-child")!.GetAttribute("data-picture") == article.Picture);
            Assert.DoesNotContain("{", page.QuerySelector("main")!.TextContent);
            Assert.All(page.QuerySelectorAll(".marks a"), mark => Assert.NotNull(page.GetElementById(mark.GetAttribute("href")![1..])));
        }
    }

    [Fact]
    public async Task A_page_whose_review_is_overdue_says_so_from_that_day_on()
    {
        const string Overdue = "was to be read again by";
        string[] addresses = ["/read/knots", "/read/causes/sciatica", "/read/warning-signs", "/read/compare"];
        var clock = new FakeTimeProvider(new DateTimeOffset(2027, 11, 22, 23, 0, 0, TimeSpan.Zero));
        await using var later = new Site { Clock = clock };
        using var reader = later.Browser();
        foreach (var address in addresses)
        {
            Assert.DoesNotContain(Overdue, await reader.GetStringAsync(address));
        }

        clock.Skip(TimeSpan.FromDays(10));

        foreach (var address in addresses)
        {
            Assert.Contains(Overdue, await reader.GetStringAsync(address));
        }
    }

    [Fact]
    public async Task Every_founding_statement_stands_on_exactly_one_page_in_the_words_of_the_store()
    {
        var placed = new List<(string Fact, string Text)>();
        foreach (var address in ReadUrl.All(Shipped.Release))
        {
            var page = await PageAsync(address);
            placed.AddRange(page.QuerySelectorAll("[data-fact]").Select(fact =>
                (fact.GetAttribute("data-fact")!, fact.TextContent[..^fact.QuerySelector(".marks")!.TextContent.Length].Trim())));
        }

        Assert.Equal(Enumerable.Range(1, 33).Select(number => $"S{number}").Order(), placed.Select(fact => fact.Fact).Order());
        Assert.All(placed, fact => Assert.Equal(Shipped.Release.Facts.Single(stored => stored.Code == fact.Fact).Say, fact.Text));
    }

    [Fact]
    public async Task Every_link_within_the_site_leads_to_a_page_and_to_a_place_on_it()
    {
        var pages = new Dictionary<string, IHtmlDocument>();
        foreach (var address in ReadUrl.All(Shipped.Release))
        {
            var links = (await Read(address))
                .QuerySelectorAll("a[href^='/'], a[href^='#'], link[rel=icon]")
                .Select(link => link.GetAttribute("href")!)
                .Distinct();
            foreach (var link in links)
            {
                var (path, place) = (link.Split('#')[0] is { Length: > 0 } other ? other : address, link.Split('#').ElementAtOrDefault(1));
                var target = await Read(path);

                Assert.True(place is null || target.GetElementById(place) is not null, $"{address} leads to {link}, which is not there.");
            }
        }

        async Task<IHtmlDocument> Read(string path) => pages.TryGetValue(path, out var known) ? known : pages[path] = await PageAsync(path);
    }

    [Fact]
    public async Task Every_drawing_says_the_same_in_words_and_every_term_explains_itself()
    {
        foreach (var address in ReadUrl.All(Shipped.Release))
        {
            var page = await PageAsync(address);

            Assert.All(page.QuerySelectorAll("figure.drawn"), figure => Assert.Equal(
                figure.QuerySelector("svg")!.GetAttribute("aria-label"), figure.QuerySelector("figcaption p")!.TextContent));
            Assert.All(page.QuerySelectorAll("main svg:not([role=img])"),
                ornament => Assert.Equal("true",
                    ornament.GetAttribute("aria-hidden") ?? ornament.ParentElement?.GetAttribute("aria-hidden") ?? Interview(ornament)));
            Assert.All(page.QuerySelectorAll("button.term"), term => Assert.NotNull(page.QuerySelector($"#{term.GetAttribute("popovertarget")}[popover]")));
        }

        // The graph of the interview has its words beside it, as a legend of its own.
        static string Interview(AngleSharp.Dom.IElement svg) => svg.ClassList.Contains("interview") ? "true" : "no text";
    }

    [Fact]
    public async Task What_search_engines_are_told_is_what_the_page_shows()
    {
        foreach (var address in ReadUrl.All(Shipped.Release))
        {
            var page = await PageAsync(address);

            Assert.Equal($"http://localhost{address}", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
            Assert.Equal(page.QuerySelector("h1")!.TextContent, page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
            var told = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
            Assert.Equal("MedicalWebPage", told.GetProperty("@type").GetString());
            Assert.False(told.TryGetProperty("reviewedBy", out _));
            if (told.TryGetProperty("lastReviewed", out var reviewed))
            {
                Assert.Contains(DateOnly.Parse(reviewed.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
                    .ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture), page.QuerySelector(".dates")!.TextContent);
            }
        }

        var sciatica = await PageAsync("/read/causes/sciatica");
        Assert.Contains("\"MedicalCondition\"", sciatica.QuerySelector("script[type='application/ld+json']")!.TextContent);
    }

    [Fact]
    public async Task A_link_that_is_shared_shows_the_cover_of_its_page_or_the_picture_of_the_site()
    {
        var expected = new Dictionary<string, string>
        {
            ["/read/sciatic-nerve"] = "sciatic-nerve",
            ["/read/causes/tailbone-pain"] = "place-tailbone-pain",
            ["/"] = "back-layers",
        };
        foreach (var (address, code) in expected)
        {
            var page = await PageAsync(address);
            var drawing = Shipped.Release.Pictures.Single(picture => picture.Code == code);

            Assert.Equal($"http://localhost/share/{SharedPicture.NameOf(drawing)}", page.QuerySelector("meta[property='og:image']")!.GetAttribute("content"));
            Assert.Equal(drawing.Text, page.QuerySelector("meta[property='og:image:alt']")!.GetAttribute("content"));
            Assert.Equal("summary_large_image", page.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content"));
        }

        foreach (var drawing in SharedPicture.Covers(Shipped.Release))
        {
            // Where this fails, a drawing has changed: SHARED_PICTURES=renew takes them all anew, see docs/how-to/change-content.md.
            Assert.Equal("image/png", (await GetAsync($"/share/{SharedPicture.NameOf(drawing)}", "uk")).Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_page_the_browser_already_has_is_not_sent_again_and_each_region_has_its_own()
    {
        var first = await GetAsync("/read/cauda-equina", "uk");
        var again = await GetAsync("/read/cauda-equina", "uk", first.Headers.ETag);
        var elsewhere = await GetAsync("/read/cauda-equina", "us", first.Headers.ETag);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
        Assert.Contains("999", await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("911", await elsewhere.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("private, no-cache",
            new[] { first.Headers.CacheControl!.ToString() }
                .Select(value => value == "no-cache, private" ? "private, no-cache" : value)
                .Single());
        Assert.NotNull((await GetAsync("/read/cauda-equina", "uk")).Headers.Age);
    }

    [Theory]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("gzip, br", "br")]
    [InlineData("identity", null)]
    [InlineData("br;q=0", null)]
    [InlineData("br", "br")]
    public async Task A_kept_page_comes_in_a_coding_the_browser_can_read(string accepted, string? coding)
    {
        for (var visit = 0; visit < 2; visit++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/read/medicines");
            request.Headers.Add("Accept-Encoding", accepted);

            var page = await site.CreateClient(new() { HandleCookies = false }).SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(coding, page.Content.Headers.ContentEncoding.SingleOrDefault());
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_not_kept()
    {
        var lost = await GetAsync("/read/nothing-of-the-kind", "uk");

        Assert.Equal(HttpStatusCode.NotFound, lost.StatusCode);
        Assert.Null(lost.Headers.ETag);
    }

    [Fact]
    public async Task The_body_is_shown_layer_by_layer_through_plain_links()
    {
        foreach (var layer in AnatomyLayer.All)
        {
            var page = await PageAsync($"/read/anatomy/{layer.Code}");

            Assert.Equal(AnatomyLayer.All.Select(ReadUrl.Of), page.QuerySelectorAll(".layers a").Select(link => link.GetAttribute("href")!));
            Assert.Equal(layer.Title, page.QuerySelector(".layers a[aria-current]")!.TextContent);
            Assert.NotNull(page.QuerySelector($".back-layers.to-{layer.Code} .{layer.Code}-layer"));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/read/anatomy/skin", "uk")).StatusCode);
    }

    [Fact]
    public async Task What_was_typed_is_shown_as_text_and_never_as_a_page()
    {
        var page = await PageAsync("/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E");

        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.TextContent.Contains("alert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_of_cookies_names_every_cookie_the_site_gives()
    {
        var page = await PageAsync("/read/cookies");

        var names = page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent).ToList();
        Assert.Contains(names, name => name.Contains("glutetriage", StringComparison.Ordinal));
        Assert.Contains("__Host-form (form)", names);
        Assert.Contains("__Host-region (region)", names);
        Assert.Contains("24 hours", page.QuerySelector("table")!.TextContent);
    }

    [Fact]
    public async Task The_hazard_log_and_every_drawing_with_its_author_are_public()
    {
        var hazards = await PageAsync("/read/hazards");
        var drawings = await PageAsync("/read/pictures");
        Assert.All(drawings.QuerySelectorAll(".card"), card => Assert.NotNull(card.QuerySelector($"a[href='#{card.Id}']")));

        Assert.All(
            Shipped.Release.Hazards,
            hazard => Assert.StartsWith(hazard.Title, hazards.GetElementById(hazard.Code)!.QuerySelector("summary")!.TextContent));
        Assert.Equal(Shipped.Release.Pictures.Length, drawings.QuerySelectorAll(".card").Length);
        Assert.All(drawings.QuerySelectorAll(".card .hint"), credit => Assert.Contains("Licence: MIT", credit.TextContent));
    }

    private async Task<IHtmlDocument> PageAsync(string address)
    {
        using var response = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{address} answers {(int)response.StatusCode} {response.Headers.Location}");
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string region, EntityTagHeaderValue? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", $"region={region}");
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await site.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false }).SendAsync(request, TestContext.Current.CancellationToken);
    }
}
