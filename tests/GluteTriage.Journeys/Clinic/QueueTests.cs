using Microsoft.Playwright;

namespace GluteTriage.Journeys.Clinic;

/// <summary>Two colleagues work through one list.</summary>
public sealed class QueueTests(Stage stage) : ClinicJourney(stage)
{
    [Fact]
    public async Task Several_sessions_are_closed_and_assigned_at_once_and_an_emergency_nobody_read_stays()
    {
        var lee = await Clinic.JoinAsync("Lee Looks", "Reviewer");
        var sam = await Clinic.JoinAsync("Sam Several", "Reviewer");
        await sam.GoAsync("/review");
        await Assertions.Expect(sam.Main).ToContainTextAsync("Nothing waits");
        await Clinic.FinishOnPhoneAsync("benign-desk-worker", mayBeReviewed: true);
        await Clinic.FinishOnPhoneAsync("a04-both-weak-new", mayBeReviewed: true);
        var rows = sam.Main.Locator(".inbox-table tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        var urgent = rows.First;

        await lee.GoAsync("/review");
        await lee.Main.Locator(".inbox-table tbody tr").Last.GetByRole(AriaRole.Link).ClickAsync();
        await lee.Main.Locator(".summary").WaitForAsync();
        await Assertions.Expect(rows.Last.Locator(".looking")).ToContainTextAsync("Lee Looks");

        await sam.Main.GetByLabel("Select all on this page").CheckAsync();
        await Assertions.Expect(sam.Main.Locator(".inbox-selection")).ToContainTextAsync("2 sessions selected.");
        await Axe.CheckAsync(sam.Page, width: 1280);
        await Axe.CheckAsync(sam.Page, width: 390);
        await sam.Button("Close them").ClickAsync();
        await Assertions.Expect(sam.Button("Close 2 sessions")).ToBeFocusedAsync();
        await sam.Page.Keyboard.PressAsync("Enter");

        var outcome = sam.Main.Locator(".inbox-done");
        await Assertions.Expect(outcome).ToBeFocusedAsync();
        await Assertions.Expect(outcome).ToContainTextAsync("1 session is closed.");
        await Assertions.Expect(outcome).ToContainTextAsync("an emergency that you have not opened as it is now: read it first");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(urgent.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();

        await sam.Button("Assign them").ClickAsync();
        await Assertions.Expect(sam.Field("A colleague")).ToBeFocusedAsync();
        await Axe.CheckAsync(sam.Page, width: 390);
        await sam.Field("A colleague").SelectOptionAsync(new SelectOptionValue { Label = "Lee Looks" });
        await sam.Button("Assign 1 session to Lee Looks").ClickAsync();
        await Assertions.Expect(outcome).ToContainTextAsync("1 session is assigned to Lee Looks.");
        await Assertions.Expect(urgent.Locator(".taken")).ToContainTextAsync("Lee Looks");
        await Assertions.Expect(sam.Main.Locator(".inbox-selection")).ToHaveCountAsync(0);

        await lee.GoAsync("/review?mine=yes");
        await Assertions.Expect(lee.Main.Locator(".inbox-table tbody tr .taken")).ToContainTextAsync("You");
    }
}
