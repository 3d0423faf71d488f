using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Pages;

/// <summary>What a page can place among its words.</summary>
internal sealed record PageParts(
    ImmutableArray<Picture> Pictures, ImmutableArray<Fact> Facts, ImmutableArray<GlossaryTerm> Glossary, IReadOnlySet<string> Sources)
{
    /// <summary>Whether the page is of a cause that has a programme of exercises.</summary>
    public bool HasProgramme { get; init; }
}

/// <summary>
/// A page in the making: Markdown, in which <c>![](code)</c> places a drawing, <c>{fact:S1}</c> a founding statement with its
/// sources, <c>{programme}</c> the exercises of a cause, and <c>[R18]</c> the mark of a source. The first use of each
/// glossary term can be opened to read what it means.
/// </summary>
internal sealed partial class PageMarkup(PageParts parts)
{
    /// <summary>A table of more columns is shown row by row where there is no room beside each other.</summary>
    private const int WidestOnAPhone = 3;

    private static readonly string[] NotExplainedIn = ["a", "button", "h2", "h3", "h4", "code", "figure"];
    private readonly Dictionary<string, string> drawings = [];
    private readonly List<GlossaryTerm> explained = [];
    private readonly List<GlossaryTerm> longestFirst = [.. parts.Glossary.OrderByDescending(term => term.Term.Length)];

    /// <summary>What the page names and there is not, in the author's words.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>The sources marked in the page, those of its founding statements among them.</summary>
    public HashSet<SourceCode> Cited { get; } = [];

    /// <summary>Elements that were taken out of the page, by name, each with the words in it.</summary>
    public IReadOnlyList<(string Element, string Words)> TakenOut { get; private set; } = [];

    /// <inheritdoc cref="SafeDocument.Renumbered"/>
    public IReadOnlyList<RenumberedItem> Renumbered { get; private set; } = [];

    /// <summary>The links the author wrote, in their order.</summary>
    public IReadOnlyList<PageLink> Links { get; private set; } = [];

    /// <summary>The places of the page a link can lead to.</summary>
    public IReadOnlySet<string> Ids { get; private set; } = new HashSet<string>();

    /// <summary>The author's words as the page shows them: a founding statement is its code, and drawings and explanations are left out.</summary>
    public string Words { get; private set; } = "";

    /// <returns>Safe HTML with the drawings in it.</returns>
    /// <inheritdoc cref="SafeHtml.Document" path="/exception"/>
    public string Make(string markdown)
    {
        var safe = SafeHtml.Document(markdown);
        var body = safe.Html.Body!;
        TakenOut = safe.TakenOut;
        Renumbered = safe.Renumbered;
        Links =
        [
            .. body.QuerySelectorAll("a").Select(link =>
                new PageLink(link.GetAttribute("href") ?? safe.Addresses.GetValueOrDefault(link, ""), link.TextContent.Trim(), link.HasAttribute("href"))),
        ];
        Ids = body.QuerySelectorAll("[id]").Select(element => element.Id!).ToHashSet();
        foreach (var image in body.QuerySelectorAll("img"))
        {
            PlaceDrawing(image);
        }

        foreach (var paragraph in body.QuerySelectorAll("p"))
        {
            PlaceFact(paragraph);
            PlaceProgramme(paragraph);
        }

        foreach (var text in body.Descendants<IText>().ToList())
        {
            MarkAndExplain(text);
        }

        foreach (var table in body.QuerySelectorAll("table").Where(table => table.QuerySelectorAll("thead th").Length > WidestOnAPhone))
        {
            FoldOnAPhone(table);
        }

        Words = WordsOf(body);

        // Drawings are safe as they are; a parser for HTML would only write them longer.
        var html = drawings.Aggregate(body.InnerHtml, (written, drawing) => written.Replace(drawing.Key, drawing.Value, StringComparison.Ordinal));
        return (html + string.Concat(explained.Select(Explanation))).ReplaceLineEndings("\n");
    }

    private string WordsOf(IElement body)
    {
        var copy = (IElement)body.Clone(deep: true);
        foreach (var unseen in copy.QuerySelectorAll(".marks .unseen"))
        {
            unseen.Remove();
        }

        foreach (var statement in copy.QuerySelectorAll("[data-fact]"))
        {
            statement.TextContent = $"fact:{statement.GetAttribute("data-fact")}";
        }

        foreach (var place in copy.QuerySelectorAll($"[{ProgrammePlace.Attribute}]"))
        {
            place.TextContent = "programme";
        }

        return drawings.Keys.Aggregate(copy.TextContent, (words, place) => words.Replace(place, "", StringComparison.Ordinal));
    }

    private void PlaceDrawing(IElement image)
    {
        var code = image.GetAttribute("src") ?? "";
        var place = $"@@{code}@@";
        if (parts.Pictures.FirstOrDefault(picture => picture.Code == code) is not { } picture)
        {
            Missing.Add($"![]({code})");
            image.Remove();
            return;
        }

        drawings[place] = DrawnFigure.Html(picture);
        IElement replaced = image.ParentElement is { LocalName: "p", ChildElementCount: 1 } alone ? alone : image;
        replaced.OuterHtml = place;
    }

