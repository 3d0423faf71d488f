using Microsoft.Playwright;

namespace GluteTriage.Journeys.Clinic;

[Collection(EmptyClinic.Name)]
public sealed class FourEyesTests(Stage stage, EmptyClinic shared) : ClinicJourney(stage, shared)
{
    [Fact]
    public async Task A_colleagues_ways_to_sign_in_are_renewed_by_two_and_everybody_it_concerns_is_told()
    {
        var auditor = await Clinic.JoinAsync("Olga Oversees", "Auditor");
        var reviewer = await Clinic.JoinAsync("Ren Renewed", "Reviewer");
        Assert.Equal("/review/audit", auditor.Path);
        Assert.Equal("/review", reviewer.Path);
        var administrator = Clinic.Administrator;
        await administrator.GoAsync("/review/staff");
        await Named(administrator, "Require new factors of Ren Renewed").ClickAsync();
        await Axe.CheckAsync(administrator.Page, width: 1280);
        await administrator.Button("Ask for somebody to agree").ClickAsync();
        await Assertions.Expect(administrator.Main).ToContainTextAsync("waits for another administrator or an auditor to agree");

        await reviewer.GoAsync("/review");
        await Assertions.Expect(reviewer.Page.Locator(".glass-notice")).ToContainTextAsync("asked to renew your ways to sign in");

        await Assertions.Expect(auditor.Page.Locator(".glass-notice")).ToContainTextAsync("Ada Admin asked for new ways to sign in for Ren Renewed");
        await auditor.Page.Locator(".glass-notice a").ClickAsync();
        await auditor.Button("I have spoken to them, and agree").ClickAsync();
        await Assertions.Expect(auditor.Page.Locator(".glass-notice")).ToContainTextAsync("Olga Oversees agreed");

        await administrator.GoAsync("/review/staff");
        await Named(administrator, "Make the link of Ren Renewed").ClickAsync();
        var link = await administrator.Field("Link").InputValueAsync();
        await using var renewed = await Colleague.AtLaptopAsync(Stage, Clinic.Site);
        await renewed.JoinByPasskeyAsync(link);
        await Assertions.Expect(renewed.Page.Locator(".glass-notice")).ToContainTextAsync("had your ways to sign in renewed");

        await auditor.GoAsync("/review/glass");
        await auditor.Field("What you found").FillAsync("Spoke to Ren, who lost the phone.");
        await Axe.CheckAsync(auditor.Page, width: 1280);
        await auditor.Button("I have looked into it").ClickAsync();
        await Assertions.Expect(auditor.Main).ToContainTextAsync("Looked into by Olga Oversees: Spoke to Ren, who lost the phone.");
        await Assertions.Expect(auditor.Page.Locator(".glass-notice")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_signs_out_of_a_live_page_comes_to_the_sign_in_and_sees_no_alarm()
    {
        var reviewer = await Clinic.JoinAsync("Lea Leaves", "Reviewer");
        for (var time = 0; time < 3; time++)
        {
            await reviewer.GoAsync("/review/insights");
            await reviewer.Page.Locator("header").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Sign out" }).ClickAsync();
            await reviewer.Page.WaitForURLAsync("**/account/sign-in**");
            await reviewer.Page.WaitForTimeoutAsync(500);
            Assert.StartsWith("/account/sign-in", reviewer.Path);
            await reviewer.SignInByPasskeyAsync();
        }
    }

    private static ILocator Named(Colleague colleague, string name) =>
        colleague.Main.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name });
}
