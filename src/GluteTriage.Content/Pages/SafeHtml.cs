using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using Ganss.Xss;
using Markdig;

namespace GluteTriage.Content.Pages;

/// <summary>Turns authors' Markdown into HTML that can carry no script, style or foreign address.</summary>
public static class SafeHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().Build();
    private static readonly string[] SvgElements =
        ["svg", "g", "path", "text", "tspan", "line", "circle", "ellipse", "rect", "polyline", "polygon", "title", "desc"];

    /// <summary>
    /// The page as a document: headings, paragraphs, lists, tables, links to https addresses or within the site. An image keeps the
    /// code of the drawing it stands for.
    /// </summary>
    internal static IHtmlDocument Document(string markdown)
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(
            [
                "h2", "h3", "h4", "p", "ul", "ol", "li", "a",
                "strong", "em", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "br", "hr", "code", "abbr", "img",
            ]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href", "id", "title", "scope", "src"]);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["https", "tel"]);
        sanitizer.AllowedCssProperties.Clear();
        return sanitizer.SanitizeDom(Markdown.ToHtml(markdown, Pipeline));
    }

    /// <returns>Why a drawing may not be placed in a page, or null when it may.</returns>
    public static string? WhyNotSafeSvg(string svg)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).DescendantNodes().Select(WhyNotSafe).FirstOrDefault(danger => danger is not null);
        }
        catch (XmlException broken)
        {
            return $"The drawing is not readable: {broken.Message}";
        }
    }

    /// <summary>Comments, instructions and CDATA end elsewhere for a browser than for an XML reader, so they could hide a script.</summary>
    private static string? WhyNotSafe(XNode node) => node switch
    {
        XElement element => WhyNotSafe(element),
        XComment or XProcessingInstruction or XCData => $"The drawing holds a {node.NodeType} node.",
        _ => null,
    };

    private static string? WhyNotSafe(XElement element) =>
        !SvgElements.Contains(element.Name.LocalName) ? $"The drawing holds the element '{element.Name.LocalName}'."
        : element.Attributes().FirstOrDefault(IsUnsafe) is { } attribute ? $"The drawing holds the attribute '{attribute.Name.LocalName}'."
        : null;

    private static bool IsUnsafe(XAttribute attribute) =>
        attribute.Name.LocalName is "style" or "href" or "id"
        || attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase);
}
