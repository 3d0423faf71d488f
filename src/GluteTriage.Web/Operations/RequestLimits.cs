using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using GluteTriage.Web.Api;
using GluteTriage.Web.Checking;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace GluteTriage.Web.Operations;

/// <summary>
/// How much one client may ask for. Generous, because a hospital or a phone network is one client; the figures rest on
/// judgement.
/// </summary>
internal sealed class RequestLimits
{
    /// <summary>The most any request may carry: a whole questionnaire of answers is under 8 KB.</summary>
    public const int BodyBytes = 64 * 1024;

    public required int StartsPerMinute { get; init; }

    public required int ApiCallsPerMinute { get; init; }

    /// <summary>Everything posted to the accounts' pages: a whole clinic may sign in at nine.</summary>
    public required int AccountPostsPerMinute { get; init; }
}

internal static class RequestLimiting
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddRequestLimits(this WebApplicationBuilder builder, IReadOnlyList<IPNetwork> proxies)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.BodyBytes;
        });
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string Kind, string Client)>(PartitionOf);
            limiter.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : Window;
                var seconds = (int)Math.Ceiling(wait.TotalSeconds);
                rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                await Refusing.WriteAsync(
                    rejected.HttpContext,
                    "Too many requests",
                    $"Too many requests have come from your connection. Wait {seconds} seconds and try again.");
            };
        });
        AddForwardedHeaders(builder.Services, proxies);
    }

    /// <summary>Refuses a body that says it is too large before any of it is read; Kestrel cuts off one that does not say.</summary>
    public static void UseBodyLimit(this IApplicationBuilder app) =>
        app.Use(async (context, next) =>
        {
            // A page that says so is on its way when the same request comes by once more.
            if (context.Request.ContentLength > RequestLimits.BodyBytes && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                await Refusing.WriteAsync(context, "Too large", "The request is larger than 64 KB.");
                return;
            }

            await next(context);
        });

    private static RateLimitPartition<(string Kind, string Client)> PartitionOf(HttpContext context)
    {
        var limits = context.RequestServices.GetRequiredService<IOptions<RequestLimits>>().Value;
        var route = RouteOf(context);
        var isPost = HttpMethods.IsPost(context.Request.Method);
        return ApiEndpoints.IsApi(context) ? Limited("api", limits.ApiCallsPerMinute)
            : route == CheckUrl.Start && isPost ? Limited("start", limits.StartsPerMinute)
            : route.StartsWithSegments("/account") && isPost ? Limited("account", limits.AccountPostsPerMinute)
            : RateLimitPartition.GetNoLimiter(("free", ""));

        RateLimitPartition<(string, string)> Limited(string kind, int perMinute) =>
            RateLimitPartition.GetFixedWindowLimiter(
                (kind, ClientOf(context.Connection.RemoteIpAddress)),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window });
    }

    /// <summary>The route as it is written in the program: an address can be spelt in many ways, and all of them lead there.</summary>
    private static PathString RouteOf(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern } ? "/" + pattern.Trim('/') : PathString.Empty;

    /// <summary>An IPv4 address, or the half of an IPv6 address that names a network: the other half a client may choose.</summary>
    internal static string ClientOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, 8),
        _ => address.ToString(),
    };

    /// <summary>Believes what a proxy says about the client only when the proxy is named in <c>Proxies</c>.</summary>
    private static void AddForwardedHeaders(IServiceCollection services, IReadOnlyList<IPNetwork> proxies) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            options.ForwardedHeaders = proxies.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in proxies)
            {
                options.KnownIPNetworks.Add(proxy);
            }
        });
}
