using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using Microsoft.Playwright;

namespace GluteTriage.Journeys.Clinic;

/// <summary>From a person's phone to a judgement, and what is learnt from it.</summary>
[Collection(EmptyClinic.Name)]
public sealed class ReviewTests(Stage stage, EmptyClinic shared) : ClinicJourney(stage, shared)
{
    private const string Emergency = "a04-both-weak-new";
    private const string Harmless = "benign-desk-worker";

    [Fact]
    public async Task A_session_that_a_phone_finishes_appears_in_the_open_inbox_without_a_reload()
    {
        var colleague = await Clinic.JoinAsync("Liv Live", "Reviewer");
        await colleague.GoAsync("/review");
        await colleague.Main.Locator(".inbox-total").WaitForAsync();
        var before = await Rows(colleague).CountAsync();
        await colleague.Page.EvaluateAsync("window.sameWindow = true");

        await Clinic.FinishOnPhoneAsync(Harmless, mayBeReviewed: true);
        await Assertions.Expect(Rows(colleague)).ToHaveCountAsync(before + 1);
        await Clinic.FinishOnPhoneAsync(Emergency, mayBeReviewed: true);
        await Assertions.Expect(Rows(colleague)).ToHaveCountAsync(before + 2);
        await Clinic.FinishOnPhoneAsync(Harmless, mayBeReviewed: false);

        await Assertions.Expect(Rows(colleague).First).ToContainTextAsync("Emergency");
        await Assertions.Expect(Rows(colleague).First).ToContainTextAsync("New");
        Assert.True(await colleague.Page.EvaluateAsync<bool>("window.sameWindow === true"));
        await colleague.GoAsync("/review");
        await Assertions.Expect(Rows(colleague)).ToHaveCountAsync(before + 2);
    }

    [Fact]
    public async Task A_clinician_reads_judges_and_finds_the_session_reviewed()
    {
        var colleague = await Clinic.JoinAsync("Rae Reviewer", "Reviewer");
        var second = await Clinic.JoinAsync("Sam Second", "Reviewer");
        await Clinic.FinishOnPhoneAsync(Harmless, mayBeReviewed: true);
        await colleague.OpenNewestAsync();
        await Assertions.Expect(colleague.Main).ToContainTextAsync("Causes, best fit first");
        await second.OpenNewestAsync();

        await colleague.Button("Take this session on").ClickAsync();
        await Assertions.Expect(colleague.Main).ToContainTextAsync("You have taken this session on.");
        await Assertions.Expect(second.Main).ToContainTextAsync("Rae Reviewer took it on.");
        await Assertions.Expect(second.Button("Take this session on")).ToHaveCountAsync(0);

        await colleague.Field("Self-care (as the person was told)").CheckAsync();
        await colleague.Button("Save the judgement").DblClickAsync();
        await Assertions.Expect(colleague.Main).ToContainTextAsync("Your judgement is saved.");
        await Assertions.Expect(colleague.Main.GetByText("Rae Reviewer,")).ToHaveCountAsync(1);

        await colleague.GoAsync($"/review?status=reviewed&find={colleague.Path.Split('/')[^1]}");
        await Assertions.Expect(Rows(colleague)).ToHaveCountAsync(1);
        await Assertions.Expect(Rows(colleague).First).ToContainTextAsync("Reviewed");
    }

