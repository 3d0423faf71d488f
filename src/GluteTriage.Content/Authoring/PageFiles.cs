using System.Collections.Immutable;
using GluteTriage.Content.Pages;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads pages/ and pictures/.</summary>
internal static class PageFiles
{
    private const string OfCauses = "pages/causes";
    private const int LastPlace = 9999;
    private const int LargestDrawing = 300 * 1024;

    /// <returns>By their order, which need not be without gaps.</returns>
    public static ImmutableArray<Page> ReadPages(Draft draft, PageParts parts, ImmutableArray<RedFlag> flags) =>
    [
        .. draft.Folder.In("pages", ".md").Where(file => !file.Path.StartsWith(OfCauses + "/", StringComparison.Ordinal))
            .Select(file => Split(file, draft)).OfType<(ContentFile, Fields, string)>()
            .Select(page => ReadPage(page, draft, parts, flags))
            .OrderBy(page => page.Order).Select(page => page.Page),
    ];

    /// <summary>Each file is named after its cause.</summary>
    public static ImmutableArray<CauseArticle> ReadCauseArticles(
        Draft draft, PageParts parts, ImmutableArray<Cause> causes, ImmutableArray<Programme> programmes) =>
    [
        .. draft.Folder.In(OfCauses, ".md")
            .Select(file => Split(file, draft)).OfType<(ContentFile, Fields, string)>()
            .Select(page => ReadCauseArticle(page, draft, parts, causes, programmes)),
    ];

    public static ImmutableArray<Picture> ReadPictures(Draft draft)
    {
        ImmutableArray<Picture> pictures =
        [
            .. draft.Folder.In("pictures", ".yaml").SelectMany(list => draft.List(list.Path))
                .Select(fields => ReadPicture(fields, draft)).OfType<Picture>(),
        ];
        draft.RefuseTwins(pictures, picture => picture.Code, "pictures");
        return pictures;
    }

    private static (int Order, Page Page) ReadPage(
        (ContentFile File, Fields Fields, string Body) written, Draft draft, PageParts parts, ImmutableArray<RedFlag> flags)
    {
        var (file, fields, body) = written;
        var order = fields.Whole("order", 1, LastPlace);
        var (reviewed, next) = ReadDates(fields, draft);
        var page = new Page(
            file.Name,
            fields.Text("title"),
            fields.OneOf("group", [.. Enum.GetValues<PageGroup>().Select(group => (group.ToString().ToLowerInvariant(), group))]),
            fields.Text("lead"),
            ReadCover(fields, file, draft, parts),
            reviewed,
            next,
            fields.Sources(),
            "")
        { Differs = DiffersFile.Read(fields, file, body, draft, flags) };
        fields.NoOthers();
        return (order, page with { Html = MakeBody(file, $"/read/{page.Code}", body, page.Sources, draft, parts) });
    }

    private static CauseArticle ReadCauseArticle(
        (ContentFile File, Fields Fields, string Body) written, Draft draft, PageParts parts, ImmutableArray<Cause> causes,
        ImmutableArray<Programme> programmes)
    {
        var (file, fields, body) = written;
        if (causes.All(cause => cause.Code.Value != file.Name))
        {
            draft.Faults.AddFile(file.Path, "Cause does not exist", $"There is no cause '{file.Name}'.",
                "Name the file after a cause in causes/.");
        }

        var (reviewed, next) = ReadDates(fields, draft);
        var article = new CauseArticle(
            new CauseCode(file.Name), fields.Text("lead"), ReadCover(fields, file, draft, parts), reviewed, next, fields.Sources(), "");
        fields.NoOthers();
        return article with
        {
            Html = MakeBody(
                file, $"/read/causes/{article.Cause}", body, article.Sources, draft,
                parts with { HasProgramme = programmes.Any(programme => programme.Causes.Contains(article.Cause)) }),
        };
    }

    private static (ContentFile File, Fields Fields, string Body)? Split(ContentFile file, Draft draft)
    {
        draft.Take(file.Path);
        if (file.Text.Length > YamlReader.CharactersAtMost)
        {
            draft.Faults.AddFile(file.Path, "File too large",
                $"The file has {file.Text.Length} characters; at most {YamlReader.CharactersAtMost} are read.", "Split it.");
            return null;
        }

        if (file.Text.Split("---\n", 3) is not ["", var head, var body]
            || YamlReader.Read(file with { Text = "\n" + head }, draft.Faults) is not Yaml.Map map)
        {
            draft.Faults.AddFile(file.Path, "Page has no head", "A page begins with its head between two lines '---'.",
                "content/README.md shows it.");
            return null;
        }

        draft.Texts.CheckRoot(map);
        return (file, new Fields(map, draft.Faults, draft.KnownSources), body);
    }