    private void PlaceFact(IElement paragraph)
    {
        if (FactLine().Match(paragraph.TextContent.Trim()) is not { Success: true } line)
        {
            return;
        }

        if (parts.Facts.FirstOrDefault(fact => fact.Code == line.Groups[1].Value) is not { } fact)
        {
            Missing.Add(line.Value);
            return;
        }

        Cited.UnionWith(fact.Sources);
        paragraph.SetAttribute("data-fact", fact.Code);
        paragraph.InnerHtml = $"{WebUtility.HtmlEncode(fact.Say)} {SourceMark.Html(fact.Sources)}";
    }

    private void PlaceProgramme(IElement paragraph)
    {
        if (paragraph.TextContent.Trim() != ProgrammePlace.Line)
        {
            return;
        }

        if (!parts.HasProgramme)
        {
            Missing.Add(ProgrammePlace.Line);
            return;
        }

        var place = paragraph.Owner!.CreateElement("div");
        place.SetAttribute(ProgrammePlace.Attribute, "");
        paragraph.Replace(place);
    }

    private static void FoldOnAPhone(IElement table)
    {
        table.ClassName = "compare";
        var columns = table.QuerySelectorAll("thead th").Select(column => column.TextContent.Trim()).ToList();
        foreach (var row in table.QuerySelectorAll("tbody tr"))
        {
            foreach (var (cell, column) in row.QuerySelectorAll("td").Zip(columns).Skip(1))
            {
                cell.SetAttribute("data-label", column);
            }

            var first = row.QuerySelector("td")!;
            var heading = row.Owner!.CreateElement("th");
            heading.SetAttribute("scope", "row");
            heading.InnerHtml = first.InnerHtml;
            first.Replace(heading);
        }
    }

    private void MarkAndExplain(IText text)
    {
        var written = text.Data;
        if (text.Ancestors<IElement>().Any(element => NotExplainedIn.Contains(element.LocalName) || element.ClassName == "marks"))
        {
            return;
        }

        var html = MarkGroup().Replace(Explain(WebUtility.HtmlEncode(written)), marks => Marks(marks.Value));
        if (html != WebUtility.HtmlEncode(written) && text.ParentElement is { } parent)
        {
            var made = parent.Owner!.CreateElement("div");
            made.InnerHtml = html;
            text.Replace([.. made.ChildNodes]);
        }
    }

    private string Marks(string written)
    {
        var codes = MarkCode().Matches(written).Select(match => match.Groups[1].Value).ToList();
        Missing.AddRange(codes.Where(code => !parts.Sources.Contains(code)).Select(code => $"[{code}]"));
        var sources = codes.Select(code => new SourceCode(code)).ToList();
        Cited.UnionWith(sources);
        return " " + SourceMark.Html(sources);
    }

    /// <summary>The longest terms first: "sciatic nerve" is one term, not "sciatic" and "nerve".</summary>
    private string Explain(string html)
    {
        foreach (var term in longestFirst.Where(term => html.Contains(term.Term, StringComparison.OrdinalIgnoreCase) && !explained.Contains(term)))
        {
            var first = Regex.Match(html, $@"(?<![\w{{-]){Regex.Escape(term.Term)}(?:s|es)?(?![\w}}-])(?![^<]*</button>)(?![^\[]*\])", RegexOptions.IgnoreCase);
            if (first.Success)
            {
                explained.Add(term);
                var button = $"""<button type="button" class="term" popovertarget="term-{term.Code}">{first.Value}</button>""";
                html = WithItsPunctuation(html[..first.Index], button, html[(first.Index + first.Length)..]);
            }
        }

        return html;
    }

    /// <summary>Browsers may break a line on both sides of a button, so that a bracket or a comma would stand alone.</summary>
    private static string WithItsPunctuation(string before, string button, string after)
    {
        var opening = before.EndsWith('(') ? "(" : "";
        var closing = ClosingPunctuation().Match(after).Value;
        return opening + closing == ""
            ? before + button + after
            : before[..^opening.Length] + $"""<span class="keep">{opening}{button}{closing}</span>""" + after[closing.Length..];
    }

    private static string Explanation(GlossaryTerm term) =>
        $"""<div class="explained" id="term-{term.Code}" popover>"""
        + $"""<p><strong>{WebUtility.HtmlEncode(term.Term)}</strong>: {WebUtility.HtmlEncode(term.Plain)}.</p>"""
        + $"""<p>{WebUtility.HtmlEncode(term.Say)}</p><p><a href="/read/words#{term.Code}">All words explained</a></p></div>""";

    [GeneratedRegex(@"^\{fact:(S[0-9]+)\}$")]
    private static partial Regex FactLine();

    [GeneratedRegex(@" ?\[(?:R[0-9]+[a-z]?|judgement|general-knowledge)\](?: ?\[(?:R[0-9]+[a-z]?|judgement|general-knowledge)\])*")]
    private static partial Regex MarkGroup();

    [GeneratedRegex(@"^[).,;:!?]+")]
    private static partial Regex ClosingPunctuation();

    [GeneratedRegex(@"\[([\w-]+)\]")]
    private static partial Regex MarkCode();
}
