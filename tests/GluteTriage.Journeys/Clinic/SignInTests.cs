using Microsoft.Playwright;

namespace GluteTriage.Journeys.Clinic;

/// <summary>Getting in, and keeping others out.</summary>
[Collection(EmptyClinic.Name)]
public sealed class SignInTests(Stage stage, EmptyClinic shared) : ClinicJourney(stage, shared)
{
    [Fact]
    public async Task The_setup_link_makes_one_administrator_who_signs_in_by_passkey_from_then_on()
    {
        var administrator = Clinic.Administrator;
        await using var stranger = await Colleague.AtLaptopAsync(Stage, Clinic.Site);
        await stranger.Page.GotoAsync(await Clinic.Site.SetupLinkAsync());
        await Assertions.Expect(stranger.Heading).ToHaveTextAsync("This link is not good any more");

        await administrator.SignOutAsync();
        await administrator.Page.GotoAsync("/review/staff");
        Assert.Equal("/account/sign-in", administrator.Path);
        await administrator.Button("Sign in with a passkey").ClickAsync();
        await administrator.Page.WaitForURLAsync("**/review/staff");
        await Assertions.Expect(administrator.Main.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = OwnClinic.AdministratorName }))
            .ToContainTextAsync("Passkey");
    }

    [Fact]
    public async Task An_invited_colleague_signs_in_by_password_and_code_and_by_a_recovery_code_once()
    {
        var link = await Clinic.InviteAsync("Pia Password", "Reviewer");
        await using var colleague = await Colleague.AtLaptopAsync(Stage, Clinic.Site);
        var (app, recovery) = await colleague.JoinByPasswordAsync(link);
        await colleague.SignOutAsync();

        await colleague.GivePasswordAsync("Pia Password", Colleague.Password + "!");
        await Assertions.Expect(colleague.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("do not open an account");
        await colleague.GivePasswordAsync("pia password", Colleague.Password);
        await colleague.Field("Code from your authenticator app").FillAsync(app.Code(later: 1));
        await colleague.Button("Sign in").ClickAsync();
        await colleague.Page.WaitForURLAsync("**/review");
        await Assertions.Expect(colleague.Heading).ToHaveTextAsync("Inbox");
        await colleague.SignOutAsync();

        await colleague.GivePasswordAsync("Pia Password", Colleague.Password);
        await colleague.Link("Use a recovery code instead").ClickAsync();
        await colleague.Field("One of your recovery codes").FillAsync(recovery[3].ToLowerInvariant());
        await colleague.Button("Sign in").ClickAsync();
        await colleague.Page.WaitForURLAsync("**/review");
        await colleague.SignOutAsync();

        await colleague.GivePasswordAsync("Pia Password", Colleague.Password);
        await colleague.Link("Use a recovery code instead").ClickAsync();
        await colleague.Field("One of your recovery codes").FillAsync(recovery[3]);
        await colleague.Button("Sign in").ClickAsync();
        await Assertions.Expect(colleague.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("not one of your unused recovery codes");
    }

    [Fact]
    public async Task A_stranger_who_guesses_has_to_wait_and_locks_nobody_out_who_has_a_passkey()
    {
        var colleague = await Clinic.JoinAsync("Gus Guessed", "Reviewer");
        await colleague.SignOutAsync();
        await using var stranger = await Colleague.AtLaptopAsync(Stage, Clinic.Site);
        var told = stranger.Main.GetByRole(AriaRole.Alert);
        for (var guess = 0; guess < 30 && !(await told.AllInnerTextsAsync()).Any(text => text.Contains("Too many tries", StringComparison.Ordinal)); guess++)
        {
            await stranger.GivePasswordAsync("Gus Guessed", $"a guess that is long enough {guess}");
            await told.WaitForAsync();
        }

        await Assertions.Expect(told).ToContainTextAsync("Too many tries");

        await colleague.SignInByPasskeyAsync();
        await Assertions.Expect(colleague.Heading).ToHaveTextAsync("Inbox");
    }

    [Fact]
    public async Task A_disabled_account_is_out_of_the_page_it_has_open_and_stays_out()
    {
        var colleague = await Clinic.JoinAsync("Dee Disabled", "Reviewer");
        await colleague.GoAsync("/review");

        await Clinic.Administrator.GoAsync("/review/staff");
        await Clinic.Administrator.Main.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Disable Dee Disabled" }).ClickAsync();
        await Clinic.Administrator.Button("Yes, go on").ClickAsync();
        await Assertions.Expect(Clinic.Administrator.Main).ToContainTextAsync("Saved.");
        await Assertions
            .Expect(Clinic.Administrator.Main.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Enable Dee Disabled" }))
            .ToBeVisibleAsync();

        await colleague.Page.WaitForURLAsync("**/account/ended?why=disabled");
        await Assertions.Expect(colleague.Heading).ToHaveTextAsync("You have been signed out");
        await colleague.Page.GotoAsync("/account/sign-in");
        await colleague.Button("Sign in with a passkey").ClickAsync();
        await Assertions.Expect(colleague.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("not one that is known here");
    }
}
