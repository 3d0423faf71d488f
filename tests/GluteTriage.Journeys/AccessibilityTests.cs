using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace GluteTriage.Journeys;

/// <summary>axe, on every screen of a whole interview, light and dark, at three widths; and no sideways scrolling.</summary>
public abstract class AccessibilityJourney(Stage stage) : Journey(stage)
{
    protected Task CheckAsync() => Axe.CheckAsync(Page, width: 390);
}

/// <summary>axe on the page as it stands, light and dark, at three widths.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        },
    };

    /// <param name="width">What the window is set back to.</param>
    public static async Task CheckAsync(IPage page, int width)
    {
        await page.WaitForLoadStateAsync();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            foreach (var tried in new[] { 320, 390, 1280 })
            {
                await page.SetViewportSizeAsync(tried, 844);
                var found = await page.RunAxe(Options);
                Assert.True(found.Violations.Length == 0, Describe(page, scheme, tried, found.Violations));
                var drawn = await page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, innerWidth)");
                Assert.True(drawn == tried, $"{page.Url} is {drawn} px wide in a window of {tried} px");
            }
        }

        await page.SetViewportSizeAsync(width, 844);
    }

    private static string Describe(IPage page, ColorScheme scheme, int width, AxeResultItem[] violations) =>
        $"{new Uri(page.Url).PathAndQuery}, {scheme}, {width} px:\n" + string.Join('\n', violations.SelectMany(violation =>
            violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}\n    {node.Html}")));
}

public sealed class QuestionAccessibilityTests(Stage stage) : AccessibilityJourney(stage)
{
    [Fact]
    public async Task Every_question_is_free_of_faults_in_light_and_dark_and_at_every_width()
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await Page.GotoAsync("/check");
        await CheckAsync();
        await person.BeginAsync();
        while (person.AskedItem() is { } asked)
        {
            await CheckAsync();
            await person.AnswerAsync(asked);
        }

        Assert.Equal("/check/answers", Path);
        await CheckAsync();
        await Page.GotoAsync("/check/result");
        await CheckAsync();
        await Page.GotoAsync("/check/leave");
        await CheckAsync();
    }
}

public sealed class OtherAccessibilityTests(Stage stage) : AccessibilityJourney(stage)
{
    [Fact]
    public async Task Every_screen_beside_the_questions_is_free_of_faults()
    {
        foreach (var address in new[] { "/emergency", "/offline", "/no-such-page", "/search", "/search?q=wallet" })
        {
            await Page.GotoAsync(address);
            await CheckAsync();
        }

        var person = Person.Of(Page, "benign-desk-worker", ("bladder-bowel", ["hard-to-start"]));
        await person.BeginAsync();
        await person.ContinueAsync();
        await CheckAsync();
        await person.AnswerUntilAsync();
        await CheckAsync();
        await Page.GotoAsync("/check/answers");
        await CheckAsync();
        await Page.GotoAsync("/check/result");
        await CheckAsync();
    }
}

/// <summary>Every page there is to read, in two halves that run side by side.</summary>
public abstract class ReadingAccessibilityJourney(Stage stage, int half) : AccessibilityJourney(stage)
{
    [Fact]
    public async Task Every_page_to_read_is_free_of_faults()
    {
        var map = System.Xml.Linq.XDocument.Parse(await (await Page.APIRequest.GetAsync(new Uri(Site.Address, "/sitemap.xml").ToString())).TextAsync());
        var all = map.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).AbsolutePath).ToList();

        Assert.InRange(all.Count, 40, 200);
        foreach (var address in all.Where((_, index) => index % 2 == half))
        {
            await Page.GotoAsync(address);
            await CheckAsync();
        }
    }
}

public sealed class ReadingAccessibilityTests(Stage stage) : ReadingAccessibilityJourney(stage, 0);

public sealed class MoreReadingAccessibilityTests(Stage stage) : ReadingAccessibilityJourney(stage, 1);
