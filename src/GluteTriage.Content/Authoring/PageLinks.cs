using System.Text.RegularExpressions;
using GluteTriage.Content.Pages;

namespace GluteTriage.Content.Authoring;

/// <summary>A page as it was read, for what can only be checked once all pages are known.</summary>
/// <param name="Address">Where the site shows it.</param>
/// <param name="FirstLine">The line of the file on which its body begins, from 1.</param>
internal sealed record WrittenPage(
    ContentFile File, string Address, int FirstLine, IReadOnlyList<PageLink> Links, IReadOnlySet<string> Ids);

/// <summary>Every link leads to a safe address, to a page of the site, or to a place in one.</summary>
internal sealed partial class PageLinks(Draft draft, Release release)
{
    private const string Call = "tel:";

    private readonly HashSet<string> addresses = [.. SiteAddresses.Of(release)];

    public static void Check(Draft draft, Release release)
    {
        var links = new PageLinks(draft, release);
        foreach (var page in draft.Written)
        {
            foreach (var link in page.Links)
            {
                links.Check(page, link);
            }
        }
    }

    /// <returns>Whether a browser can open the address, and can do so without others reading along.</returns>
    public static bool IsSafe(string address) => Uri.IsWellFormedUriString(address, UriKind.Absolute)
        && new Uri(address) is { Scheme: "https", UserInfo: "", HostNameType: UriHostNameType.Dns, Host: var host }
        && host.Contains('.', StringComparison.Ordinal);

    private void Check(WrittenPage page, PageLink link)
    {
        if (WhyNowhere(page, link) is { } why)
        {
            // The same address may stand behind other words above.
            var written = new[] { $"[{link.Shown}]({link.Address})", $"]({link.Address})", link.Address, $"[{link.Shown}]" }
                .FirstOrDefault(part => part.Length > 0 && page.File.Text.Contains(part, StringComparison.Ordinal));
            draft.Faults.Add(page.File, page.FirstLine, written ?? link.Shown, "Link to nowhere", why, "Correct the address, or take the link out.");
        }
    }

    private string? WhyNowhere(WrittenPage page, PageLink link) => link switch
    {
        { Shown: "" } => "This link has no words, so nobody can follow it.",
        { Address: "" or "#" } => $"The link '{link.Shown}' has no address.",
        { IsKept: true } when link.Address.StartsWith(Call, StringComparison.Ordinal) => WhyNotDialled(link.Address[Call.Length..], link.Shown),
        { IsKept: true } when link.Address[0] is '/' or '#' => WhyNotInSite(page, link.Address),
        { IsKept: true } when IsSafe(link.Address) => WhyOtherThanShown(link),
        _ => $"'{link.Address}' is neither an https address nor one within the site, so the link would lead nowhere.",
    };

    /// <summary>Words that hold an address promise to lead there.</summary>
    private static string? WhyOtherThanShown(PageLink link)
    {
        var host = Bare(new Uri(link.Address).Host);
        return HostName().Matches(link.Shown).Any(shown => Bare(shown.Value) != host)
            ? $"The link leads to '{link.Address}', and people read '{link.Shown}'."
            : null;
    }

    private static string Bare(string host) =>
        host.ToLowerInvariant() is var name && name.StartsWith("www.", StringComparison.Ordinal) ? name["www.".Length..] : name;

    private static string? WhyNotDialled(string number, string shown) =>
        !TelephoneNumber.CanBeDialled(number) ? $"'{number}' is not a number a telephone can dial."
        : !TelephoneNumber.IsIn(number, shown) ? $"The link calls '{number}', and people read '{shown}'."
        : null;

    private string? WhyNotInSite(WrittenPage page, string address)
    {
        var path = address.Split('#')[0];
        if (path.Length > 0 && !addresses.Contains(path))
        {
            return $"There is no page '{address}'.";
        }

        return address.Split('#', 2) is [_, var place] && !PlacesOf(path.Length > 0 ? path : page.Address).Contains(place)
            ? $"There is no place '{place}' on that page."
            : null;
    }

    /// <summary>The headings of a page, and what the site lists on it.</summary>
    private IEnumerable<string> PlacesOf(string path) =>
    [
        .. draft.Written.Where(page => page.Address == path).SelectMany(page => page.Ids),
        .. path switch
        {
            "/read/words" => release.Glossary.Select(term => term.Code),
            "/read/warning-signs" => release.Clinical.RedFlags.Select(flag => flag.Code.Value),
            "/read/hazards" => release.Hazards.Select(hazard => hazard.Code),
            "/read/self-care" => release.SelfCare.Select(advice => advice.Code),
            _ => [],
        },
    ];

    [GeneratedRegex(@"(?<![\w.-])(?:[\w-]+\.)+[a-z]{2,}(?![\w-])", RegexOptions.IgnoreCase)]
    private static partial Regex HostName();
}
