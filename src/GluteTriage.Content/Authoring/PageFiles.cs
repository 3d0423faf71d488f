using System.Collections.Immutable;
using GluteTriage.Content.Pages;
using GluteTriage.Content.Reading;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads pages/ and pictures/.</summary>
internal static class PageFiles
{
    private const string PictureList = "pictures/body-map.yaml";

    public static ImmutableArray<Page> ReadPages(Draft draft) =>
        [.. draft.Folder.In("pages", ".md").Select(file => ReadPage(file, draft)).OfType<Page>()];

    public static ImmutableArray<Picture> ReadPictures(Draft draft)
    {
        ImmutableArray<Picture> pictures = [.. draft.List(PictureList).Select(fields => ReadPicture(fields, draft)).OfType<Picture>()];
        draft.RefuseTwins(pictures, picture => picture.Code, PictureList);
        return pictures;
    }

    private static Page? ReadPage(ContentFile file, Draft draft)
    {
        draft.RefuseUnknownTokens(file);
        var parts = file.Text.Split("---\n", 3);
        if (parts is not ["", var head, var body]
            || YamlReader.Read(file with { Text = "\n" + head }, draft.Faults) is not Yaml.Map map)
        {
            draft.Faults.AddFile(file.Path, "Page has no head", "A page begins with its head between two lines '---'.",
                "content/README.md shows it.");
            return null;
        }

        var fields = new Fields(map, draft.Faults, draft.KnownSources);
        var page = new Page(
            file.Name, fields.Text("title"), fields.Date("reviewed"), fields.Date("next-review"), fields.Sources(), SafeHtml.FromMarkdown(body));
        fields.NoOthers();
        return page;
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
