using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using GluteTriage.Web.Api;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace GluteTriage.Web.Operations;

/// <summary>
/// How much one client may ask for. Generous, because a hospital or a phone network is one client; the figures rest on
/// judgement.
/// </summary>
internal sealed class RequestLimits
{
    /// <summary>The most any request may carry: a whole questionnaire of answers is under 8 KB.</summary>
    public const int BodyBytes = 64 * 1024;

    [Range(1, int.MaxValue)]
    public int StartsPerMinute { get; init; } = 600;

    [Range(1, int.MaxValue)]
    public int ApiCallsPerMinute { get; init; } = 6000;

    /// <summary>Everything posted to the accounts' pages: a whole clinic may sign in at nine.</summary>
    [Range(1, int.MaxValue)]
    public int AccountPostsPerMinute { get; init; } = 120;
}

internal static class RequestLimiting
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.BodyBytes;
        });
        builder.Services.AddOptions<RequestLimits>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
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
        AddForwardedHeaders(builder);
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
        var request = context.Request;
        return ApiEndpoints.IsApi(context) ? Limited("api", limits.ApiCallsPerMinute)
            : request.Path == "/check" && HttpMethods.IsPost(request.Method) ? Limited("start", limits.StartsPerMinute)
            : request.Path.StartsWithSegments("/account") && HttpMethods.IsPost(request.Method) ? Limited("account", limits.AccountPostsPerMinute)
            : RateLimitPartition.GetNoLimiter(("free", ""));

        RateLimitPartition<(string, string)> Limited(string kind, int perMinute) =>
            RateLimitPartition.GetFixedWindowLimiter(
                (kind, ClientOf(context.Connection.RemoteIpAddress)),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window });
    }

    /// <summary>An IPv4 address, or the half of an IPv6 address that names a network: the other half a client may choose.</summary>
    internal static string ClientOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, 8),
        _ => address.ToString(),
    };

    /// <summary>Believes what a proxy says about the client only when the proxy is named in <c>Proxies</c>.</summary>
    private static void AddForwardedHeaders(WebApplicationBuilder builder)
    {
        var proxies = builder.Configuration.GetSection("Proxies").Get<string[]>() ?? [];
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            options.ForwardedHeaders = proxies.Length == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in proxies)
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        });
    }
}
