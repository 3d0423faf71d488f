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

    /// <returns>By their order, which need not be without gaps.</returns>
    public static ImmutableArray<Page> ReadPages(Draft draft, PageParts parts, ImmutableArray<RedFlag> flags) =>
    [
        .. draft.Folder.In("pages", ".md").Where(file => !file.Path.StartsWith(OfCauses, StringComparison.Ordinal))
            .Select(file => Split(file, draft)).OfType<(ContentFile, Fields, string)>()
            .Select(page => ReadPage(page, draft, parts, flags))
            .OrderBy(page => page.Order).Select(page => page.Page),
    ];

    /// <summary>Each file is named after its cause.</summary>
    public static ImmutableArray<CauseArticle> ReadCauseArticles(Draft draft, PageParts parts, ImmutableArray<Cause> causes) =>
    [
        .. draft.Folder.In(OfCauses, ".md")
            .Select(file => Split(file, draft)).OfType<(ContentFile, Fields, string)>()
            .Select(page => ReadCauseArticle(page, draft, parts, causes)),
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
        var order = (int)fields.Number("order");
        var page = new Page(
            file.Name,
            fields.Text("title"),
            fields.OneOf("group", [.. Enum.GetValues<PageGroup>().Select(group => (group.ToString().ToLowerInvariant(), group))]),
            fields.Text("lead"),
            ReadCover(fields, file, draft, parts),
            fields.Date("reviewed"),
            fields.Date("next-review"),
            fields.Sources(),
            "") { Differs = DiffersFile.Read(fields, file, body, draft, flags) };
        fields.NoOthers();
        return (order, page with { Html = MakeBody(file, body, page.Sources, draft, parts) });
    }

    private static CauseArticle ReadCauseArticle(
        (ContentFile File, Fields Fields, string Body) written, Draft draft, PageParts parts, ImmutableArray<Cause> causes)
    {
        var (file, fields, body) = written;
        if (causes.All(cause => cause.Code.Value != file.Name))
        {
            draft.Faults.AddFile(file.Path, "Cause does not exist", $"There is no cause '{file.Name}'.",
                "Name the file after a cause in causes/.");
        }

        var article = new CauseArticle(
            new CauseCode(file.Name), fields.Text("lead"), ReadCover(fields, file, draft, parts), fields.Date("reviewed"),
            fields.Date("next-review"), fields.Sources(), "");
        fields.NoOthers();
        return article with { Html = MakeBody(file, body, article.Sources, draft, parts) };
    }

    private static (ContentFile File, Fields Fields, string Body)? Split(ContentFile file, Draft draft)
    {
        draft.RefuseUnknownTokens(file);
        if (file.Text.Split("---\n", 3) is not ["", var head, var body]
            || YamlReader.Read(file with { Text = "\n" + head }, draft.Faults) is not Yaml.Map map)
        {
            draft.Faults.AddFile(file.Path, "Page has no head", "A page begins with its head between two lines '---'.",
                "content/README.md shows it.");
            return null;
        }

        return (file, new Fields(map, draft.Faults, draft.KnownSources), body);
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

    private static string MakeBody(ContentFile file, string body, ImmutableArray<SourceCode> sources, Draft draft, PageParts parts)
    {
        var markup = new PageMarkup(parts);
        var html = markup.Make(body);
        foreach (var missing in markup.Missing)
        {
            draft.Faults.AddFile(file.Path, "Page names what is not there", $"The page names '{missing}', which does not exist.",
                "Correct the code: drawings are in pictures/, statements in facts.yaml, sources in sources.yaml.");
        }

        foreach (var source in markup.Cited.Except(sources))
        {
            draft.Faults.AddFile(file.Path, "Source is not in the head", $"The page marks '{source}', but its head does not list it.",
                "Add it to 'sources' in the head.");
        }

        return html;
    }

    private static Picture? ReadPicture(Fields fields, Draft draft)
    {
        var (code, text, author, licence) = (fields.Code("code"), fields.Text("text"), fields.Text("author"), fields.Text("licence"));
        fields.NoOthers();
        if (draft.Folder.Find($"pictures/{code}.svg") is not { } file)
        {
            draft.Faults.Add(fields.At, "Picture does not exist", $"There is no file pictures/{code}.svg.", "Add the drawing, or correct the code.");
            return null;
        }

        if (SafeHtml.WhyNotSafeSvg(file.Text) is { } danger)
        {
            draft.Faults.AddFile(file.Path, "Picture is not safe", danger, "Keep shapes, text and classes only.");
            return null;
        }

        return new Picture(code, file.Text, text, author, licence);
    }
}
