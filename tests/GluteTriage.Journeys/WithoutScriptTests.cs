using Microsoft.Playwright;

namespace GluteTriage.Journeys;

public sealed class WithoutScriptTests(Stage stage) : Journey(stage)
{
    protected override bool Script => false;

    [Fact]
    public async Task None_with_another_tick_is_refused_with_a_kind_sentence_and_nothing_lost()
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await person.BeAtAsync("leg-weakness");
        await LeavingAsync(() => Link("Back").First.ClickAsync());

        await Page.Locator("input[value='-none']").CheckAsync();
        await Page.Locator("input[value='weak-flow']").CheckAsync();
        await person.ContinueAsync();

        Assert.Equal("/check/s/toilet", Path);
        Assert.StartsWith("Error: ", await Page.TitleAsync(), StringComparison.Ordinal);
        await Assertions.Expect(Page.Locator("input[value='weak-flow']")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task An_empty_reply_moves_focus_to_the_summary()
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await person.BeginAsync();

        await person.ContinueAsync();

        Assert.StartsWith("Error: ", await Page.TitleAsync(), StringComparison.Ordinal);
        await Assertions.Expect(Page.Locator(".error-summary, [role=alert]").First).ToBeVisibleAsync();
    }
}
