using GluteTriage.Web.Shell;
using Microsoft.Playwright;

namespace GluteTriage.Journeys;

/// <summary>Phones lock, pages are opened twice, people leave; what was shown as saved is still there.</summary>
public sealed class InterruptionTests(Stage stage) : Journey(stage)
{
    [Fact]
    public async Task A_reload_in_the_middle_loses_nothing()
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await person.BeAtAsync("onset");

        await Page.ReloadAsync();

        Assert.Equal("/check/s/start", Path);
        await person.SkipToAsync();
        Assert.Equal("/check/result", Path);
    }

    [Fact]
    public async Task After_a_missed_answer_the_button_Back_of_the_browser_shows_the_question_and_no_error_of_its_own()
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await person.BeAtAsync("both-legs");
        await LeavingAsync(() => Button(ShellText.Question.Continue).ClickAsync());
        await Assertions.Expect(Page.Locator(".error-summary")).ToBeFocusedAsync();
        await person.AnswerAsync();
        Assert.Equal("/check/s/ill", Path);

        foreach (var _ in (int[])[1, 2])
        {
            var back = await Page.GoBackAsync();

            Assert.InRange(back?.Status ?? 200, 200, 399);
            Assert.Equal("/check/s/legs", Path);
            await Assertions.Expect(Page.Locator("main form")).ToHaveCountAsync(1);
        }
    }

    [Fact]
    public async Task The_same_reply_sent_twice_counts_once()
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await person.BeAtAsync("both-legs");
        var second = await Phone.NewPageAsync();
        await second.GotoAsync(Page.Url);
        await person.AnswerAsync();

        var other = Person.Of(second, "benign-desk-worker");
        await other.AnswerAsync();

        Assert.Equal("/check/s/ill", new Uri(second.Url).AbsolutePath);
    }

    [Fault(32,
        Injected = "two tabs, the older one sends last",
        Seen = "where they are now, with the reason",
        Lost = "the choice of the older tab, and the person is told")]
    [Fact]
    public async Task An_old_tab_stores_nothing_and_shows_where_the_person_is()
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await person.BeAtAsync("both-legs");
        var old = await Phone.NewPageAsync();
        await old.GotoAsync(Page.Url);
        await person.SkipToAsync("onset");

        await Person.Of(old, "benign-desk-worker", ("both-legs", ["both-new"])).AnswerAsync();

        Assert.Equal("/check/s/start", new Uri(old.Url).AbsolutePath);
        await Assertions.Expect(old.Locator(".notice")).ToBeFocusedAsync();
        await Page.GotoAsync("/check/s/legs");
        await Assertions.Expect(Page.Locator("input[value='-none']")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Deleting_leaves_nothing_to_come_back_to()
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await person.BeAtAsync("both-legs");

        await LeavingAsync(() => Link("Delete my answers").First.ClickAsync());
        await LeavingAsync(() => Page.Locator("main form button[type=submit]").First.ClickAsync());
        await Page.GotoAsync("/check/s/legs");

        Assert.False(person.IsAsked);
        Assert.DoesNotContain(await Phone.CookiesAsync(), cookie => cookie.Name.Contains("glutetriage", StringComparison.Ordinal) && cookie.Value.Length == 27);
    }
}

/// <summary>Alone with a site of its own, because it kills the server.</summary>
public sealed class KilledServerTests(Stage stage) : Journey(stage)
{
    private Site? own;

    protected override Site Site => own!;

    public override async ValueTask InitializeAsync()
    {
        own = await Site.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await own!.DisposeAsync();
    }

    [Fault(29,
        Injected = "the phone without a connection while the server is killed and started",
        Seen = "the next question, then the result",
        Lost = "nothing")]
    [Fault(1,
        Injected = "SIGKILL between a choice and its button, then a start on the same data",
        Seen = "the next question, as if nothing had been",
        Lost = "nothing")]
    [Fact]
    public async Task A_server_killed_and_restarted_in_the_middle_loses_nothing()
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await person.BeAtAsync("onset");
        await person.ChooseAsync();

        await own!.KillAsync();
        await Phone.SetOfflineAsync(true);
        await own.RunAsync();
        await Phone.SetOfflineAsync(false);
        await person.ContinueAsync();

        await person.SkipToAsync();
        Assert.Equal("/check/result", Path);
        await Assertions.Expect(Heading).ToContainTextAsync("We found no warning signs");
    }
}
