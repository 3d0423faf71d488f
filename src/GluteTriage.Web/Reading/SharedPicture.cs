using System.Security.Cryptography;
using System.Text;
using GluteTriage.Content;
using GluteTriage.Content.Reading;
using GluteTriage.Web.Results;
using Microsoft.Extensions.FileProviders;

namespace GluteTriage.Web.Reading;

/// <summary>
/// The picture other programs show beside a link to a page. They read no SVG, so each cover is kept as a PNG too, under a name made from
/// the drawing: where the two no longer belong together, the PNG is not found and not shown.
/// </summary>
internal static class SharedPicture
{
    public const int Width = 1200;
    public const int Height = 630;
    public const string Folder = "share";

    /// <summary>Stands for a page without a drawing.</summary>
    private const string OfTheSite = "back-layers";

    private const int CharactersOfHash = 8;

    public static string NameOf(Picture drawing) =>
        $"{drawing.Code}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(drawing.Svg)))[..CharactersOfHash]}.png";

    /// <returns>The drawings pages have as their cover, each once.</returns>
    public static IEnumerable<Picture> Covers(Release release)
    {
        var codes = release.Pages.Select(page => page.Picture).Concat(release.CauseArticles.Select(article => article.Picture)).ToHashSet();
        var ofCauses = release.Clinical.Causes.Select(cause => CauseDrawing.Of(release, cause));
        return release.Pictures.Where(picture => picture.Code is OfTheSite || codes.Contains(picture.Code)).Union(ofCauses.OfType<Picture>());
    }

    /// <returns>The drawing whose PNG is there: the page's own, or the one of the site; null where neither is.</returns>
    public static Picture? For(Picture? cover, Release release, IFileProvider files) =>
        new[] { cover, release.Pictures.FirstOrDefault(picture => picture.Code == OfTheSite) }.OfType<Picture>()
            .FirstOrDefault(drawing => files.GetFileInfo($"{Folder}/{NameOf(drawing)}").Exists);
}
