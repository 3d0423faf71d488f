using System.IO.Compression;
using System.Net;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Checking;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Shell;

/// <summary>How pages come to a browser: small, kept where they may be, and nothing inline.</summary>
public sealed class ServingTests(Site site)
{
    private const int FirstVisitBytes = 80 * 1024;
    private const int NextVisitBytes = 15 * 1024;

    [Fact]
    public async Task Every_question_is_small_on_the_first_visit_and_smaller_on_the_next()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();
        var assets = await AssetBytesAsync((await person.GetAsync("/check/pain-site")).Page.QuerySelectorAll("link[href], script[src]"));

        foreach (var item in Shipped.Content.Items)
        {
            var page = await person.GetAsync($"/check/{item.Code}");
            if (page.Status is HttpStatusCode.OK)
            {
                var bytes = Compressed(await page.Response.Content.ReadAsByteArrayAsync());
                Assert.InRange(bytes, 1, NextVisitBytes);
                Assert.InRange(bytes + assets, 1, FirstVisitBytes);
            }
        }
    }

    [Fact]
    public async Task Pages_and_styles_are_compressed()
    {
        foreach (var address in new[] { "/", "/check", "/emergency", "/theme.css", "/site.css" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "br, gzip" } } };

            var response = await site.PlainClient().SendAsync(request);

            Assert.Contains(Assert.Single(response.Content.Headers.ContentEncoding), new[] { "br", "gzip" });
        }
    }

    [Fact]
    public async Task Files_a_page_names_are_kept_for_good_and_change_their_address_when_they_change()
    {
        var page = (await site.Person().GetAsync("/check")).Page;

        var addresses = page
            .QuerySelectorAll("link[href]:not([rel=manifest]), script[src]")
            .Select(link => link.GetAttribute("href") ?? link.GetAttribute("src")!);
        foreach (var address in addresses)
        {
            var response = await site.PlainClient().GetAsync(address);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.True(response.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(300), address);
            Assert.NotNull(response.Headers.ETag);
        }
    }

    [Fact]
    public async Task The_emergency_page_uses_the_same_files_as_every_other()
    {
        var person = site.Person();

        Assert.Equal(Files(await person.GetAsync("/check")), Files(await person.GetAsync("/emergency")));

        static IEnumerable<string?> Files(Shown page) => page.Page.QuerySelectorAll("link").Select(link => link.GetAttribute("href")).Order();
    }

    [Fact]
    public async Task No_public_page_styles_or_scripts_anything_inline()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();

        foreach (var address in Everywhere)
        {
            var page = (await person.GetAsync(address)).Page;

            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]):not([type='application/ld+json'])"));
            Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Every_page_has_one_heading_one_live_region_and_the_emergency_link_in_the_same_place()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();

        foreach (var address in Everywhere)
        {
            var page = (await person.GetAsync(address)).Page;

            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Single(page.QuerySelectorAll("[aria-live]"));
            Assert.Equal("/emergency", page.QuerySelector("header a:last-child")!.GetAttribute("href"));
            Assert.Equal("#main", page.QuerySelector("body > a:first-child")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Nothing_is_asked_of_anybody_elses_server()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();

        foreach (var address in Everywhere)
        {
            var page = (await person.GetAsync(address)).Page;

            Assert.All(
                page.QuerySelectorAll("link[href]:not([rel=canonical]), script[src], img[src]")
                    .Select(link => link.GetAttribute("href") ?? link.GetAttribute("src")!),
                file => Assert.StartsWith("/", file));
        }
    }

    private static IEnumerable<string> Everywhere =>
    [
        "/", "/read/about", "/read/privacy", "/emergency", "/no-such-page", "/check", "/check/age", "/check/pain-site", "/check/press-test",
        "/check/answers", "/check/result", "/check/summary", "/check/leave", "/check/deleted", "/check/mine", "/check/other-answers", "/check/no-cookies",
        "/withdraw", "/withdraw/done", "/error",
    ];

    private async Task<int> AssetBytesAsync(IEnumerable<AngleSharp.Dom.IElement> links)
    {
        var total = 0;
        foreach (var address in links.Select(link => link.GetAttribute("href") ?? link.GetAttribute("src")!).Distinct())
        {
            var bytes = await site.PlainClient().GetByteArrayAsync(address);
            total += address.EndsWith(".woff2", StringComparison.Ordinal) ? bytes.Length : Compressed(bytes);
        }

        return total;
    }

    private static int Compressed(byte[] bytes)
    {
        using var sink = new MemoryStream();
        using (var brotli = new BrotliStream(sink, CompressionLevel.Optimal, leaveOpen: true))
        {
            brotli.Write(bytes);
        }

        return (int)sink.Length;
    }
}
