using Microsoft.Playwright;

namespace GluteTriage.Journeys.Clinic;

[Collection(FullClinic.Name)]
public sealed class ExportTests(Stage stage, FullClinic shared) : ClinicJourney(stage, shared)
{
    [Fact]
    public async Task A_lead_takes_what_the_inbox_shows_home_in_a_file_and_sees_how_far_it_has_come()
    {
        var lead = await Clinic.JoinAsync("Lee Lead", "Lead");
        var auditor = await Clinic.JoinAsync("Otto Auditor", "Auditor");
        await lead.GoAsync("/review?status=any");
        await lead.Link("Export these").ClickAsync();
        await lead.Page.WaitForURLAsync("**/review/export?status=any");
        var told = await lead.Main.Locator(".card p").First.InnerTextAsync();
        var count = int.Parse(told.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(count, 20, 150);
        await lead.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await lead.Field("What is it for?").FillAsync("Trying out the yearly audit");
        var download = await lead.Page.RunAndWaitForDownloadAsync(() => lead.Button("Make the file").ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());

        Assert.StartsWith("glutetriage-", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal(count, lines.Count(line => line.Contains(",\"yes\",", StringComparison.Ordinal)));
        await Assertions.Expect(lead.Main.Locator(".export-progress")).ToContainTextAsync($"Done: {count} sessions in the file.");
        await auditor.GoAsync("/review/audit");
        await Assertions.Expect(auditor.Main).ToContainTextAsync("Exported sessions");
    }
}
