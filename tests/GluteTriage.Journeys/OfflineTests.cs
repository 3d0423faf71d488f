using GluteTriage.Web.Shell;
using Microsoft.Playwright;

namespace GluteTriage.Journeys;

/// <summary>The connection is gone: what a browser that was here before still shows.</summary>
public sealed class OfflineTests(Stage stage) : Journey(stage)
{
    [Fault(28,
        Injected = "the browser is offline when a page is opened",
        Seen = "the danger signs and the numbers to call",
        Lost = "nothing")]
    [Fact]
    public async Task Without_a_connection_the_signs_and_numbers_are_shown_and_no_answer_is_kept()
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await person.BeAtAsync("leg-weakness");
        await Page.EvaluateAsync(
            "navigator.serviceWorker.ready.then(ready => ready.active.state === 'activated' || "
            + "new Promise(done => ready.active.addEventListener('statechange', done)))");
        await Page.ReloadAsync();

        await Phone.SetOfflineAsync(true);
        await Page.GotoAsync("/read/knots");

        await Assertions.Expect(Page.GetByText("You are offline").First).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("You cannot pee, or cannot feel when you pee or poo").First).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("a[href='tel:999']").First).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("a[href='tel:911']").First).ToBeVisibleAsync();
        var kept = await Page.EvaluateAsync<string[]>(
            "caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()))))"
                + ".then(all => all.flat().map(request => new URL(request.url).pathname))");
        Assert.Contains("/offline", kept);
        Assert.DoesNotContain(kept, path => path.StartsWith("/check", StringComparison.Ordinal) || path.StartsWith("/read", StringComparison.Ordinal));

        await Phone.SetOfflineAsync(false);
        await Page.GotoAsync("/check/s/legs");
        Assert.True(person.IsAsked);
    }

    [Fault(28,
        Injected = "the browser is offline when the button is pressed",
        Seen = "the same page with the choice and that one is offline; sent by itself afterwards",
        Lost = "nothing")]
    [Fact]
    public async Task A_choice_made_without_a_connection_stays_on_the_page_and_is_sent_once_there_is_one()
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await person.BeAtAsync("leg-weakness");
        await Page.Locator("input[value='unsteady']").CheckAsync();

        await Phone.SetOfflineAsync(true);
        await Button(ShellText.Question.Continue).ClickAsync();

        Assert.Equal("/check/s/legs", Path);
        await Assertions.Expect(Page.Locator("input[value='unsteady']")).ToBeCheckedAsync();
        await Assertions.Expect(Page.Locator("#live")).ToContainTextAsync("You are offline");
        await LeavingAsync(() => Phone.SetOfflineAsync(false));
        Assert.NotEqual("/check/s/legs", Path);
    }
}
