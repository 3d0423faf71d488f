using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace GluteTriage.Journeys.Clinic;

/// <summary>Whoever edits the file of the log behind the site's back is found out.</summary>
public sealed class AuditTests(Stage stage) : ClinicJourney(stage)
{
    [Fact]
    public async Task An_entry_and_a_line_changed_in_the_file_are_found_by_the_page_and_by_the_command()
    {
        var reviewer = await Clinic.JoinAsync("Rae Reviewer", "Reviewer");
        var auditor = await Clinic.JoinAsync("Otto Auditor", "Auditor");
        await Clinic.FinishOnPhoneAsync("benign-desk-worker", mayBeReviewed: true);
        await reviewer.GoAsync("/review");
        await reviewer.Main.Locator(".inbox-table tbody tr").First.GetByRole(AriaRole.Link).ClickAsync();
        await reviewer.Main.Locator(".summary").WaitForAsync();
        var log = System.IO.Path.Combine(Clinic.Site.Data, "sessions.db");

        await auditor.GoAsync("/review/audit");
        await Assertions.Expect(auditor.Main.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "Opened a session" }))
            .ToContainTextAsync("Rae Reviewer");
        await auditor.Button("Check the chain").ClickAsync();
        await Assertions.Expect(auditor.Main.Locator(".trail-check .outcome")).ToContainTextAsync("All in order.");
        var (before, _) = await OwnClinic.GtAsync("audit", "verify", log);
        Assert.Equal(0, before);

        await TamperAsync(log);

        await auditor.Button("Check the chain").ClickAsync();
        await Assertions.Expect(auditor.Main.Locator(".trail-check .outcome")).ToContainTextAsync("The trail is not as it was written.");
        var (after, said) = await OwnClinic.GtAsync("audit", "verify", log);
        Assert.NotEqual(0, after);
        Assert.Contains("entry", said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("inbox line of session", said, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>As somebody with the file and time would: away with the guards, then another name on the entry.</summary>
    private static async Task TamperAsync(string log)
    {
        await using var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = log, Pooling = false, DefaultTimeout = 30 }.ToString());
        await file.OpenAsync();
        await using var command = file.CreateCommand();
        command.CommandText = "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'";
        command.CommandText = (string)(await command.ExecuteScalarAsync())!;
        await command.ExecuteNonQueryAsync();
        command.CommandText = "UPDATE audit_entry SET actor_name = 'Somebody else' WHERE actor_name = 'Rae Reviewer'";
        Assert.InRange(await command.ExecuteNonQueryAsync(), 1, 100);
        command.CommandText = "UPDATE inbox_line SET urgency = 0, status = 3";
        Assert.InRange(await command.ExecuteNonQueryAsync(), 1, 100);
    }
}
