using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace GluteTriage.Web.Tests.Operations;

public sealed class RequestLimitsTests(Site shared)
{
    [Fact]
    public async Task A_client_that_calls_the_api_too_often_is_told_when_to_come_back()
    {
        await using var site = new Site { Settings = new Dictionary<string, string> { ["Limits:ApiCallsPerMinute"] = "2" } };
        var client = site.Browser();
        await client.GetAsync("/api/v1/questionnaire");
        await client.GetAsync("/api/v1/questionnaire");

        var refused = await client.GetAsync("/api/v1/questionnaire");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        SecurityHeadersTests.AssertHeaders(refused, "/api/v1/questionnaire");
    }

    [Fact]
    public async Task Too_many_starts_are_refused_in_words_and_other_pages_are_not()
    {
        await using var site = new Site { Settings = new Dictionary<string, string> { ["Limits:StartsPerMinute"] = "1" } };
        var walk = new Walk(site);
        await walk.StartAsync();

        var refused = await walk.StartAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("Wait one minute", page);
        Assert.Contains("Signs that need emergency help", page);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await walk.GetAsync("/check")).StatusCode);
    }

    [Fact]
    public async Task A_form_larger_than_64_KB_is_refused()
    {
        var refused = await shared.Browser().PostAsync("/check", new StringContent(new string('x', 64 * 1024 + 1)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("nothing was saved", page);
        Assert.Contains("Signs that need emergency help", page);
    }

    /// <summary>An address can be spelt in many ways; all of them lead to one place and are counted there.</summary>
    [Fact]
    public async Task A_start_is_counted_however_its_address_is_written()
    {
        await using var site = new Site { Settings = new Dictionary<string, string> { ["Limits:StartsPerMinute"] = "1" } };
        await site.Browser().PostAsync("/check", new FormUrlEncodedContent([]));

        await Assert.AllAsync(
            ["/check/", "/CHECK", "/%63heck", "/check?x=1"],
            async spelling => Assert.Equal(
                HttpStatusCode.TooManyRequests, (await site.Browser().PostAsync(spelling, new FormUrlEncodedContent([]))).StatusCode));
    }

    [Fact]
    public async Task A_form_of_the_accounts_is_counted_however_its_address_is_written()
    {
        await using var site = new Site { Settings = new Dictionary<string, string> { ["Limits:AccountPostsPerMinute"] = "1" } };
        await site.Browser().PostAsync("/account/sign-in", new FormUrlEncodedContent([]));

        await Assert.AllAsync(
            ["/account/sign-in/", "/Account/Sign-In", "/%61ccount/sign-in"],
            async spelling => Assert.Equal(
                HttpStatusCode.TooManyRequests, (await site.Browser().PostAsync(spelling, new FormUrlEncodedContent([]))).StatusCode));
    }

    [Fact]
    public async Task A_call_of_the_api_is_counted_however_its_address_is_written()
    {
        await using var site = new Site { Settings = new Dictionary<string, string> { ["Limits:ApiCallsPerMinute"] = "1" } };
        await site.Browser().GetAsync("/api/v1/questionnaire");

        await Assert.AllAsync(
            ["/api/v1/questionnaire/", "/API/v1/Questionnaire", "/api/v1/%71uestionnaire"],
            async spelling => Assert.Equal(HttpStatusCode.TooManyRequests, (await site.Browser().GetAsync(spelling)).StatusCode));
    }

    [Fact]
    public async Task A_network_of_proxies_is_believed_about_the_client_and_nobody_else_is()
    {
        await using var behind = new Site { Settings = new Dictionary<string, string> { ["Proxies:0"] = "10.0.0.0/8" } };

        Assert.Equal("https://site.example/", await CanonicalAsync(behind, "10.1.2.3"));
        Assert.Equal("http://site.example/", await CanonicalAsync(behind, "11.1.2.3"));
    }

    /// <summary>Behind a proxy nobody named, a page takes the request for http; its redirects must not lead there.</summary>
    [Theory]
    [InlineData("/check/age")]
    [InlineData("/review")]
    [InlineData("/account")]
    [InlineData("/check/go-on")]
    public async Task A_redirect_names_no_scheme_and_no_host(string address)
    {
        var answer = await shared.Browser().GetAsync(address);

        Assert.InRange((int)answer.StatusCode, 300, 399);
        Assert.False(answer.Headers.Location!.IsAbsoluteUri, answer.Headers.Location.ToString());
        Assert.StartsWith("/", answer.Headers.Location.ToString());
    }

    /// <returns>The address of the site as it takes itself to be.</returns>
    private static async Task<string> CanonicalAsync(Site site, string proxy)
    {
        var answer = await site.Server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(proxy);
            context.Request.Method = "GET";
            context.Request.Host = new HostString("site.example");
            context.Request.Path = "/sitemap.xml";
            context.Request.Headers["X-Forwarded-Proto"] = "https";
        });
        using var text = new StreamReader(answer.Response.Body);
        return Regex.Match(await text.ReadToEndAsync(), "<loc>([a-z]+://[^/]+/)").Groups[1].Value;
    }
}
