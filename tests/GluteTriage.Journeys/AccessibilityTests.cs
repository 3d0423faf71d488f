using GluteTriage.Testing;

namespace GluteTriage.Journeys;

/// <summary>axe, on every screen of a whole interview, light and dark, at three widths; and no sideways scrolling.</summary>
public abstract class AccessibilityJourney(Stage stage) : Journey(stage)
{
    protected Task CheckAsync() => Axe.CheckAsync(Page, width: 390);
}

public sealed class QuestionAccessibilityTests(Stage stage) : AccessibilityJourney(stage)
{
    [Fact]
    public async Task Every_question_is_free_of_faults_in_light_and_dark_and_at_every_width()
    {
        var seen = new HashSet<string>();
        var person = Person.Of(
            Page, "picture-piriformis-syndrome",
            ("sex", ["female"]), ("feeling-ill", ["not-sure"]), ("injury", ["minor-fall"]), ("numb-tingle", ["numb-below"]));
        await Page.GotoAsync("/check");
        await CheckAsync();
        await person.BeAtAsync("pain-site");
        while (person.IsAsked)
        {
            seen.Add(Path);
            await CheckAsync();
            await person.SkipAsync();
        }

        Assert.InRange(seen.Count, 15, 40);
        Assert.Contains(seen, path => path.EndsWith("/unsure", StringComparison.Ordinal));
        Assert.Contains(seen, path => !path.StartsWith("/check/s/", StringComparison.Ordinal));
        foreach (var address in new[] { "/check/result", "/check/answers", "/check/summary", "/check/leave", "/check/other-answers", "/check/no-cookies" })
        {
            await Page.GotoAsync(address);
            await CheckAsync();
        }
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
        await person.SkipToAsync();
        await CheckAsync();
        await Page.GotoAsync("/check/answers");
        await CheckAsync();
        await Page.GotoAsync("/check/result");
        await CheckAsync();
    }
}

/// <summary>Every page there is to read, a third of them each day, in two halves that run side by side.</summary>
public abstract class ReadingAccessibilityJourney(Stage stage, int half) : AccessibilityJourney(stage)
{
    [Fact]
    public async Task Every_page_to_read_that_is_of_today_is_free_of_faults()
    {
        var map = System.Xml.Linq.XDocument.Parse(await (await Page.APIRequest.GetAsync(new Uri(Site.Address, "/sitemap.xml").ToString())).TextAsync());
        var all = map.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).AbsolutePath).ToList();

        Assert.InRange(all.Count, 40, 200);
        foreach (var address in Sampling.Of(all, shares: 3).Where((_, index) => index % 2 == half))
        {
            await Page.GotoAsync(address);
            await CheckAsync();
            await Paper.CheckAsync(Page);
        }
    }
}

public sealed class ReadingAccessibilityTests(Stage stage) : ReadingAccessibilityJourney(stage, 0);

public sealed class MoreReadingAccessibilityTests(Stage stage) : ReadingAccessibilityJourney(stage, 1);
