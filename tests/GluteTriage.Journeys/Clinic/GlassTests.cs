using Microsoft.Playwright;

namespace GluteTriage.Journeys.Clinic;

[Collection(EmptyClinic.Name)]
public sealed class GlassTests(Stage stage, EmptyClinic shared) : ClinicJourney(stage, shared)
{
    [Fact]
    public async Task An_administrator_reads_one_session_in_an_emergency_and_the_auditor_is_told_at_once_and_looks_into_it()
    {
        var auditor = await Clinic.JoinAsync("Otto Auditor", "Auditor");
        var phone = await Clinic.FinishOnPhoneAsync("benign-desk-worker", mayBeReviewed: true);
        await phone.Locator("details.sharing summary").ClickAsync();
        await phone.Locator("details.sharing form button").First.ClickAsync();
        var code = await phone.Locator("details.sharing p.code code").InnerTextAsync();
        await auditor.GoAsync("/review/audit");
        var administrator = Clinic.Administrator;
        await administrator.GoAsync("/review/sessions/1");
        Assert.Equal("/account/denied", administrator.Path);

        await administrator.GoAsync("/review/glass/open");
        await administrator.Field("Code the person holds").FillAsync(code);
        await administrator.Field("Why it cannot wait").FillAsync("The lead is away and the person rang in distress.");
        await administrator.Button("Break the glass").ClickAsync();
        await Assertions.Expect(administrator.Main).ToContainTextAsync("You can read this session until");
        await Assertions.Expect(administrator.Main).ToContainTextAsync("Causes, best fit first");
        await Assertions.Expect(administrator.Main.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Axe.CheckAsync(administrator.Page, width: 1280);

        var notice = auditor.Page.Locator(".glass-notice");
        await Assertions.Expect(notice).ToContainTextAsync("Ada Admin broke the glass for session #");
        await notice.GetByRole(AriaRole.Link).ClickAsync();
        await auditor.Field("What you found").FillAsync("Rang Ada; the reason holds.");
        await Axe.CheckAsync(auditor.Page, width: 1280);
        await auditor.Button("I have looked into it").ClickAsync();
        await Assertions.Expect(auditor.Main).ToContainTextAsync("Looked into by Otto Auditor: Rang Ada; the reason holds.");
        await Assertions.Expect(notice).ToHaveCountAsync(0);
    }
}
