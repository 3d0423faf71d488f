using Microsoft.Playwright;

namespace GluteTriage.Journeys.Clinic;

/// <summary>A morning's work without a mouse.</summary>
public sealed class KeyboardTests(Stage stage) : ClinicJourney(stage)
{
    [Fact]
    public async Task An_emergency_is_opened_taken_on_judged_and_closed_by_keyboard_alone()
    {
        var colleague = await Clinic.JoinAsync("Rae Reviewer", "Reviewer");
        await Clinic.FinishOnPhoneAsync("benign-desk-worker", mayBeReviewed: true);
        await Clinic.FinishOnPhoneAsync("a04-both-weak-new", mayBeReviewed: true);
        await colleague.GoAsync("/review");
        var rows = colleague.Main.Locator(".inbox-table tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(rows.First).ToContainTextAsync("Weak or numb legs on both sides");
        await Assertions.Expect(rows.Last).ToContainTextAsync("16 to 34");
        await Assertions.Expect(rows.First).ToContainTextAsync("due in");
        await Assertions.Expect(colleague.Page).ToHaveTitleAsync("(2) Inbox - GluteTriage sessions");

        var keys = colleague.Page.Keyboard;
        await keys.PressAsync("j");
        await Assertions.Expect(rows.First.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(colleague.Main.Locator(".level")).ToContainTextAsync("Emergency");
        await keys.PressAsync("a");
        await Assertions.Expect(colleague.Main).ToContainTextAsync("You have taken this session on.");
        await keys.PressAsync("v");
        await keys.PressAsync("Space");
        await Assertions.Expect(colleague.Field("right")).ToBeCheckedAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(colleague.Main).ToContainTextAsync("Your judgement is saved.");
        await keys.PressAsync("c");
        await Assertions.Expect(colleague.Button("Open it again")).ToBeVisibleAsync();

        await keys.PressAsync("j");
        await Assertions.Expect(colleague.Main.Locator(".level")).ToContainTextAsync("Self-care");
        await keys.PressAsync("u");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows.First.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Assertions.Expect(colleague.Page).ToHaveTitleAsync("(1) Inbox - GluteTriage sessions");
    }

    [Fact]
    public async Task Single_keys_do_nothing_while_somebody_types_and_can_be_turned_off()
    {
        var colleague = await Clinic.JoinAsync("Rae Reviewer", "Reviewer");
        await Clinic.FinishOnPhoneAsync("benign-desk-worker", mayBeReviewed: true);
        await colleague.GoAsync("/review");
        var line = colleague.Main.Locator(".inbox-table tbody tr").GetByRole(AriaRole.Link);
        await line.ClickAsync();
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
        var colleague = await Clinic.JoinAsync("Rae Reviewer", "Reviewer");
        await Clinic.FinishOnPhoneAsync("benign-desk-worker", mayBeReviewed: true);
        await colleague.GoAsync("/review");
        await colleague.Main.Locator(".inbox-table tbody tr").GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(colleague.Main).ToContainTextAsync("Age: 16 to 34");

        var administrator = Clinic.Administrator;
        await administrator.GoAsync("/review/staff");
        var roles = administrator.Main.GetByRole(AriaRole.Group, new LocatorGetByRoleOptions { Name = "Roles of Rae Reviewer" });
        await roles.GetByLabel("Editor").CheckAsync();
        await roles.GetByLabel("Reviewer", new LocatorGetByLabelOptions { Exact = true }).UncheckAsync();
        await administrator.Main.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save roles of Rae Reviewer" }).ClickAsync();
        await Assertions.Expect(administrator.Main).ToContainTextAsync("Saved.");

        await Assertions.Expect(colleague.Main).Not.ToContainTextAsync("Age: 16 to 34");
    }
}
