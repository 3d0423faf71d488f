using Microsoft.Playwright;

namespace GluteTriage.Journeys;

public sealed class ChangingTests(Stage stage) : Journey(stage)
{
    [Fact]
    public async Task Changing_an_early_answer_keeps_everything_else()
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await person.BeAtAsync();
        await Page.GotoAsync("/check/answers");
        var before = await AnswersAsync();

        await LeavingAsync(() => Page.Locator("a[href^='/check/age']").First.ClickAsync());
        await Assertions.Expect(Page.Locator("input[value='16-34']")).ToBeCheckedAsync();
        await Page.Locator("input[value='35-49']").CheckAsync();
        await person.ContinueAsync();

        Assert.Equal("/check/answers", Path);
        var after = await AnswersAsync();
        Assert.Equal(before.Count, after.Count);
        Assert.Single(before.Except(after));
    }

    [Fault(31,
        Injected = "the same in a browser",
        Seen = "the same",
        Lost = "nothing without being named")]
    [Fact]
    public async Task An_answer_that_no_longer_applies_is_named_and_not_lost_silently()
    {
        var person = Person.Of(Page, "benign-desk-worker", ("injury", ["minor-fall"]), ("injury-when", ["over-6-weeks"]));
        await person.BeAtAsync();
        await Page.GotoAsync("/check/answers");

        await LeavingAsync(() => Page.Locator("a[href^='/check/injury?'], a[href$='/check/injury']").First.ClickAsync());
        await Page.Locator("input[value='minor-fall']").UncheckAsync();
        await Page.Locator("input[value='none']").CheckAsync();
        await person.ContinueAsync();

        Assert.Equal("/check/answers", Path);
        await Assertions.Expect(Page.GetByText("Answers we no longer use").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_change_that_opens_a_question_asks_it_and_comes_back()
    {
        var person = Person.Of(Page, "benign-desk-worker", ("injury", ["major"]), ("injury-when", ["over-6-weeks"]));
        var before = Person.Of(Page, "benign-desk-worker");
        await before.BeAtAsync();
        await Page.GotoAsync("/check/answers");

        await LeavingAsync(() => Page.Locator("a[href^='/check/injury']").First.ClickAsync());
        await Page.Locator("input[value='none']").UncheckAsync();
        await person.AnswerAsync();

        Assert.Equal("/check/injury-when", Path);
        await person.AnswerAsync();
        Assert.Equal("/check/answers", Path);
    }

    [Fact]
    public async Task Back_shows_the_earlier_answer_still_chosen()
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await person.BeAtAsync("leg-weakness");

        await LeavingAsync(() => Link("Back").First.ClickAsync());

        Assert.Equal("/check/s/toilet", Path);
        await Assertions.Expect(Page.Locator("input[value='-none']")).ToBeCheckedAsync();
    }

    /// <summary>As they stand in the page, not as drawn: what is drawn depends on whether its style has come.</summary>
    private async Task<IReadOnlyList<string>> AnswersAsync() => await Page.Locator("main dl > div, main .answer").AllTextContentsAsync();
}
