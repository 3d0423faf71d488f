using Microsoft.Playwright;

namespace GluteTriage.Journeys.Clinic;

/// <summary>
/// A clinician without colleagues, who judges before the tool's result is shown: from the link in the log to the first session, and back when
/// somebody joins.
/// </summary>
public sealed class SoloTests(Stage stage)
{
    private const int StepsAtMost = 8;

    private int steps;

    [Fact]
    public async Task Solo_setup_takes_at_most_eight_steps_to_the_first_session_and_ends_when_a_colleague_joins()
    {
        await using var site = await Site.StartAsync(
            async data =>
            {
                var (code, said) = await OwnClinic.GtAsync("demo", Path.Combine(data, "sessions.db"), "--sessions", "20");
                Assert.True(code == 0, said);
            },
            ("Review__JudgeFirst", "true"));
        await using var solo = await Colleague.AtLaptopAsync(stage, site);
        await StepAsync(solo.Page.GotoAsync(await site.SetupLinkAsync()));
        await Axe.CheckAsync(solo.Page, width: 390);
        await StepAsync(solo.Page.Locator("#passkey-name").FillAsync("Sam Solo"));
        await StepAsync(solo.Main.GetByRole(AriaRole.Checkbox, new LocatorGetByRoleOptions { Name = "I work alone" }).First.CheckAsync());
        await StepAsync(solo.Button("Make a passkey").ClickAsync());
        await solo.Page.WaitForURLAsync("**/review");
        await StepAsync(solo.Main.Locator(".inbox-table tbody tr a").First.ClickAsync());
        await solo.Main.Locator(".summary").WaitForAsync();
        Assert.True(steps <= StepsAtMost, $"{steps} steps");

        var line = solo.Page.Locator("p.alone");
        await Assertions.Expect(line).ToContainTextAsync("You work alone here");
        await Assertions.Expect(solo.Main.Locator(".level")).ToHaveCountAsync(0);
        await Axe.CheckAsync(solo.Page, width: 1280);
        await solo.Field("Soon").CheckAsync();
        await solo.Button("Save, and see the tool's result").ClickAsync();
        await solo.Main.Locator(".level").WaitForAsync();
        await Axe.CheckAsync(solo.Page, width: 1280);
        await solo.GoAsync("/review?status=any");
        await solo.Main.Locator(".inbox-table").WaitForAsync();
        await Axe.CheckAsync(solo.Page, width: 1280);
        await line.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(solo.Section("What working alone means")).ToContainTextAsync("there is nothing to break");
        await Axe.CheckAsync(solo.Page, width: 390);

        await solo.GoAsync("/review/staff");
        await Assertions.Expect(solo.Main.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "Sam Solo" })).ToContainTextAsync("Works alone");
        await solo.Main.Locator("#invite-name").FillAsync("Rae Reviewer");
        await solo.Button("Make the link").ClickAsync();
        await Assertions.Expect(solo.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("read no session any more");
        await Axe.CheckAsync(solo.Page, width: 1280);
        await solo.Button("Yes, make the link").ClickAsync();
        var link = await solo.Field("Link").InputValueAsync();
        await Assertions.Expect(line).ToBeVisibleAsync();

        await using var colleague = await Colleague.AtLaptopAsync(stage, site);
        await colleague.JoinByPasskeyAsync(link);

        await Assertions.Expect(line).ToHaveCountAsync(0);
        await solo.GoAsync("/review/sessions/1");
        Assert.Equal("/account/denied", solo.Path);
        await solo.GoAsync("/review/staff");
        await Assertions.Expect(solo.Main.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "Rae Reviewer" })).ToBeVisibleAsync();
    }

    private async Task StepAsync(Task step)
    {
        steps++;
        await step;
    }
}
