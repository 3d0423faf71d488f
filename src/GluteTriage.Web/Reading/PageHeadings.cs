using System.Net;
using System.Text.RegularExpressions;

namespace GluteTriage.Web.Reading;

/// <summary>The parts a page has, so that it can begin with a list of them.</summary>
internal static partial class PageHeadings
{
    /// <param name="html">The body of a page, as compiled.</param>
    /// <returns>The main headings in order: what to link to, and what to call it.</returns>
    public static IReadOnlyList<(string Id, string Title)> In(string html) =>
        [.. Heading().Matches(html).Select(found => (found.Groups[1].Value, WebUtility.HtmlDecode(found.Groups[2].Value)))];

    [GeneratedRegex("<h2 id=\"([^\"]+)\">([^<]*)</h2>")]
    private static partial Regex Heading();
}
