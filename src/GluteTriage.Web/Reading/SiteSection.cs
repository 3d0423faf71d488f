using GluteTriage.Content.Reading;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Reading;

/// <summary>One of the parts the pages to read are ordered in: its first page, and those that belong to it.</summary>
/// <param name="Address">Of its first page.</param>
public sealed record SiteSection(string Address, string Name, IReadOnlyList<SiteSection.Chapter> Chapters)
{
    /// <summary>In the order of the way round the site.</summary>
    public static IReadOnlyList<SiteSection> Of(Content.Release release) =>
        [.. ShellText.Reading.Parts.Select(part => new SiteSection(part.Address, part.Name, [.. ChaptersOf(release, part.Address, part.Group)]))];

    /// <returns>The section an address lies in and the page it names, which is null for the first of a section; null outside all of them.</returns>
    public static (SiteSection Section, Link? Page)? At(Content.Release release, string path)
    {
        var sections = Of(release);
        return sections.FirstOrDefault(section => section.Address == path) is { } first
            ? (first, null)
            : sections
                .SelectMany(section => section.Chapters.SelectMany(chapter => chapter.Pages), (section, page) => (Section: section, Page: page))
                .Where(one => path == one.Page.Address || path.StartsWith(one.Page.Address + "/", StringComparison.Ordinal))
                .Select(one => ((SiteSection, Link?)?)one)
                .FirstOrDefault();
    }

    private static IEnumerable<Chapter> ChaptersOf(Content.Release release, string address, PageGroup? group)
    {
        if (address == ReadUrl.Causes)
        {
            yield return new Chapter(
                null,
            [
                .. from family in release.Clinical.Families
                   from cause in release.Clinical.Causes
                   where cause.Family == family.Code
                   select new Link(ReadUrl.Of(cause), cause.Title),
            ]);
        }

        var pages = release.Pages.Where(page => page.Group == group).Select(page => new Link(ReadUrl.Of(page), page.Title))
            .Concat(ShellText.Reading.DrawnPages.Where(page => page.Group == group).Select(page => new Link(page.Address, page.Title)))
            .Where(page => ShellText.Reading.Parts.All(part => part.Address != page.Address))
            .ToList();
        if (pages.Count > 0)
        {
            yield return new Chapter(address == ReadUrl.Causes ? ShellText.Reading.ConsiderHeading : null, pages);
        }
    }

    /// <param name="Heading">Null for pages that need none.</param>
    public sealed record Chapter(string? Heading, IReadOnlyList<Link> Pages);

    public sealed record Link(string Address, string Title);
}
