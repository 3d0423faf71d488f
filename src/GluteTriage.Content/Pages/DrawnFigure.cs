using System.Net;
using GluteTriage.Content.Reading;

namespace GluteTriage.Content.Pages;

/// <summary>A drawing as it stands in a page, with its words for those who cannot see it.</summary>
public static class DrawnFigure
{
    private const string SvgStart = "<svg ";

    /// <param name="picture">Its markup begins with the svg element.</param>
    /// <returns>A figure: the drawing, named by its text, and the text folded below it.</returns>
    public static string Html(Picture picture)
    {
        var text = WebUtility.HtmlEncode(picture.Text);
        var svg = picture.Svg.Trim();
        return $"""<figure class="drawn" data-picture="{picture.Code}"><svg role="img" aria-label="{text}" {svg[SvgStart.Length..]}"""
            + $"""<figcaption><details><summary>This picture in words</summary><p>{text}</p></details></figcaption></figure>""";
    }

    /// <returns>The drawing alone, where the words beside it say enough.</returns>
    public static string Ornament(Picture picture) => """<svg aria-hidden="true" """ + picture.Svg.Trim()[SvgStart.Length..];
}
