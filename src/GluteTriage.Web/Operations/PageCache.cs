using System.Security.Cryptography;
using System.Text;
using GluteTriage.Content;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Reading;
using GluteTriage.Web.Shell;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GluteTriage.Web.Operations;

/// <summary>
/// Keeps the pages to read as they were sent, compressed, one copy for each region and for people with and without answers.
/// A kept page is right until another release is the current one or one more page is overdue for review. Browsers ask each time and are told
/// that nothing changed, because a region's phone number must never be an old one.
/// </summary>
internal sealed class PageCache(ReleaseShelf shelf, SiteAssets assets, TimeProvider clock) : IOutputCachePolicy
{
    public const string Policy = "reading";

    /// <summary>Pages kept at most; a page is up to 60 KB compressed.</summary>
    private const int KeptBytes = 64 * 1024 * 1024;

    /// <summary>What made the page: this program, the one that reads the content, and the files the page names.</summary>
    private readonly Lazy<string> build = new(() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ',
        typeof(PageCache).Module.ModuleVersionId, typeof(Release).Module.ModuleVersionId,
        assets.SiteCss, assets.SiteScript, assets.ThemeCss, assets.Icon))))[..8]);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var plain = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.Path.StartsWithSegments(ReadUrl.Search);
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = plain;
        context.AllowCacheStorage = plain;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromDays(1);
        context.CacheVaryByRules.QueryKeys = StringValues.Empty;
        var coding = CodingFor(request);
        var copy = $"{CopyFor(request)}-{coding}";
        context.CacheVaryByRules.VaryByValues["copy"] = copy;
        context.CacheVaryByRules.VaryByValues["release"] = shelf.Current.Hash;
        if (plain)
        {
            // A kept copy must be in the coding it is kept under, whatever else this browser would take.
            request.Headers.AcceptEncoding = coding;

            // Before the page is made: the cache copies the headers when its first part is written.
            var headers = context.HttpContext.Response.Headers;
            headers.CacheControl = "private, no-cache";
            headers.Vary = "Accept-Encoding, Cookie";
            headers.ETag = $"\"{shelf.Current.Hash[..12]}-{build.Value}-{copy}\"";
            context.HttpContext.Response.OnStarting(ForgetUnlessFound, context.HttpContext.Response);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>Pages that were not found, or that give a cookie, are made anew each time.</summary>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && StringValues.IsNullOrEmpty(response.Headers.SetCookie);
        return ValueTask.CompletedTask;
    }

    private static Task ForgetUnlessFound(object state)
    {
        var response = (HttpResponse)state;
        if (response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status304NotModified))
        {
            response.Headers.Remove(HeaderNames.ETag);
        }

        return Task.CompletedTask;
    }

    /// <summary>What a page depends on beside its address. Only regions that exist count, so nobody can fill the cache with others.</summary>
    private string CopyFor(HttpRequest request)
    {
        var chosen = RegionCookie.Read(request);
        var region = shelf.Current.Regions.FirstOrDefault(region => region.Code == chosen)?.Code ?? "any";
        var answers = SessionCookie.Read(request) is null ? "" : "-answers";
        var overdue = ReviewDates.Overdue(shelf.Current, clock.Today()).Count is > 0 and var count ? $"-overdue{count}" : "";
        return $"{region}{answers}{overdue}";
    }

    private static string CodingFor(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding.Where(coding => coding.Quality != 0).Select(coding => coding.Value.Value).ToList();
        return accepted.Contains("br") ? "br" : accepted.Contains("gzip") ? "gzip" : "identity";
    }

    /// <summary>Registers the cache and the one policy there is.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddOutputCache(options => options.SizeLimit = KeptBytes);
        services.AddOptions<OutputCacheOptions>().Configure<ReleaseShelf, SiteAssets, TimeProvider>(
            (options, shelf, assets, clock) => options.AddPolicy(Policy, new PageCache(shelf, assets, clock)));
    }
}