    [Fact]
    public async Task A_disagreement_becomes_a_vignette_that_fits_the_content_and_fails_until_the_content_agrees()
    {
        var colleague = await Clinic.JoinAsync("Dana Disagrees", "Reviewer");
        await Clinic.FinishOnPhoneAsync(Harmless, mayBeReviewed: true);
        await colleague.OpenNewestAsync();

        await colleague.Field("Emergency").CheckAsync();
        await colleague.Button("Save the judgement").ClickAsync();
        await Assertions.Expect(colleague.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("Please say why");
        await colleague.Field("Why").FillAsync("Made up: \"the story\" sounds like more: # it should be seen.");
        await colleague.Button("Save the judgement").ClickAsync();

        var download = await colleague.Page.RunAndWaitForDownloadAsync(() =>
            colleague.Link("Make a vignette of this disagreement").ClickAsync());
        using var copy = new ContentCopy();
        await download.SaveAsAsync(System.IO.Path.Combine(copy.Folder, "vignettes", download.SuggestedFilename));
        var compiled = ContentCompiler.Compile(ContentFolder.Read(copy.Folder));
        Assert.Empty(compiled.Faults);
        var drawn = compiled.Release!.Vignettes.Single(vignette => download.SuggestedFilename == vignette.Code + ".yaml");
        var difference = Assert.Single(VignetteRun.Of(compiled.Release.Clinical, drawn).Differences);
        Assert.Equal("urgency is self-care, expected emergency", difference);
    }

    [Fact]
    public async Task What_was_typed_when_the_server_died_is_there_and_saved_when_it_is_back()
    {
        var colleague = await Clinic.JoinAsync("Tim Typing", "Reviewer");
        await Clinic.FinishOnPhoneAsync(Harmless, mayBeReviewed: true);
        await colleague.OpenNewestAsync();
        var address = colleague.Path;
        await colleague.Field("Why").FillAsync("half a reason");
        await colleague.Field("Notes").FillAsync("Rang the practice.");
        await Clinic.Site.KillAsync();

        var dialog = colleague.Page.Locator("#circuit-lost-dialog");
        await Assertions.Expect(dialog).ToContainTextAsync("The connection was lost");
        await Assertions.Expect(dialog).ToContainTextAsync("What you typed is still here.");
        await Clinic.Site.RunAsync();

        await Assertions.Expect(dialog).ToBeHiddenAsync(new LocatorAssertionsToBeHiddenOptions { Timeout = 60_000 });
        await Assertions.Expect(colleague.Field("Notes")).ToHaveValueAsync("Rang the practice.", new LocatorAssertionsToHaveValueOptions { Timeout = 60_000 });
        await Assertions.Expect(colleague.Field("Why")).ToHaveValueAsync("half a reason");
        Assert.Equal(address, colleague.Path);
        await Assertions.Expect(colleague.Main).ToContainTextAsync("version 1");
        await colleague.GoAsync(address);
        await Assertions.Expect(colleague.Field("Notes")).ToHaveValueAsync("Rang the practice.");
    }

    [Fact]
    public async Task A_code_opens_one_session_for_one_clinician_until_it_is_taken_back()
    {
        var colleague = await Clinic.JoinAsync("Cora Code", "Reviewer");
        var other = await Clinic.JoinAsync("Una Uninvited", "Reviewer");
        var phone = await Clinic.FinishOnPhoneAsync(Harmless, mayBeReviewed: false);
        await phone.Locator("#share > summary").ClickAsync();
        await phone.LeaveAsync(() => phone.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Make a code" }).ClickAsync());
        var code = await phone.Locator(".sharing .code code").InnerTextAsync();

        await colleague.GoAsync("/review/code");
        await colleague.Field("Code").FillAsync("0000-0000-0000");
        await colleague.Button("Open the session").ClickAsync();
        await Assertions.Expect(colleague.Main.Locator("#code-problem")).ToBeVisibleAsync();
        await colleague.Field("Code").FillAsync(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        await colleague.Button("Open the session").ClickAsync();
        await colleague.Page.WaitForURLAsync("**/review/sessions/*");
        await Assertions.Expect(colleague.Main).ToContainTextAsync("Causes, best fit first");
        var address = colleague.Path;
        Assert.DoesNotContain(code, colleague.Page.Url, StringComparison.Ordinal);
        await other.GoAsync(address);
        await Assertions.Expect(other.Main).ToContainTextAsync("There is no such session");

        await phone.LeaveAsync(() => phone.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Take the code back" }).ClickAsync());
        await colleague.GoAsync(address);
        await Assertions.Expect(colleague.Main).ToContainTextAsync("There is no such session");
    }

    private static ILocator Rows(Colleague colleague) => colleague.Main.Locator(".inbox-table tbody tr");
}
