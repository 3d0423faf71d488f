using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;
using Microsoft.Playwright;

namespace GluteTriage.Journeys;

/// <summary>
/// The people the interview is for, who tap from the start page to what they are told, on phones of two widths, in light and dark, with and
/// without scripts: in the long run in every way, every day in one of them each. With scripts, every page is tried by axe in the long run;
/// every day another test does that.
/// </summary>
public sealed class PeopleTests(Stage stage) : Journey(stage)
{
    private static readonly int[] Widths = [390, 320];
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    private bool script = true;

    protected override bool Script => script;

    [Theory]
    [InlineData(0, "picture-gluteus-maximus", "muscle-knot")]
    [InlineData(1, "picture-piriformis-syndrome", "piriformis")]
    [InlineData(2, "picture-wallet-neuritis", "wallet")]
    [InlineData(3, "picture-sciatica", "sciatica")]
    public async Task Somebody_with_a_main_cause_taps_to_it_in_at_most_twenty_pages(int person, string vignette, string family)
    {
        await InEachWayAsync(person, async () =>
        {
            var answering = Person.Of(Page, vignette);
            await answering.BeginAsync();

            var pages = await answering.AnswerUntilAsync(each: LookAsync);

            Assert.InRange(pages, 8, 20);
            Assert.Equal("/check/result", Path);
            await Assertions.Expect(Page.Locator("article.cause h3").First).ToContainTextAsync(Person.Release.Clinical[new FamilyCode(family)].Title);
            await LookAsync();
        });
    }

    [Fact]
    public async Task Whose_pee_is_weaker_and_whose_leg_hurts_is_told_by_the_fourth_page()
    {
        await InEachWayAsync(4, async () =>
        {
            var person = Person.Of(
                Page, "benign-desk-worker", ("pain-spread", ["below-knee:left"]), ("bladder-bowel", ["weak-flow"]), ("numb-tingle", ["tingle-below"]));
            await person.BeginAsync();

            var pages = await person.AnswerUntilAsync(each: LookAsync);

            Assert.Equal("/emergency", Path);
            Assert.InRange(pages, 1, 4);
            await Assertions.Expect(Page.Locator("a[href='tel:999']").First).ToBeVisibleAsync();
            await LookAsync();
        });
    }

    [Fact]
    public async Task An_unsure_carer_for_her_mother_is_spoken_to_as_such_and_is_not_sent_home()
    {
        await InEachWayAsync(5, async () =>
        {
            var person = Person.OfWhom(
                Page, "with-me", "benign-desk-worker", ("age", ["75plus"]), ("sex", ["female"]),
                ("feeling-ill", ["not-sure"]), ("medical-history", ["not-sure"]), ("bone-history", ["not-sure"]), ("numb-tingle", ["not-sure"]));
            await person.BeginAsync();

            await person.AnswerUntilAsync(each: async () =>
            {
                await LookAsync();
                if (Path.EndsWith("/unsure", StringComparison.Ordinal))
                {
                    await Assertions.Expect(Page.Locator("#unsure-lead")).ToContainTextAsync("Ask the person now");
                }
            });

            Assert.Equal("/check/result", Path);
            await Assertions.Expect(Page.Locator("section[aria-labelledby=open]")).ToBeVisibleAsync();
            Assert.DoesNotContain("/check/sharpen", await Page.InnerHTMLAsync("main"), StringComparison.Ordinal);
            await Assertions.Expect(Heading).Not.ToHaveTextAsync(Person.Release.Levels[0].FirstSentence);
            await LookAsync();
        });
    }

    /// <param name="person">On one day every person begins elsewhere in the list of ways, so that no day is without scripts or only without.</param>
    private async Task InEachWayAsync(int person, Func<Task> walk)
    {
        var ways = Widths.SelectMany(width => Schemes.SelectMany(scheme => new[] { (width, scheme, true), (width, scheme, false) })).ToList();
        foreach (var (width, scheme, withScript) in Sampling.Of([.. ways[person..], .. ways[..person]], ways.Count))
        {
            await DisposeAsync();
            script = withScript;
            await InitializeAsync();
            await Page.SetViewportSizeAsync(width, 844);
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await walk();
        }
    }

    private async Task LookAsync()
    {
        if (Script && Sampling.IsLongRun)
        {
            await Axe.CheckAsync(Page, Page.ViewportSize!.Width);
        }
    }
}
