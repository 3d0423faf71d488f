using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace GluteTriage.Journeys;

/// <summary>
/// Paper is a form of every page: what the screen says, or says once everything folded is opened, is printed. Left out is what only a screen
/// can do: ways to other pages, buttons and forms, and the marks that lead to sources.
/// </summary>
internal static partial class Paper
{
    /// <summary>
    /// What two sides of paper have no room for: more reasons, what would change the result, what is known of it and its sources, and the ways
    /// to take it along. Of the other explanations the names are printed, and of more care the titles and what to leave.
    /// </summary>
    public const string NotOfAResult =
        ".more:not(.why-found), .why-found summary, .would-change, .facts, .sources, .take, .consent, .sharing, .change-answers, .sharpen, "
        + ".your-answers summary, .more-care p, .more-care details, .others .reasons, .others h4, .read-first summary, .folds > h2";

    /// <param name="onScreenOnly">What else of this page is for the screen, as a CSS selector.</param>
    /// <exception cref="Xunit.Sdk.XunitException">Words of the page are not on paper: it names the address and each text that is missing.</exception>
    public static async Task CheckAsync(IPage page, string? onScreenOnly = null)
    {
        await page.WaitForLoadStateAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        var said = await page.EvaluateAsync<int>(Read, $"{Controls}, {onScreenOnly ?? Controls}");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var missing = await page.EvaluateAsync<string[]>("missingOnPaper()");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Null });

        Assert.True(said > 0, $"{page.Url} says nothing");
        Assert.True(missing.Length == 0, $"{new Uri(page.Url).PathAndQuery} does not print:\n" + string.Join('\n', missing));
    }

    /// <summary>A page is an object of its own in the file; the list of them has another name.</summary>
    public static int SidesOf(byte[] pdf) => Side().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Side();

    private const string Controls =
        "nav, form, button, .screen-only, .go, .way, .ways, .rail, .filter, .find-place, .sources-switch, .marks, .skip, script, style, template, noscript";

    private const string Read = """
        onScreenOnly => {
          const isSeen = text => {
            const range = document.createRange();
            range.selectNodeContents(text);
            return text.parentElement.checkVisibility({ visibilityProperty: true }) && range.getClientRects().length > 0;
          };
          const folded = [...document.querySelectorAll("main details:not([open])")];
          folded.forEach(fold => fold.open = true);
          const said = [];
          const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const text = texts.currentNode;
            if (/\p{L}/u.test(text.data) && !text.parentElement.closest(onScreenOnly) && isSeen(text)) {
              said.push(text);
            }
          }
          folded.forEach(fold => fold.open = false);
          window.missingOnPaper = () => said.filter(text => !isSeen(text)).map(text => text.data.trim().slice(0, 120));
          return said.length;
        }
        """;
}
