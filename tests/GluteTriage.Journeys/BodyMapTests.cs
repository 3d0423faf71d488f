using Microsoft.Playwright;

namespace GluteTriage.Journeys;

public sealed class BodyMapTests(Stage stage) : Journey(stage)
{
    [Fact]
    public async Task A_tap_on_the_drawing_chooses_the_place_in_the_list()
    {
        await OpenAsync("pain-site");

        await Page.Locator(".region[data-place='deep-mid'][data-side='right']").First.TapAsync(new LocatorTapOptions { Force = true });

        await Assertions.Expect(Page.Locator("input[value='deep-mid:right']")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_choice_in_the_list_shows_on_the_drawing()
    {
        await OpenAsync("pain-site");

        await Page.Locator("input[value='sit-bone:left']").CheckAsync();

        await Assertions.Expect(Page.Locator(".region.on[data-place='sit-bone'][data-side='left']").First).ToBeAttachedAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_gives_the_same_answer()
    {
        await OpenAsync("pain-spread");

        await Page.Locator("input[value='back-thigh:left']").FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        await Button("Continue").FocusAsync();
        await LeavingAsync(() => Page.Keyboard.PressAsync("Enter"));

        await Page.GotoAsync("/check/pain-spread");
        await Assertions.Expect(Page.Locator("input[value='back-thigh:left']")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Both_legs_on_the_map_ask_about_both_legs_again()
    {
        await OpenAsync("pain-spread");
        await Page.Locator("input[value='foot:left']").CheckAsync();
        await Page.Locator("input[value='foot:right']").CheckAsync();

        await LeavingAsync(() => Button("Continue").ClickAsync());

        Assert.Equal("/check/both-legs", Path);
    }

    private async Task OpenAsync(string item)
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await person.BeginAsync();
        await person.AnswerUntilAsync(item);
    }
}
