using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using Microsoft.Playwright;

namespace GluteTriage.Journeys;

/// <summary>The four causes the product exists for, answered on a phone from the start page to the result.</summary>
public sealed class MainCausesTests(Stage stage) : Journey(stage)
{
    [Theory]
    [InlineData("picture-gluteus-maximus", "muscle-knot", "routine")]
    [InlineData("picture-piriformis-syndrome", "piriformis", "routine")]
    [InlineData("picture-wallet-neuritis", "wallet", "routine")]
    [InlineData("picture-sciatica", "sciatica", "routine")]
    public async Task A_person_gets_how_soon_first_and_the_likely_cause_in_words(string vignette, string family, string atLeast)
    {
        var person = Person.Of(Page, vignette);

        await person.BeAtAsync();

        Assert.Equal("/check/result", Path);
        var level = Person.Release.Levels.First(l => l.Urgency >= Urgencies.Find(atLeast));
        await Assertions.Expect(Heading).ToContainTextAsync(level.FirstSentence);
        var title = Person.Release.Clinical[new FamilyCode(family)].Title;
        await Assertions.Expect(Page.Locator("article.cause h3").First).ToContainTextAsync(title);
        Assert.DoesNotContain("%", await Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_in_the_back_pocket_always_brings_the_advice_to_empty_it()
    {
        var person = Person.Of(Page, "picture-wallet-neuritis");

        await person.BeAtAsync();
        await Page.GotoAsync("/check/result");

        var advice = Person.Release.SelfCare.Single(piece => piece.Code == "empty-your-pocket");
        await Assertions.Expect(Page.GetByText(advice.Title).First).ToBeVisibleAsync();
    }
}
