using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GluteTriage.Content.Search;
using GluteTriage.Testing;
using GluteTriage.Web.Shell;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Reading;

/// <summary>Whoever searches in danger meets a number first; whoever looks for a page meets the best one first.</summary>
public sealed partial class SearchPageTests(Site site)
{
    [Theory]
    [InlineData("I want to die", "unsafe")]
    [InlineData("overdose", "too-many-painkillers")]
    [InlineData("can\u2019t pee", "bladder-bowel-control")]
    [InlineData("numb down there", "saddle-numbness")]
    [InlineData("worst pain ever", "unbearable-pain")]
    public async Task What_cannot_wait_has_its_number_and_its_sign_above_all_results_in_every_region(string typed, string sign)
    {
        foreach (var region in Shipped.Release.Regions)
        {
            var page = await PageAsync(typed, region.Code);
            var urgent = page.QuerySelector(".urgent")!;

            var line = sign switch
            {
                "unsafe" => region.Crisis,
                "too-many-painkillers" => region.Poison,
                "unbearable-pain" => region.UrgentAdvice,
                _ => region.Emergency,
            };
            Assert.Contains(line.Name, urgent.QuerySelector(".call, .call-words")!.TextContent, StringComparison.Ordinal);
            Assert.True(line.Number is null || urgent.QuerySelector("a.call")!.GetAttribute("href") == $"tel:{line.Number}");
            Assert.NotNull(urgent.QuerySelector($"a[href='/read/warning-signs#{sign}']"));
            Assert.DoesNotContain("{", urgent.TextContent);
            Assert.True(urgent.CompareDocumentPosition(page.QuerySelector(".found")!).HasFlag(AngleSharp.Dom.DocumentPositions.Following));
            Assert.True(urgent.CompareDocumentPosition(page.QuerySelector("main form.search")!).HasFlag(AngleSharp.Dom.DocumentPositions.Following));
        }
    }

    [Fact]
    public async Task Somebody_who_never_said_where_they_are_sees_the_number_of_their_language_or_else_all_of_them()
    {
        var british = await PageAsync("i want to die", region: null, language: "en-GB");
        var unknown = await PageAsync("i want to die", region: null);

        Assert.Equal("tel:116123", british.QuerySelector(".urgent a.call")!.GetAttribute("href"));
        Assert.Equal(Shipped.Release.Regions.Length, unknown.QuerySelectorAll(".urgent > .numbers li").Length);
    }

    [Fact]
    public async Task Every_intent_that_calls_somebody_has_a_panel_and_words_of_its_own()
    {
        foreach (var intent in Shipped.Release.SearchIntents.Where(intent => intent.Call is not IntentCall.Nobody).DistinctBy(intent => intent.Code))
        {
            var page = await PageAsync(OtherAlternatives().Replace(intent.Phrases[0], ""), "uk");

            Assert.NotNull(page.QuerySelector(".urgent .call, .urgent .call-words"));
        }

        var leads = Enum.GetValues<IntentCall>().Where(call => call is not IntentCall.Nobody).Select(ShellText.Reading.UrgentLead).ToList();
        Assert.Equal(leads.Count, leads.Distinct().Count());
    }

    [Fact]
    public async Task An_ordinary_search_is_one_list_with_the_kind_of_each_thing_and_frightens_nobody()
    {
        var page = await PageAsync("knot in glute that won't go away", "uk");

        Assert.Null(page.QuerySelector(".urgent"));
        Assert.Equal("/read/knots", page.QuerySelector(".found a")!.GetAttribute("href"));
        Assert.All(page.QuerySelectorAll(".found li"), line => Assert.NotEmpty(line.QuerySelector(".kind")!.TextContent));
        Assert.All(page.QuerySelectorAll(".found li p"), excerpt => Assert.NotEmpty(excerpt.TextContent.Trim()));
        Assert.All(page.QuerySelectorAll(".found a"), link => Assert.StartsWith("/read/", link.GetAttribute("href")!));
        Assert.NotEmpty(page.QuerySelectorAll(".found mark"));
        Assert.DoesNotContain(page.QuerySelectorAll(".found mark"), mark => mark.TextContent is "that" or "go" or "away");
    }

    [Fact]
    public async Task The_search_is_kept_by_nobody()
    {
        var response = await GetAsync("bum pain", "uk", language: null);
        var page = await PageAsync("bum pain", "uk");

        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("seeing a doctor")]
    [InlineData("when to see a doctor")]
    public async Task No_raw_token_of_a_region_is_read_in_a_result(string typed)
    {
        var page = await PageAsync(typed, "uk");

        Assert.NotEmpty(page.QuerySelectorAll(".found li"));
        Assert.DoesNotContain("{", page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Whoever_finds_nothing_is_offered_the_body_map_the_questions_and_the_numbers()
    {
        var page = await PageAsync("zzqx vvkw", "uk");

        Assert.Empty(page.QuerySelectorAll(".found li"));
        Assert.NotNull(page.QuerySelector("main ul a[href='/check']"));
        Assert.NotNull(page.QuerySelector("main a[href='tel:111']"));
        Assert.NotNull(page.QuerySelector("main a[href='tel:116123']"));
        Assert.NotNull(page.QuerySelector(".box.emergency"));
    }

    [GeneratedRegex("/[^ ]+")]
    private static partial Regex OtherAlternatives();

    private async Task<IHtmlDocument> PageAsync(string typed, string? region, string? language = null)
    {
        var response = await GetAsync(typed, region, language);
        return new HtmlParser().ParseDocument(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpResponseMessage> GetAsync(string typed, string? region, string? language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/search?q={Uri.EscapeDataString(typed)}");
        if (region is not null)
        {
            request.Headers.Add("Cookie", $"region={region}");
        }

        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        return await site.CreateClient(new() { HandleCookies = false }).SendAsync(request, TestContext.Current.CancellationToken);
    }
}
