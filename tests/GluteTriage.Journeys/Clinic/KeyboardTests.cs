using Microsoft.Playwright;

namespace GluteTriage.Journeys.Clinic;

/// <summary>A morning's work without a mouse.</summary>
[Collection(EmptyClinic.Name)]
public sealed class KeyboardTests(Stage stage, EmptyClinic shared) : ClinicJourney(stage, shared)
{
    [Fact]
    public async Task An_emergency_is_opened_taken_on_judged_and_closed_by_keyboard_alone()
    {
        var colleague = await Clinic.JoinAsync("Kim Keyboard", "Reviewer");
        await Clinic.FinishOnPhoneAsync("benign-desk-worker", mayBeReviewed: true);
        await Clinic.FinishOnPhoneAsync("a04-both-weak-new", mayBeReviewed: true);
        var rows = colleague.Main.Locator(".inbox-table tbody tr");
        await colleague.GoAsync("/review?order=newest");
        await rows.Nth(1).WaitForAsync();
        var waiting = int.Parse((await colleague.Page.TitleAsync()).Split('(', ')')[1], System.Globalization.CultureInfo.InvariantCulture);
        var newest = await rows.GetByRole(AriaRole.Link).AllInnerTextsAsync();
        await colleague.GoAsync($"/review?find={newest[0].TrimStart('#')},{newest[1].TrimStart('#')}");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(rows.First).ToContainTextAsync("Weak or numb legs on both sides");
        await Assertions.Expect(rows.Last).ToContainTextAsync("16 to 34");
        await Assertions.Expect(rows.First).ToContainTextAsync("due in");
        await Assertions.Expect(colleague.Page).ToHaveTitleAsync($"({waiting}) Inbox - GluteTriage sessions");

        var keys = colleague.Page.Keyboard;
        await keys.PressAsync("j");
        await Assertions.Expect(rows.First.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(colleague.Main.Locator(".level")).ToContainTextAsync("Emergency");
        await keys.PressAsync("a");
        await Assertions.Expect(colleague.Main).ToContainTextAsync("You have taken this session on.");
        await keys.PressAsync("v");
        await keys.PressAsync("Space");
        await Assertions.Expect(colleague.Field("Emergency (as the person was told)")).ToBeCheckedAsync();
        await keys.PressAsync("d");
        await Assertions.Expect(colleague.Main.Locator(".level")).ToContainTextAsync("Self-care");
        await Assertions.Expect(colleague.Main).ToContainTextAsync("is judged and closed.");
        await keys.PressAsync("u");
        await Assertions.Expect(rows.First).ToContainTextAsync("Closed");
        await Assertions.Expect(rows.Last.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Assertions.Expect(colleague.Page).ToHaveTitleAsync($"({waiting - 1}) Inbox - GluteTriage sessions");
    }

    [Fact]
    public async Task Single_keys_do_nothing_while_somebody_types_and_can_be_turned_off()
    {
        var colleague = await Clinic.JoinAsync("Nat Notes", "Reviewer");
        await Clinic.FinishOnPhoneAsync("benign-desk-worker", mayBeReviewed: true);
        await colleague.OpenNewestAsync();
        var line = colleague.Main.Locator(".inbox-table tbody tr").First.GetByRole(AriaRole.Link);
        await colleague.Field("Notes").PressSequentiallyAsync("a call back?");
        await Assertions.Expect(colleague.Field("Notes")).ToHaveValueAsync("a call back?");
        await Assertions.Expect(colleague.Main.GetByText("You have taken this session on.")).ToHaveCountAsync(0);

        await colleague.GoAsync("/review");
        var help = colleague.Page.Locator("#keys-help");
        await colleague.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(help).ToBeVisibleAsync();
        await Axe.CheckAsync(colleague.Page, width: 1280);
        await help.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await help.GetByRole(AriaRole.Button).ClickAsync();
        await line.EvaluateAsync("link => link.blur()");
        await colleague.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(line).Not.ToBeFocusedAsync();
        await colleague.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keys", Exact = true }).ClickAsync();
        await Assertions.Expect(help.GetByRole(AriaRole.Checkbox)).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task Whoever_loses_their_role_no_longer_sees_the_answers_they_had_open()
    {
        var colleague = await Clinic.JoinAsync("Rob Roles", "Reviewer");
        await Clinic.FinishOnPhoneAsync("benign-desk-worker", mayBeReviewed: true);
        await colleague.OpenNewestAsync();
        await Assertions.Expect(colleague.Main).ToContainTextAsync("Age: 16 to 34");

        var administrator = Clinic.Administrator;
        await administrator.GoAsync("/review/staff");
        await administrator.Main.Locator("summary").Filter(new LocatorFilterOptions { HasText = "of Rob Roles" }).ClickAsync();
        var roles = administrator.Main.GetByRole(AriaRole.Group, new LocatorGetByRoleOptions { Name = "Roles of Rob Roles" });
        await roles.GetByLabel("Editor").CheckAsync();
        await roles.GetByLabel("Reviewer", new LocatorGetByLabelOptions { Exact = true }).UncheckAsync();
        await administrator.Main.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save roles of Rob Roles" }).ClickAsync();
        await Assertions.Expect(administrator.Main).ToContainTextAsync("Saved.");

        await Assertions.Expect(colleague.Main).Not.ToContainTextAsync("Age: 16 to 34");
    }
}
