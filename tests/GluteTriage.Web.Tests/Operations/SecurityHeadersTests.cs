using System.Net;
using System.Text.RegularExpressions;
using GluteTriage.Sessions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Operations;

public sealed partial class SecurityHeadersTests(Site site)
{
    [Fact]
    public async Task Every_route_and_every_error_carries_the_headers()
    {
        var browser = site.Browser();
        var addresses = AddressesOf(site);

        Assert.True(addresses.Count > 15);
        foreach (var address in addresses)
        {
            AssertHeaders(await browser.GetAsync(address), address);
            AssertHeaders(await browser.PostAsync(address, new StringContent("{")), address);
        }
    }

    // The site cannot reach its log, so that pages of trouble are among the answers. Fails where they lose a header that was set before them.
    [Fact]
    public async Task Over_https_every_route_and_every_error_keeps_browsers_on_https_and_says_how_its_text_is_encoded()
    {
        await using var production = new Site { Environment = "Production" };
        Directory.CreateDirectory(Path.Combine(production.Data, "sessions.db"));
        using var browser = production.CreateClient(new() { BaseAddress = new Uri("https://glutetriage.example"), AllowAutoRedirect = false });
        browser.DefaultRequestHeaders.Add("Cookie", "__Host-glutetriage=" + SessionKey.New().ToCookieText());
        var statuses = new HashSet<HttpStatusCode>();
        foreach (var address in AddressesOf(production))
        {
            foreach (var answer in new[] { await browser.GetAsync(address), await browser.PostAsync(address, new StringContent("{")) })
            {
                statuses.Add(answer.StatusCode);
                Assert.True(
                    answer.Headers.TryGetValues("Strict-Transport-Security", out var stays) && stays.Single() == "max-age=31536000; includeSubDomains",
                    $"{address}: {answer.StatusCode}");
                var type = answer.Content.Headers.ContentType;
                Assert.True(
                    type?.MediaType?.StartsWith("text/", StringComparison.Ordinal) is not true || type.CharSet is "utf-8" or "UTF-8", $"{address}: {type}");
                Assert.True(type is not null || (await answer.Content.ReadAsByteArrayAsync()).Length == 0, $"{address}: {answer.StatusCode} without a type");
            }
        }

        Assert.Superset(
            new HashSet<HttpStatusCode> { HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.ServiceUnavailable }, statuses);
    }

    private static List<string> AddressesOf(Site site) =>
    [
        .. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "x"))
            .Concat(["/no-such-page", "/check/no-such-item", "/check/age", "/api/none", "/review", "/error"])
            .Distinct(),
    ];

    [Theory]
    [InlineData("/")]
    [InlineData("/check")]
    [InlineData("/emergency")]
    [InlineData("/no-such-page")]
    public async Task Public_pages_may_run_and_style_nothing_of_others_and_nothing_inline(string address)
    {
        var response = await site.Browser().GetAsync(address);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'self'; script-src 'self';", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain("blazor.web.js", await response.Content.ReadAsStringAsync());
    }

    [Fault(34,
        Injected = "Back of the browser: what its cache may keep",
        Seen = "nothing personal",
        Lost = "nothing")]
    [Theory]
    [InlineData("/check")]
    [InlineData("/check/answers")]
    [InlineData("/check/result")]
    [InlineData("/check/no-such-item")]
    [InlineData("/api/v1/assessments")]
    public async Task What_is_personal_is_kept_by_no_browser_and_listed_by_no_search_engine(string address)
    {
        var response = await site.Browser().GetAsync(address);

        Assert.True(response.Headers.CacheControl?.NoStore, address);
        Assert.Equal("noindex", response.Headers.GetValues("X-Robots-Tag").Single());
    }

    [Fact]
    public async Task Outside_development_a_browser_is_told_to_stay_with_https()
    {
        await using var production = new Site { Environment = "Production" };
        using var browser = production.CreateClient(new() { BaseAddress = new Uri("https://glutetriage.example"), AllowAutoRedirect = false });

        var response = await browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("max-age=31536000; includeSubDomains", response.Headers.GetValues("Strict-Transport-Security").Single());
    }

    internal static void AssertHeaders(HttpResponseMessage response, string address)
    {
        foreach (var (name, value) in new[]
        {
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        })
        {
            Assert.True(response.Headers.TryGetValues(name, out var values) && values.Single() == value, $"{name} on {address}");
        }

        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("geolocation=()", response.Headers.GetValues("Permissions-Policy").Single());
        Assert.False(response.Headers.Contains("Server"), address);
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
