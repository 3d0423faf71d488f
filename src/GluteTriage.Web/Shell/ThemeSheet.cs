using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace GluteTriage.Web.Shell;

/// <summary>The theme as a style sheet, so that public pages need no inline style.</summary>
internal static class ThemeSheet
{
    public const string Path = "/theme.css";

    private static readonly ConcurrentDictionary<string, (byte[] Css, string Tag)> Made = new();

    public static void MapThemeSheet(this IEndpointRouteBuilder routes) => routes.MapGet(Path, Handle);

    /// <summary>Changes when the sheet does.</summary>
    public static string TagOf(string font) => Make(font).Tag;

    private static FileContentHttpResult Handle(HttpContext context, SiteAssets assets)
    {
        var (css, tag) = Make(assets.Font);
        var asked = context.Request.Query["v"].ToString();
        context.Response.Headers.CacheControl = asked == tag ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(css, "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }

    private static (byte[] Css, string Tag) Make(string font) => Made.GetOrAdd(font, address =>
    {
        var css = Encoding.UTF8.GetBytes(Theme.ToCss(address));
        return (css, Convert.ToHexStringLower(SHA256.HashData(css))[..12]);
    });
}
