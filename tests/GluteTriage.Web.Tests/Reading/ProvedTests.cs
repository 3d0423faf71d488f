using System.Net;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Reading;

/// <summary>What is proved of the running release can be read by everyone; that nothing is proved is seen on every page.</summary>
public sealed class ProvedTests(Site shared) : IDisposable
{
    private const string Banner = "Nothing is proved of this content yet. It is shown to its authors only.";
    private readonly ContentCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task The_page_shows_every_property_its_outcome_and_what_is_not_proved()
    {
        var page = WebUtility.HtmlDecode(await shared.Browser().GetStringAsync("/read/proved", TestContext.Current.CancellationToken));

        var certificate = Shipped.Release.Certificate!;
        Assert.All(certificate.Properties, property =>
        {
            Assert.Contains(property.Claim, page);
            Assert.Contains(property.Method, page);
        });
        Assert.Contains(certificate.Hash, page);
        Assert.Contains("What is not proved", page);
        Assert.Matches(@"\d × 10\s*<sup>5[45]</sup>", page);
        Assert.DoesNotContain(Banner, page);
    }

    [Fact]
    public async Task The_page_shows_every_question_and_what_hangs_on_it()
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(
            await shared.Browser().GetStringAsync("/read/proved", TestContext.Current.CancellationToken));

        var picture = page.QuerySelector("svg.interview")!;
        Assert.All(Shipped.Content.Items, item => Assert.Contains(item.Label, picture.TextContent));
        Assert.Equal(Shipped.Content.Items.Count(item => item.AskWhen is not null), picture.QuerySelectorAll("g.when").Length);
        Assert.NotEmpty(picture.GetAttribute("aria-label")!);
    }

    [Fact]
    public async Task Every_page_says_so_when_nothing_is_proved()
    {
        copy.RemoveCertificate();
        await using var site = new Site { Settings = new Dictionary<string, string> { ["Content:Folder"] = copy.Content } };

        await Assert.AllAsync(["/", "/emergency", "/check", "/read/proved", "/no-such-page"], async address =>
        {
            using var response = await site.Browser().GetAsync(address, TestContext.Current.CancellationToken);

            Assert.Contains(Banner, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        });
    }
}
