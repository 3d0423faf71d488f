using GluteTriage.Web.Shell;
using Microsoft.Playwright;

namespace GluteTriage.Journeys;

public sealed class BodyMapTests(Stage stage) : Journey(stage)
{
    [Fact]
    public async Task A_tap_on_the_drawing_chooses_the_place_in_the_list()
    {
        await OpenAsync();

        await Page.Locator(".region[data-place='deep-mid'][data-side='right']").First.TapAsync(new LocatorTapOptions { Force = true });

        await Assertions.Expect(Page.Locator("input[name='item-pain-site'][value='deep-mid:right']")).ToBeCheckedAsync();
        await Assertions.Expect(Page.Locator("#chosen")).ToContainTextAsync("right");
    }

    [Fact]
    public async Task A_choice_in_the_list_shows_on_the_drawing()
    {
        await OpenAsync();
        await Page.Locator("#places > summary").ClickAsync();

        await Page.Locator("input[name='item-pain-site'][value='sit-bone:left']").CheckAsync();

        await Assertions.Expect(Page.Locator(".region.on[data-place='sit-bone'][data-side='left']").First).ToBeAttachedAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_gives_the_same_answer()
    {
        await OpenAsync();
        await Page.Locator("#places > summary").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");

        await Page.Locator("input[name='item-pain-site'][value='deep-mid:left']").FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        await Page.Locator("input[name='item-pain-spread'][value='back-thigh:left']").FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        await Button(ShellText.Question.Continue).FocusAsync();
        await LeavingAsync(() => Page.Keyboard.PressAsync("Enter"));

        Assert.Equal("/check/s/now", Path);
        await Page.GotoAsync("/check/s/map");
        await Assertions.Expect(Page.Locator("input[name='item-pain-spread'][value='back-thigh:left']")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Both_legs_on_the_map_ask_about_both_legs_again()
    {
        var person = Person.Of(Page, "benign-desk-worker", ("pain-spread", ["foot:left", "foot:right"]), ("both-legs", ["none"]));

        await person.BeAtAsync("both-legs");
        while (person.AskedItem() is null && person.IsAsked)
        {
            await person.SkipAsync();
        }

        Assert.Equal("/check/both-legs", Path);
    }

    [Fact]
    public async Task Every_place_can_be_hit_with_a_thumb_on_the_smallest_phone()
    {
        await OpenAsync();
        await Page.Locator("details.further > summary").ClickAsync();
        await Page.SetViewportSizeAsync(320, 3000);

        var squares = await Page.EvaluateAsync<Dictionary<string, int>>(LargestSquares);

        Assert.NotEmpty(squares);
        Assert.All(squares, place => Assert.True(place.Value >= 44, $"{place.Key} holds a square of {place.Value} px only."));
    }

    /// <summary>
    /// For every place that takes taps, the side in CSS pixels of the largest square of points whose tap it gets: what another
    /// place covers does not count.
    /// </summary>
    private const string LargestSquares = """
        () => {
          const squares = {};
          for (const region of document.querySelectorAll(".body-map .region")) {
            if (getComputedStyle(region).pointerEvents === "none") continue;
            const box = region.getBoundingClientRect();
            let largest = 0, above = [];
            for (let y = box.top; y <= box.bottom; y++) {
              const row = [];
              for (let x = box.left, i = 0; x <= box.right; x++, i++) {
                const hit = document.elementFromPoint(x, y)?.closest(".region") === region;
                row[i] = hit ? Math.min(row[i - 1] ?? 0, above[i] ?? 0, above[i - 1] ?? 0) + 1 : 0;
                largest = Math.max(largest, row[i]);
              }
              above = row;
            }
            squares[`${region.dataset.place} ${region.dataset.side ?? ""} ${region.ownerSVGElement.getAttribute("viewBox")}`] = largest;
          }
          return squares;
        }
        """;

    private async Task OpenAsync() => await Person.Of(Page, "benign-desk-worker").BeAtAsync("pain-site");
}
