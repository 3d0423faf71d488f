using GluteTriage.Sessions;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Tests.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Checking;

public sealed class DeviceClassTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1", "phone")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36", "phone")]
    [InlineData("Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0", "phone")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36", "tablet")]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 Version/12.1 Mobile/15E148 Safari/604.1", "tablet")]
    [InlineData("Mozilla/5.0 (Android 14; Tablet; rv:133.0) Gecko/133.0 Firefox/133.0", "tablet")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36", "desktop")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15", "desktop")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "desktop")]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36", "desktop")]
    [InlineData("curl/8.5.0", "unknown")]
    [InlineData("", "unknown")]
    public void What_a_browser_says_of_itself_becomes_one_of_four_words(string agent, string device) =>
        Assert.Equal(device, DeviceClass.Of(new HeaderDictionary { ["User-Agent"] = agent }));

    [Fact]
    public void A_phone_that_hides_its_name_still_says_that_it_is_one() =>
        Assert.Equal("phone", DeviceClass.Of(new HeaderDictionary { ["User-Agent"] = "Mozilla/5.0 (X11; Linux)", ["Sec-CH-UA-Mobile"] = "?1" }));

    [Fact]
    public async Task Of_the_browser_a_session_keeps_the_word_and_nothing_more()
    {
        await using var site = new Site();
        var browser = site.Browser();
        browser.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (iPhone; canary-phone) Mobile/15E148");
        var page = await browser.GetStringAsync("/check");
        var token = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelector("form.start input[type=hidden]")!;
        await browser.PostAsync("/check", new FormUrlEncodedContent(
        [
            KeyValuePair.Create(token.GetAttribute("name")!, token.GetAttribute("value")!),
            KeyValuePair.Create("region", "uk"),
            KeyValuePair.Create("whom", "me"),
        ]));

        await using var db = await site.Services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync();
        Assert.Equal("phone", (await db.Sessions.AsNoTracking().SingleAsync()).Device);
        Assert.DoesNotContain("canary", site.Log.Text);
    }
}
