using GluteTriage.Web.Checking;
using GluteTriage.Web.Results;
using GluteTriage.Web.Shell;
using Microsoft.Extensions.Primitives;

namespace GluteTriage.Web.Operations;

/// <summary>
/// Over https the names of cookies bind them: browsers take <c>__Host-</c> only from this host, for all of it, and <c>__Secure-</c> only over https,
/// so that nobody on the wire, and for the first no other name of the domain, puts one in. Within the site they have their plain names, as over
/// plain http, where browsers refuse these. The cookies of a session and of staff bear such names by themselves.
/// </summary>
internal static class SecureCookieNames
{
    private const string Host = "__Host-", Secure = "__Secure-", Ended = "expires=Thu, 01 Jan 1970 00:00:00 GMT";

    /// <summary>Those that are for a part of the site cannot be for the whole host.</summary>
    private static readonly Dictionary<string, string> Bound = new()
    {
        [PublicPages.FormCookie] = Host + PublicPages.FormCookie,
        [RegionCookie.Name] = Host + RegionCookie.Name,
        [RefusedPosts.CookieName] = Secure + RefusedPosts.CookieName,
        [SharedCodeCookie.Name] = Secure + SharedCodeCookie.Name,
        [WithdrawalCodeCookie.Name] = Secure + WithdrawalCodeCookie.Name,
    };

    /// <summary>The name of a cookie over https.</summary>
    public static string Of(string name) => Bound[name];

    public static void UseSecureCookieNames(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.IsHttps)
        {
            var sent = Sent(context.Request.Headers.Cookie);
            var names = sent.ConvertAll(NameOf).ToHashSet();
            if (names.Overlaps(Bound.Keys) || names.Overlaps(Bound.Values))
            {
                context.Request.Headers.Cookie = string.Join("; ", sent.Select(cookie => Inside(cookie, names)).OfType<string>());
            }

            context.Response.OnStarting(() =>
            {
                context.Response.Headers.SetCookie = Outside(context.Response.Headers.SetCookie, names);
                return Task.CompletedTask;
            });
        }

        return next(context);
    });

    private static List<string> Sent(StringValues header) =>
        [.. header.SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <returns>
    /// Null for one whose bound name came too, and for a plain one that proves a form or names a country: it may be another site's. A form is sent again
    /// with nothing lost, a country is chosen again, and a wrong one would show wrong numbers to call. The others were given by an earlier version: what
    /// they hold is sealed.
    /// </returns>
    private static string? Inside(string cookie, HashSet<string> sent)
    {
        var name = NameOf(cookie);
        return Bound.TryGetValue(name, out var bound) ? (name is PublicPages.FormCookie or RegionCookie.Name || sent.Contains(bound) ? null : cookie)
            : Bound.ContainsValue(name) ? cookie[cookie.IndexOf('-')..][1..]
            : cookie;
    }

    /// <summary>Where the browser had sent one by its plain name, that one ends.</summary>
    private static string[] Outside(StringValues given, HashSet<string> sent) => [.. given.OfType<string>().SelectMany(cookie => Outside(cookie, sent))];

    private static IEnumerable<string> Outside(string cookie, HashSet<string> sent)
    {
        var name = NameOf(cookie);
        yield return Bound.TryGetValue(name, out var bound) ? bound + cookie[name.Length..] : cookie;
        if (bound is not null && sent.Contains(name))
        {
            yield return $"{name}=; {Ended}; path={PathOf(cookie)}; secure; httponly";
        }
    }

    private static string NameOf(string cookie) => cookie.IndexOf('=') is >= 0 and var end ? cookie[..end] : cookie;

    private static string PathOf(string cookie) => cookie.Split(';', StringSplitOptions.TrimEntries)
        .First(part => part.StartsWith("path=", StringComparison.OrdinalIgnoreCase))["path=".Length..];
}
