using GluteTriage.Content.Reading;

namespace GluteTriage.Content;

/// <summary>Addresses a page of the content may link to.</summary>
public static class SiteAddresses
{
    /// <summary>Pages the site draws from rules and lists rather than from a file of their own.</summary>
    public static readonly IReadOnlyList<string> Drawn =
    [
        "/", "/check", "/emergency", "/search", "/read", "/read/warning-signs", "/read/causes", "/read/compare", "/read/anatomy", "/read/words",
        "/read/evidence", "/read/proved", "/read/hazards", "/read/cookies", "/read/pictures",
    ];

    /// <summary>Those, the pages of the release, and one for each of its causes.</summary>
    public static IEnumerable<string> Of(Release release) =>
    [
        .. Drawn,
        .. release.Pages.Where(page => page.Group is not PageGroup.Questions).Select(page => $"/read/{page.Code}"),
        .. release.Clinical.Causes.Select(cause => $"/read/causes/{cause.Code}"),
    ];
}