    /// <summary>When a page was last read against its sources, and when it is to be read again.</summary>
    public static (DateOnly Reviewed, DateOnly Next) ReadDates(Fields fields, Draft draft)
    {
        var (reviewed, next) = (fields.Date("reviewed"), fields.Date("next-review"));
        draft.RefuseImpossibleDay(fields, "reviewed", reviewed);
        if (reviewed != default && next != default && next <= reviewed)
        {
            draft.Faults.Add(fields.At["next-review"]!, "Dates cannot be", "The next review is not after the last one.", "Correct one of the two days.");
        }

        return (reviewed, next);
    }

    private static string? ReadCover(Fields fields, ContentFile file, Draft draft, PageParts parts)
    {
        var code = fields.OptionalText("picture");
        if (code is not null && parts.Pictures.All(picture => picture.Code != code))
        {
            draft.Faults.AddFile(file.Path, "Picture does not exist", $"There is no picture '{code}'.", "Correct the code, or add the picture.");
        }

        return code;
    }

    private static string MakeBody(
        ContentFile file, string address, string body, ImmutableArray<SourceCode> sources, Draft draft, PageParts parts)
    {
        var markup = new PageMarkup(parts);
        string html;
        try
        {
            html = markup.Make(body);
        }
        catch (ArgumentException tooDeep)
        {
            draft.Faults.AddFile(file.Path, "Nested too deeply", $"The page cannot be read: {tooDeep.Message}", "Make simpler lists and quotations of it.");
            return "";
        }

        var firstLine = file.Text[..^body.Length].Count(character => character == '\n') + 1;
        RefuseLostWords(file, firstLine, body, markup, draft);
        draft.Texts.CheckPage(file, firstLine, markup.Words);
        draft.Written.Add(new WrittenPage(file, address, firstLine, markup.Links, markup.Ids));
        foreach (var missing in markup.Missing)
        {
            draft.Faults.Add(file, firstLine, missing, "Page names what is not there", $"The page names '{missing}', which does not exist.",
                "Correct the code: drawings are in pictures/, statements in facts.yaml, sources in sources.yaml.");
        }

        foreach (var source in markup.Cited.Except(sources))
        {
            draft.Faults.Add(file, firstLine, $"[{source}]", "Source is not in the head", $"The page marks '{source}', but its head does not list it.",
                "Add it to 'sources' in the head.");
        }

        return html;
    }

    private static void RefuseLostWords(ContentFile file, int firstLine, string body, PageMarkup markup, Draft draft)
    {
        var lines = body.Split('\n');
        foreach (var line in LostWords.In(body, markup.Words))
        {
            draft.Faults.Add(file, firstLine + line, 1, "Words are lost", LostWords.TakenBy(lines[line], markup.TakenOut) is { } element
                    ? $"Not every word of this line reaches the page: '{element}' is taken out with all that stands in it."
                    : "Not every word of this line reaches the page.",
                "Write plain Markdown: no HTML, no code, headings from '##' to '####', paragraphs that begin at the edge, drawings alone on their line.");
        }

        foreach (var item in markup.Renumbered)
        {
            draft.Faults.Add(file, firstLine + item.Line, 1, "Words are lost",
                $"People would read {item.Shown} before this item, not {item.Written}: a list counts on from its first number.",
                "Write the numbers in order, or put a paragraph between the two items.");
        }
    }

    private static Picture? ReadPicture(Fields fields, Draft draft)
    {
        var (code, text, author, licence) = (fields.Code("code"), fields.Text("text"), fields.Text("author"), fields.Text("licence"));
        fields.NoOthers();
        if (draft.Take($"pictures/{code}.svg") is not { } file)
        {
            draft.Faults.Add(fields.At, "Picture does not exist", $"There is no file pictures/{code}.svg.", "Add the drawing, or correct the code.");
            return null;
        }

        if (file.Text.Length > LargestDrawing)
        {
            draft.Faults.AddFile(file.Path, "File too large",
                $"The drawing has {file.Text.Length} characters; a phone should not load more than {LargestDrawing}.",
                "Save it with fewer points, or leave out what nobody sees.");
            return null;
        }

        var svg = SafeHtml.WithoutProlog(file.Text);
        if (SafeHtml.WhyNotSafeSvg(svg) is { } danger)
        {
            draft.Faults.AddFile(file.Path, "Picture is not safe", danger, "Keep shapes, text and classes only.");
            return null;
        }

        draft.Texts.CheckDrawing(file, SafeHtml.WordsOf(svg));
        return new Picture(code, svg, text, author, licence);
    }
}
