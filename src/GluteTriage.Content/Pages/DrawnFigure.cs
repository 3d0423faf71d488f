using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GluteTriage.Content.Reading;

namespace GluteTriage.Content.Pages;

/// <summary>A drawing as it stands in a page, with its words for those who cannot see it.</summary>
public static partial class DrawnFigure
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
        $"""<svg role="img" aria-label="{WebUtility.HtmlEncode(picture.Text)}"{Drawing(picture)}""";

    /// <returns>The drawing alone, where the words beside it say enough.</returns>
    public static string Ornament(Picture picture) => "<svg aria-hidden=\"true\"" + Drawing(picture);

    /// <summary>
    /// The drawing alone and small: without words, which nobody could read and which would be cut, and only the part its
    /// <c>data-thumbnail</c> names, written as a viewBox is. A text of the class <c>mark</c> is itself what is drawn, and stays.
    /// </summary>
    public static string Thumbnail(Picture picture)
    {
        var drawing = XDocument.Parse(picture.Svg.Trim(), LoadOptions.PreserveWhitespace).Root!;
        drawing.Descendants().Where(IsOfTheWords).Remove();
        if (drawing.Attribute("data-thumbnail") is { } part)
        {
            drawing.SetAttributeValue("viewBox", part.Value);
        }

        return Ornament(picture with { Svg = drawing.ToString(SaveOptions.DisableFormatting) });
    }

    private static bool IsOfTheWords(XElement element)
    {
        var classes = (element.Attribute("class")?.Value ?? "").Split(' ');
        return (element.Name.LocalName is "text" && !classes.Contains("mark")) || classes.Any(name => name is "leader" or "dot" or "tag");
    }

    /// <summary>From the first attribute on, without what the drawing says of itself: how it is named hangs on where it stands.</summary>
    private static string Drawing(Picture picture)
    {
        var drawing = picture.Svg.Trim()[SvgStart.Length..];
        var attributes = Attributes().Match(drawing).Length;
        return OwnName().Replace(drawing[..attributes], "") + drawing[attributes..];
    }

    /// <summary>Up to the end of the element; a value may hold the sign that ends it.</summary>
    [GeneratedRegex("""^(?:[^>"']|"[^"]*"|'[^']*')*""")]
    private static partial Regex Attributes();

    [GeneratedRegex("""\s(?:role|aria-[a-z]+)\s*=\s*(?:"[^"]*"|'[^']*')""")]
    private static partial Regex OwnName();
}
