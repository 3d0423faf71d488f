using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Reading;

/// <summary>What a browser is given to keep for when there is no connection.</summary>
public sealed partial class OfflineServingTests
{
    [Fact]
    public async Task Everything_the_worker_keeps_is_there_and_none_of_it_is_about_a_person()
    {
        await using var site = new Site();
        var browser = site.Browser();

        var response = await browser.GetAsync("/service-worker.js", TestContext.Current.CancellationToken);
        var script = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var kept = JsonSerializer.Deserialize<string[]>(Kept().Match(script).Groups[1].Value)!;

        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
        Assert.Equal("/offline", kept[0]);
        Assert.All(kept, address => Assert.DoesNotMatch("^/(check|read|review|search|api)", address));
        foreach (var address in kept)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task The_page_kept_has_every_emergency_sign_and_every_number()
    {
        await using var site = new Site();

        var page = await site.Browser().GetStringAsync("/offline", TestContext.Current.CancellationToken);

        Assert.All(
            Shipped.Release.Regions.Where(region => region.Emergency.Number is not null),
            region => Assert.Contains($"tel:{region.Emergency.Number}", page));
        Assert.All(
            Shipped.Release.Signs.Where(sign => sign.Urgency is GluteTriage.Engine.Assessments.Urgency.Emergency),
            sign => Assert.Contains(sign.Say, page));
    }

    [Fact]
    public async Task Switched_off_the_worker_removes_itself_and_all_it_kept()
    {
        await using var site = new Site { Settings = new Dictionary<string, string> { ["Offline:Enabled"] = "false" } };

        var script = await site.Browser().GetStringAsync("/service-worker.js", TestContext.Current.CancellationToken);

        Assert.Contains("registration.unregister()", script);
        Assert.Contains("caches.delete(name)", script);
        Assert.DoesNotContain("respondWith", script);
    }

    [Fact]
    public async Task The_manifest_names_the_site_and_an_icon_that_is_there()
    {
        await using var site = new Site();
        var browser = site.Browser();

        var manifest = JsonDocument.Parse(await browser.GetStringAsync("/manifest.webmanifest", TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal("GluteTriage", manifest.GetProperty("name").GetString());
        var icon = manifest.GetProperty("icons")[0].GetProperty("src").GetString();
        Assert.Equal("image/svg+xml", (await browser.GetAsync(icon, TestContext.Current.CancellationToken)).Content.Headers.ContentType!.MediaType);
    }

    [GeneratedRegex(@"const kept = (\[.*?\]);")]
    private static partial Regex Kept();
}
