using System.Globalization;
using System.Text;
using System.Xml.Linq;
using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Reading;

/// <summary>What search engines may read: every page that is about no person.</summary>
internal static class SiteMap
{
    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly string[] Fixed = ["/", "/read/warning-signs", CauseUrl.All, "/read/compare", "/read/evidence", "/read/proved"];

    public static void MapSiteMap(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sitemap.xml", (HttpRequest request, ReleaseShelf shelf) =>
            TypedResults.Text(Of(request, shelf.Current), "application/xml", Encoding.UTF8));
        routes.MapGet("/robots.txt", (HttpRequest request) => TypedResults.Text(
            $"User-agent: *\nDisallow: /check\nDisallow: /review\nDisallow: /api/\nSitemap: {Root(request)}/sitemap.xml\n", "text/plain", Encoding.UTF8));
    }

    /// <summary>The addresses of all pages to read, from the root.</summary>
    public static IEnumerable<string> Addresses(Content.Release release) => Fixed
        .Concat(release.Clinical.Causes.Select(CauseUrl.For))
        .Concat(release.Pages.Where(page => page.Code != "start").Select(page => $"/read/{page.Code}"));

    private static string Of(HttpRequest request, Content.Release release) => new XDocument(new XElement(
        Schema + "urlset",
        Addresses(release).Select(address => new XElement(
            Schema + "url",
            new XElement(Schema + "loc", Root(request) + address),
            new XElement(Schema + "lastmod", release.Note.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))))).ToString();

    private static string Root(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
