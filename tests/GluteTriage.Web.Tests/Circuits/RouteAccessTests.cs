using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.RegularExpressions;
using GluteTriage.Testing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Circuits;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Tests.Operations;
using GluteTriage.Web.Tests.Reviewing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Circuits;

public sealed partial class RouteAccessTests(Site site)
{
    private sealed record Route(string Methods, string Address, IReadOnlyList<IAuthorizeData> Asks, bool Anyone)
    {
        public string Needs => Anyone ? "anyone"
            : string.Join(" and ", Asks.Select(ask => ask.Policy ?? ask.Roles ?? "signed in").Distinct().Order());

        public override string ToString() => $"{Methods} {Address}: {(Address.StartsWith("/_blazor", StringComparison.Ordinal) ? "as HubGate says" : Needs)}";
    }

    [Fact]
    public void Every_route_of_the_site_has_an_approved_row() =>
        Approved.Verify(
            "GluteTriage.Web.Tests", "access-routes", string.Join("\n", Routes().Select(route => route.ToString()).Distinct().Order(StringComparer.Ordinal)));

    [Fact]
    public void Nothing_under_review_is_for_anyone_but_whether_one_is_signed_in()
    {
        var open = Routes().Where(route => new PathString(route.Address).StartsWithSegments(ReviewArea.Address) && (route.Anyone || route.Asks.Count == 0));

        Assert.All(open, route => Assert.Equal(StandingRoutes.Address, route.Address));
    }

    [Fact]
    public async Task Each_role_is_let_in_where_the_matrix_says_and_nowhere_else()
    {
        var policies = site.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        var wrong = new StringBuilder();
        foreach (var route in Routes().Where(route => route is { Anyone: false, Asks.Count: > 0 }))
        {
            var policy = await AuthorizationPolicy.CombineAsync(policies, route.Asks);
            foreach (var role in Enum.GetValues<StaffRole>())
            {
                var wanted = route.Asks.All(ask => ask.Policy is null || AccessMatrix.Allows(role, Enum.Parse<Permission>(ask.Policy)));
                await using var scope = site.Services.CreateAsyncScope();
                var got = await scope.ServiceProvider.GetRequiredService<IAuthorizationService>()
                    .AuthorizeAsync(
                        SignedIn.Principal("dr-test", role),
                        new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = SignedIn.Principal("dr-test", role) },
                        policy!);
                if (got.Succeeded != wanted)
                {
                    wrong.AppendLine(null, $"{role} on {route}: {got.Succeeded}");
                }
            }

            var nobody = await site.Services.CreateScope().ServiceProvider.GetRequiredService<IAuthorizationService>()
                .AuthorizeAsync(new ClaimsPrincipal(new ClaimsIdentity()), null, policy!);
            Assert.False(nobody.Succeeded, route.ToString());
        }

        Assert.Equal("", wrong.ToString());
    }

    [Fact]
    public async Task Who_is_not_signed_in_reads_nothing_under_review()
    {
        var browser = site.Browser();
        foreach (var route in Routes().Where(route => new PathString(route.Address).StartsWithSegments(ReviewArea.Address) && !route.Anyone))
        {
            foreach (var method in route.Methods.Split(','))
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(route.Address, "1"));
                var answer = await browser.SendAsync(request);

                Assert.True(
                    answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest,
                    $"{route}: {answer.StatusCode}");
            }
        }
    }

    private IReadOnlyList<Route> Routes() =>
    [
        .. from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let address = "/" + endpoint.RoutePattern.RawText!.Trim('/')
           where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
           select new Route(
               string.Join(',', (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Order()),
               address,
               endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>(),
               endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
                   || endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Count == 0),
    ];

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
