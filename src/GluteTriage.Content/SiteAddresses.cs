using GluteTriage.Content.Reading;

namespace GluteTriage.Content;

/// <summary>Addresses a page of the content may link to.</summary>
public static class SiteAddresses
{
    /// <summary>Pages that are not about reading, and those about a person.</summary>
    private static readonly IReadOnlyList<string> Others = ["/check", "/emergency", "/search", "/withdraw"];

    /// <summary>Pages the site draws from rules and lists rather than from a file of their own.</summary>
    private static readonly IReadOnlyList<string> Drawn =
    [
        "/", "/read", "/read/warning-signs", "/read/causes", "/read/anatomy", "/read/words",
        "/read/evidence", "/read/proved", "/read/hazards", "/read/cookies", "/read/pictures",
    ];

    /// <summary>Every address a page may link to.</summary>
    public static IEnumerable<string> Of(Release release) => [.. Others, .. ToRead(release)];

    /// <summary>Every page to read: those the site draws, the articles, and one for each cause.</summary>
    public static IEnumerable<string> ToRead(Release release) =>
    [
        .. Drawn,
        .. release.Compared is null ? [] : new[] { $"/read/{SideBySide.Code}" },
        .. release.Clinical.Causes.Select(cause => $"/read/causes/{cause.Code}"),
        .. release.Pages.Where(page => page.Group is not PageGroup.Questions).Select(page => $"/read/{page.Code}"),
    ];
}
