using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>HEAD is answered wherever GET is: the same status and headers, and no body.</summary>
public sealed class HeadTests(Site site)
{
    [Fact]
    public async Task Every_address_that_can_be_read_can_be_asked_for_its_head()
    {
        var addresses = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET"))
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(address => !address.StartsWith("/_", StringComparison.Ordinal))
            .Select(address => address.Replace("{Code}", "knots").Replace("{code}", "knots"))
            .Append("/no-such-page")
            .Distinct()
            .Where(address => !address.Contains('{'))
            .ToList();

        Assert.True(addresses.Count > 60, $"only {addresses.Count}");
        foreach (var address in addresses)
        {
            var (get, _) = await AskAsync("GET", address);
            var (head, body) = await AskAsync("HEAD", address);

            Assert.Equal((address, get.StatusCode, get.ContentType), (address, head.StatusCode, head.ContentType));
            Assert.Equal((address, 0), (address, body));
            Assert.Equal(get.Headers.CacheControl, head.Headers.CacheControl);
            Assert.Equal(get.Headers.ContentSecurityPolicy, head.Headers.ContentSecurityPolicy);
        }
    }

    [Fact]
    public async Task What_is_only_posted_to_has_no_head()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/v1/assessments");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await site.Browser().SendAsync(request)).StatusCode);
    }

    private async Task<(HttpResponse Response, int Bytes)> AskAsync(string method, string address)
    {
        var answer = await site.Server.SendAsync(context =>
        {
            context.Request.Method = method;
            context.Request.Path = address;
        });
        using var body = new MemoryStream();
        await answer.Response.Body.CopyToAsync(body);
        return (answer.Response, (int)body.Length);
    }
}
