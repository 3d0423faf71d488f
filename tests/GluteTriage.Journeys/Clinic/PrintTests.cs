using Microsoft.Playwright;

namespace GluteTriage.Journeys.Clinic;

/// <summary>A session on paper, for a patient's record.</summary>
[Collection(FullClinic.Name)]
public sealed class PrintTests(Stage stage, FullClinic shared) : ClinicJourney(stage, shared)
{
    private const int Sessions = 6;

    /// <summary>Lines of which something is not on the paper: the words are all there, or the record is not.</summary>
    private const string Cut =
        "lines => lines.filter(line => line.offsetHeight === 0 || line.scrollWidth > line.clientWidth + 1).map(line => line.innerText)";

    [Fact]
    public async Task A_session_prints_whole_on_two_pages_at_most_by_the_button_that_records_it_and_by_no_other_way()
    {
        var reviewer = await Clinic.JoinAsync("Rae Reviewer", "Reviewer");

        // The window of the printer is not ours to open here; the paper is.
        await reviewer.Page.AddInitScriptAsync("window.print = () => { };");
        await reviewer.GoAsync("/review?status=any");
        await reviewer.Main.Locator(".inbox-table tbody tr a").Nth(Sessions).WaitForAsync();
        var addresses = await reviewer.Main.Locator(".inbox-table tbody tr a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        foreach (var address in addresses.Take(Sessions))
        {
            await reviewer.Page.GotoAsync(address);
            await reviewer.Main.Locator(".summary").WaitForAsync();
            await reviewer.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            await Assertions.Expect(reviewer.Main.Locator(".record")).ToBeHiddenAsync();
            await Assertions.Expect(reviewer.Main).ToContainTextAsync("printed by the Print button");

            await reviewer.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
            await reviewer.Button("Print").ClickAsync();
            await reviewer.Page.Locator("html.recorded").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
            await reviewer.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            await Assertions.Expect(reviewer.Main.Locator(".record")).ToBeVisibleAsync();
            Assert.Empty(await reviewer.Main.Locator(".record li").EvaluateAllAsync<string[]>(Cut));
            foreach (var part in new[] { "header", ".summary", ".judging", ".handover", ".transcript", ".comparison" })
            {
                await Assertions.Expect(reviewer.Page.Locator(part).First).ToBeHiddenAsync();
            }

            Assert.InRange(Paper.SidesOf(await reviewer.Page.PdfAsync(new PagePdfOptions { Format = "A4" })), 1, 2);
        }
    }
}
