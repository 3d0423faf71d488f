using Deque.AxeCore.Commons;
using GluteTriage.Testing;
using Microsoft.Playwright;

namespace GluteTriage.Journeys;

/// <summary>
/// axe on the page as it stands, light and dark, no sideways scrolling and no text cut off: in the long run at three widths, every day at one of
/// them, so that three days see all. axe is put into the page once and run there: the way of its package for Playwright opens a window of its
/// own for every run.
/// </summary>
internal static class Axe
{
    private static readonly int[] Widths = [320, 390, 1280];
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <param name="width">What the window is set back to.</param>
    /// <exception cref="Xunit.Sdk.XunitException">Something is wrong with the page: it names the address, scheme, width, rule and element.</exception>
    public static async Task CheckAsync(IPage page, int width)
    {
        await page.WaitForLoadStateAsync();
        await page.EvaluateAsync(Script);
        await page.EvaluateAsync(Run);
        foreach (var tried in WidthsFor(page))
        {
            await page.SetViewportSizeAsync(tried, 844);
            foreach (var scheme in Schemes)
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                var found = (await page.EvaluateAsync("checkWithAxe()"))!.Value;
                var faults = found.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()).ToList();
                Assert.True(faults.Count == 0, $"{new Uri(page.Url).PathAndQuery}, {scheme}, {tried} px:\n" + string.Join('\n', faults));
                var drawn = found.GetProperty("width").GetInt32();
                Assert.True(drawn == tried, $"{page.Url} is {drawn} px wide in a window of {tried} px");
            }
        }

        await page.SetViewportSizeAsync(width, 844);
    }

    /// <summary>
    /// Neighbours in the list of pages get different widths on one day. A page that is tried every day meets all widths in three days, and
    /// one that is tried every third day in nine.
    /// </summary>
    private static IReadOnlyList<int> WidthsFor(IPage page) => Sampling.IsLongRun
        ? Widths
        : [Widths[(Sampling.Seed + (Sampling.Seed / 3) + new Uri(page.Url).AbsolutePath.Sum(letter => letter)) % Widths.Length]];

    /// <summary>
    /// Colours depend on the scheme and, like sizes and what scrolls, on the width: those rules are run each time. What the other rules read
    /// changes with neither, but for elements that are shown at some widths only: they are run again when something is to be seen that was not before.
    /// </summary>
    private const string Run = """
        (() => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
          const asDrawn = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"];
          const seen = new WeakSet();
          const hasNew = () => {
            let found = false;
            for (const element of document.querySelectorAll("*")) {
              if (!seen.has(element) && element.checkVisibility({ visibilityProperty: true })) {
                seen.add(element);
                found = true;
              }
            }
            return found;
          };
          const drawAnew = () => {
            const root = document.documentElement;
            root.style.display = "none";
            void root.offsetHeight;
            root.style.removeProperty("display");
          };
          window.checkWithAxe = async () => {
            // Chromium lets some elements keep the colour they inherited under the scheme before.
            drawAnew();
            const ending = document.getAnimations().filter(one => one.effect?.getComputedTiming().endTime !== Infinity);
            await Promise.all(ending.map(one => one.finished.catch(() => {})));
            const only = hasNew() ? { type: "tag", values: tags } : { type: "rule", values: asDrawn };
            const { violations } = await axe.run(document, { runOnly: only, resultTypes: ["violations"], preload: false });
            const cut = [...document.querySelectorAll("main *, footer *")].filter(element =>
              !element.closest(".unseen") && element.clientHeight > 1 && element.scrollHeight > element.clientHeight + 2 && /\p{L}/u.test(element.textContent)
              && ["hidden", "clip"].includes(getComputedStyle(element).overflowY) && element.checkVisibility({ visibilityProperty: true }));
            return {
              width: Math.max(document.documentElement.scrollWidth, innerWidth),
              faults: violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.failureSummary}\n    ${node.html}`))
                .concat(cut.map(element => `text is cut off: ${element.outerHTML.slice(0, 200)}`)),
            };
          };
        })()
        """;
}
