using GluteTriage.Testing;
using Microsoft.Playwright;

namespace GluteTriage.Journeys.Clinic;

/// <summary>axe on every screen the staff see, with something to show on each; of those that only need an address, a third each day.</summary>
[Collection(FullClinic.Name)]
public sealed class ClinicAccessibilityTests(Stage stage, FullClinic shared) : ClinicJourney(stage, shared)
{
    [Fact]
    public async Task Every_screen_of_the_area_is_free_of_faults()
    {
        var all = await Clinic.JoinAsync("Alex All", "Reviewer", "Lead", "Editor", "Administrator", "Auditor");
        string[] addresses =
        [
            "/review?status=any", "/review?urgency=emergency&status=closed&cause=trigger-point", "/review/code", "/review/insights", "/review/agreement",
            "/review/concerns", "/review/audit", "/review/staff", "/review/glass", "/review/glass/open", "/review/export?status=any", "/review/sessions/99999",
        ];
        foreach (var address in Sampling.Of(addresses, shares: 3))
        {
            await all.GoAsync(address);
            await all.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await UnfoldAsync(all);
            await Axe.CheckAsync(all.Page, width: 1280);
        }

        await all.GoAsync("/review?status=reviewed");
        await all.Main.Locator(".inbox-table tbody tr a").First.ClickAsync();
        await all.Main.Locator(".summary").WaitForAsync();
        await Axe.CheckAsync(all.Page, width: 1280);
        await UnfoldAsync(all);
        await all.Button("Save the judgement").ClickAsync();
        await all.Main.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await Axe.CheckAsync(all.Page, width: 1280);

        await all.Page.EvaluateAsync("document.getElementById('circuit-lost-dialog').showModal()");
        await Axe.CheckAsync(all.Page, width: 1280);
        await all.Page.EvaluateAsync("document.getElementById('circuit-lost-dialog').close(); document.getElementById('circuit-ending').hidden = false");
        await Axe.CheckAsync(all.Page, width: 1280);
    }

    [Fact]
    public async Task Every_screen_of_the_accounts_is_free_of_faults()
    {
        var link = await Clinic.InviteAsync("Ari Arrives", "Reviewer");
        await Axe.CheckAsync(Clinic.Administrator.Page, width: 1280);
        await using var colleague = await Colleague.AtLaptopAsync(Stage, Clinic.Site);
        string[] addresses =
        [
            "/account/sign-in", await Clinic.Site.SetupLinkAsync(), link,
            "/account/ended?why=idle", "/account/sign-in/code", "/account/sign-in/recovery",
        ];
        foreach (var address in addresses)
        {
            await colleague.GoAsync(address);
            await Axe.CheckAsync(colleague.Page, width: 1280);
        }

        await colleague.GivePasswordAsync("Nobody Known", "not a password of anybody");
        await Axe.CheckAsync(colleague.Page, width: 1280);
        await colleague.GoAsync(link);
        await colleague.Field("New password").FillAsync("short");
        await colleague.Field("The same password again").FillAsync("short");
        await colleague.Button("Go on").ClickAsync();
        await colleague.Main.GetByRole(AriaRole.Alert).WaitForAsync();
        await Axe.CheckAsync(colleague.Page, width: 1280);
        await colleague.Field("New password").FillAsync(Colleague.Password);
        await colleague.Field("The same password again").FillAsync(Colleague.Password);
        await colleague.Button("Go on").ClickAsync();
        await colleague.Page.WaitForURLAsync("**/account/enrol");
        await Axe.CheckAsync(colleague.Page, width: 1280);
        var app = new AuthenticatorApp(await colleague.Main.Locator("code.key").InnerTextAsync());
        await colleague.Field("Code from your authenticator app").FillAsync(app.Code());
        await colleague.Button("Go on").ClickAsync();
        await colleague.Page.WaitForURLAsync("**/account/recovery-codes");
        await Axe.CheckAsync(colleague.Page, width: 1280);
        await colleague.Button("I have kept them").ClickAsync();
        await colleague.Page.WaitForURLAsync("**/review**");
        foreach (var address in new[] { "/account", "/account/step-up", "/account/denied", "/review/staff" })
        {
            await colleague.GoAsync(address);
            await Axe.CheckAsync(colleague.Page, width: 1280);
        }
    }

    /// <summary>What is folded away is checked too.</summary>
    private static async Task UnfoldAsync(Colleague colleague) =>
        await colleague.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(part => part.open = true)");
}
