using System.Globalization;
using System.Text;
using System.Xml.Linq;
using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Reading;

/// <summary>What search engines may read: every page that is about no person.</summary>
internal static class SiteMap
{
    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSiteMap(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sitemap.xml", (HttpRequest request, ReleaseShelf shelf) =>
            TypedResults.Text(Of(request, shelf.Current), "application/xml", Encoding.UTF8));
        routes.MapGet("/robots.txt", (HttpRequest request) => TypedResults.Text(
            $"User-agent: *\nDisallow: /check\nDisallow: /review\nDisallow: /search\nDisallow: /api/\nSitemap: {Root(request)}/sitemap.xml\n",
            "text/plain",
            Encoding.UTF8));
    }

    private static string Of(HttpRequest request, Content.Release release) => new XDocument(new XElement(
        Schema + "urlset",
        ReadUrl.All(release).Select(address => new XElement(
            Schema + "url",
            new XElement(Schema + "loc", Root(request) + address),
            new XElement(Schema + "lastmod", release.Note.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))))).ToString();

    private static string Root(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
