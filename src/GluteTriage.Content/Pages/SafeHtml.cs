using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;

namespace GluteTriage.Content.Pages;

/// <summary>Turns authors' Markdown into HTML that can carry no script, style or foreign address.</summary>
public static partial class SafeHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().Build();

    /// <summary>What a page may consist of; anything else is taken out with all that stands in it.</summary>
    internal static readonly FrozenSet<string> Allowed = FrozenSet.Create(
        "h2", "h3", "h4", "p", "ul", "ol", "li", "a",
        "strong", "em", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "br", "hr", "code", "abbr", "img");

    private static readonly string[] SvgElements =
        ["svg", "g", "path", "text", "tspan", "line", "circle", "ellipse", "rect", "polyline", "polygon", "title", "desc"];

    private const string SvgNamespace = "http://www.w3.org/2000/svg";

    /// <summary>
    /// The page as a document: headings, paragraphs, lists, tables, links to https addresses or within the site. An image keeps the
    /// code of the drawing it stands for.
    /// </summary>
    /// <exception cref="ArgumentException">Lists or quotations are nested deeper than the reader of Markdown goes.</exception>
    internal static SafeDocument Document(string markdown)
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(Allowed);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href", "id", "title", "scope", "src", "start"]);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["https", "tel"]);
        sanitizer.AllowedCssProperties.Clear();
        var removed = new List<(string, string)>();
        var addresses = new Dictionary<IElement, string>();
        sanitizer.RemovingTag += (_, removing) => removed.Add((removing.Tag.LocalName, removing.Tag.TextContent));
        sanitizer.RemovingAttribute += (_, removing) =>
        {
            if (removing.Attribute.Name is "href")
            {
                addresses[removing.Tag] = removing.Attribute.Value;
            }
        };
        var read = Markdown.Parse(markdown, Pipeline);
        return new SafeDocument(sanitizer.SanitizeDom(read.ToHtml(Pipeline)), removed, addresses)
        {
            Renumbered = [.. read.Descendants<ListBlock>().Where(list => list.IsOrdered).SelectMany(Renumbered)],
        };
    }

    /// <summary>A browser counts on from the first number. Who writes the same number at each item lets it count, and means none of them.</summary>
    private static IEnumerable<RenumberedItem> Renumbered(ListBlock list)
    {
        var written = list.OfType<ListItemBlock>().ToList();
        return written.TrueForAll(item => item.Order == written[0].Order) ? []
            : written.Select((item, at) => new RenumberedItem(item.Line, item.Order, written[0].Order + at)).Where(item => item.Written != item.Shown);
    }

    /// <returns>
    /// The drawing from its first element on, without the declarations and comments drawing programs write before it; the whole text where no
    /// element can be found.
    /// </returns>
    internal static string WithoutProlog(string svg)
    {
        var text = svg.TrimStart();
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            return reader.MoveToContent() is XmlNodeType.Element && reader is IXmlLineInfo place ? text[StartOf(text, place)..] : text;
        }
        catch (XmlException)
        {
            // The check that follows says what is wrong.
            return text;
        }
    }

    /// <returns>Why a drawing may not be placed in a page, or null when it may.</returns>
    public static string? WhyNotSafeSvg(string svg)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var drawing = XDocument.Load(reader);
            return drawing.Root?.Name.LocalName is not "svg" ? $"The drawing begins with the element '{drawing.Root?.Name.LocalName}', not with 'svg'."
                : WhyWithoutSize(drawing.Root) is { } size ? size
                : !drawing.Descendants().Any(IsSeen) ? "The drawing has no shape and no words, so nothing would be seen."
                : drawing.DescendantNodes().Select(WhyNotSafe).FirstOrDefault(danger => danger is not null);
        }
        catch (XmlException broken)
        {
            return $"The drawing is not readable: {broken.Message}";
        }
    }

    /// <summary>Without a viewBox a browser cannot make a drawing smaller, and cuts what has no room.</summary>
    private static string? WhyWithoutSize(XElement svg)
    {
        var box = (svg.Attribute("viewBox")?.Value ?? "").Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToArray();
        return box is not [_, _, > 0, > 0] || !box.All(double.IsFinite) ? "The drawing has no viewBox of four numbers with a width and a height above 0."
            : svg.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName is "width" or "height" && Zero().IsMatch(attribute.Value)) is { } zero
                ? $"The drawing has a {zero.Name.LocalName} of 0, so nothing would be seen."
            : null;
    }

    /// <summary>A shape, or words, in nothing that is hidden.</summary>
    private static bool IsSeen(XElement element) =>
        element.Name.LocalName is not ("svg" or "g" or "title" or "desc")
        && (element.Name.LocalName is not ("text" or "tspan") || !string.IsNullOrWhiteSpace(element.Value))
        && !element.AncestorsAndSelf().Any(part => part.Attribute("display")?.Value.Trim() is "none"
            || part.Attribute("visibility")?.Value.Trim() is "hidden" or "collapse"
            || (part.Attribute("opacity") is { } opacity && Zero().IsMatch(opacity.Value)));

    /// <param name="svg">A drawing that may be placed in a page.</param>
    /// <returns>The words people read in it, a line for each element that holds some.</returns>
    internal static string WordsOf(string svg) =>
        string.Join('\n', XDocument.Parse(svg).DescendantNodes().OfType<XText>().Select(text => text.Value.Trim()).Where(text => text.Length > 0));

    /// <summary>Comments, instructions and CDATA end elsewhere for a browser than for an XML reader, so they could hide a script.</summary>
    private static string? WhyNotSafe(XNode node) => node switch
    {
        XElement element => WhyNotSafe(element),
        XComment or XProcessingInstruction or XCData => $"The drawing holds a {node.NodeType} node.",
        _ => null,
    };

    private static string? WhyNotSafe(XElement element) =>
        element.Name.NamespaceName is not ("" or SvgNamespace) || element.Attributes().Any(GivesSvgAPrefix)
            ? $"A browser would not draw '{element.Name.LocalName}' as it is named here: all elements are those of SVG, without a prefix."
        : !SvgElements.Contains(element.Name.LocalName) ? $"The drawing holds the element '{element.Name.LocalName}'."
        : element.Attributes().FirstOrDefault(IsUnsafe) is { } attribute ? $"The drawing holds the attribute '{attribute.Name.LocalName}'."
        : null;

    private static bool GivesSvgAPrefix(XAttribute attribute) =>
        attribute.IsNamespaceDeclaration && attribute.Name.LocalName is not "xmlns" && attribute.Value == SvgNamespace;

    /// <summary>Where the element's "&lt;" stands; the reader counts lines and places from 1 and gives the place of the name.</summary>
    private static int StartOf(string text, IXmlLineInfo place)
    {
        var start = 0;
        for (var line = 1; line < place.LineNumber; line++)
        {
            start = text.IndexOf('\n', start) + 1;
        }

        return start + place.LinePosition - 2;
    }

    private static bool IsUnsafe(XAttribute attribute) =>
        attribute.Name.LocalName is "style" or "href" or "id"
        || attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase);

    /// <summary>Nothing, in whatever unit.</summary>
    [GeneratedRegex(@"^\s*[+-]?0*\.?0+\s*(?:[a-z]+|%)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Zero();
}

/// <summary>A page that can carry no script, style or foreign address, and what was taken out to make it so.</summary>
/// <param name="TakenOut">The name of each element, and the words that went with it.</param>
/// <param name="Addresses">What each link that was left without an address led to.</param>
internal sealed record SafeDocument(
    IHtmlDocument Html, IReadOnlyList<(string Element, string Words)> TakenOut, IReadOnlyDictionary<IElement, string> Addresses)
{
    /// <summary>Items of lists before which people would read another number than the one that was written.</summary>
    public IReadOnlyList<RenumberedItem> Renumbered { get; init; } = [];
}

/// <param name="Line">The line of the page on which it begins, from 0.</param>
internal sealed record RenumberedItem(int Line, int Written, int Shown);
