using System.Net;
using GluteTriage.Content.Reading;

namespace GluteTriage.Content.Pages;

/// <summary>A drawing as it stands in a page, with its words for those who cannot see it.</summary>
public static class DrawnFigure
{
    private const string SvgStart = "<svg";

    /// <param name="picture">Its markup begins with the svg element.</param>
    /// <returns>A figure: the drawing, named by its text, and the text folded below it.</returns>
    public static string Html(Picture picture)
    {
        var text = WebUtility.HtmlEncode(picture.Text);
        return $"""<figure class="drawn" data-picture="{picture.Code}">{Named(picture)}"""
            + $"""<figcaption><details><summary>This picture in words</summary><p>{text}</p></details></figcaption></figure>""";
    }

    /// <returns>The drawing alone, named by its text for those who cannot see it.</returns>
    public static string Named(Picture picture) =>
        $"""<svg role="img" aria-label="{WebUtility.HtmlEncode(picture.Text)}"{picture.Svg.Trim()[SvgStart.Length..]}""";

    /// <returns>The drawing alone, where the words beside it say enough.</returns>
    public static string Ornament(Picture picture) => "<svg aria-hidden=\"true\"" + picture.Svg.Trim()[SvgStart.Length..];
}
