using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using GluteTriage.Engine;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content;

/// <summary>
/// A picture of the interview: the questions in asking order, on the left which answers decide whether a question is asked, on the right
/// how many red flags of each urgency read its answer. Narrow enough for a phone.
/// </summary>
public static class InterviewGraph
{
    private const int Width = 380;
    private const int Row = 26;
    private const int Box = 44;
    private const int BoxWidth = 206;
    private const int FirstColumn = 272;
    private const int ColumnWidth = 30;
    private const int HeadRows = 2;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly ImmutableArray<(Urgency Urgency, string Letter)> Columns =
        [(Urgency.Emergency, "E"), (Urgency.SameDay, "D"), (Urgency.Soon, "S"), (Urgency.Routine, "R")];

    /// <summary>For a file of its own, light and dark by the system.</summary>
    private const string Style =
        ".interview{color:#1d2b36;font:12px system-ui,sans-serif}.interview text{fill:currentColor}.interview rect{fill:none;stroke:currentColor}"
        + ".interview .when rect{stroke-dasharray:4 3}.interview .skip{fill:none;stroke:currentColor;opacity:.35}.interview .part{font-weight:700}"
        + ".interview .count{font-weight:700;text-anchor:middle}.interview circle{fill:none;stroke-width:1.5}.interview .emergency circle{stroke:#b3131b}"
        + ".interview .same-day circle{stroke:#9a4a00}.interview .soon circle{stroke:#7a6000}.interview .routine circle{stroke:#1c5f8a}"
        + "svg{background:#fff}@media(prefers-color-scheme:dark){svg{background:#10181e}.interview{color:#e8eef2}}";

    /// <summary>The picture as an SVG element with classes a page can style.</summary>
    /// <param name="standalone">With a style of its own, as a file needs it.</param>
    public static XElement Of(ClinicalContent content, bool standalone)
    {
        var rows = Rows(content);
        var height = (rows.Values.Max() + 1) * Row;
        var svg = new XElement(Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {height}"),
            new XAttribute("class", "interview"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", Describe(content)),
            standalone ? new XElement(Svg + "style", Style) : null,
            Columns.Select((column, index) => Text(FirstColumn + (index * ColumnWidth), Row, column.Letter, "count part")));
        foreach (var section in content.Sections)
        {
            svg.Add(Text(Box, Middle(rows[section.Items[0]] - 1) + 4, section.Title, "part"));
        }

        foreach (var item in content.Items)
        {
            svg.Add(Deciding(content, item).Select(decides => Skip(rows[decides], rows[item.Code])));
        }

        svg.Add(content.Items.Select((item, index) => Question(content, item, index + 1, rows[item.Code])));
        return svg;
    }

    /// <summary>The same in words, for those who do not see the picture.</summary>
    private static string Describe(ClinicalContent content) => string.Create(CultureInfo.InvariantCulture,
        $"The {content.Items.Length} questions in asking order. {content.Items.Count(item => item.AskWhen is not null)} are asked of some people only. "
        + $"{content.Items.Count(item => content.FeedsRedFlag(item.Code))} can raise a warning sign.");

    /// <summary>One row for each question, and one for the title of each part.</summary>
    private static Dictionary<ItemCode, int> Rows(ClinicalContent content)
    {
        var rows = new Dictionary<ItemCode, int>();
        var row = HeadRows - 1;
        foreach (var section in content.Sections)
        {
            row++;
            foreach (var item in section.Items)
            {
                rows[item] = row++;
            }
        }

        return rows;
    }

    private static IEnumerable<ItemCode> Deciding(ClinicalContent content, Item item) =>
        (item.AskWhen?.Tests() ?? []).Select(test => test.Item).Distinct().Where(code => content.Find(code) is not null);

    private static XElement Skip(int from, int to)
    {
        var reach = Box - Math.Min(Box - 4, 8 + (to - from));
        return new XElement(Svg + "path",
            new XAttribute("class", "skip"),
            new XAttribute("d", $"M{Box} {Middle(from)}C{reach} {Middle(from)} {reach} {Middle(to)} {Box} {Middle(to)}"));
    }

    private static XElement Question(ClinicalContent content, Item item, int number, int row)
    {
        var group = new XElement(Svg + "g",
            item.AskWhen is null ? null : new XAttribute("class", "when"),
            new XElement(Svg + "title", item.Ask),
            new XElement(Svg + "rect",
                new XAttribute("x", Box), new XAttribute("y", (row * Row) + 2),
                new XAttribute("width", BoxWidth), new XAttribute("height", Row - 4), new XAttribute("rx", 6)),
            Text(Box + 8, Middle(row) + 4, $"{number}. {item.Label}"));
        foreach (var (index, (urgency, _)) in Columns.Index())
        {
            var reading = content.RedFlags
                .Where(flag => flag.Tiers.Any(tier => tier.Urgency == urgency && tier.When.Tests().Any(test => test.Item == item.Code)))
                .ToList();
            if (reading.Count > 0)
            {
                var x = FirstColumn + (index * ColumnWidth);
                group.Add(new XElement(Svg + "g",
                    new XAttribute("class", urgency.Code()),
                    new XElement(Svg + "title", string.Join("; ", reading.Select(flag => flag.Title))),
                    new XElement(Svg + "circle", new XAttribute("cx", x), new XAttribute("cy", Middle(row)), new XAttribute("r", 11)),
                    Text(x, Middle(row) + 4, reading.Count.ToString(CultureInfo.InvariantCulture), "count")));
            }
        }

        return group;
    }

    private static XElement Text(int x, int y, string text, string? style = null) => new(Svg + "text",
        style is null ? null : new XAttribute("class", style), new XAttribute("x", x), new XAttribute("y", y), text);

    private static int Middle(int row) => (row * Row) + (Row / 2);
}
