using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reviewing.Export;
using GluteTriage.Web.Tests.Circuits;
using GluteTriage.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Reviewing.Export;

public sealed partial class ExportTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task No_value_is_a_formula_to_a_spreadsheet_and_every_value_reads_back()
    {
        await using var site = new Site();
        var reasons = new Dictionary<string, string>();
        foreach (var reason in new[] { "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1" })
        {
            var id = await ArrivedAsync(site);
            await JudgeAsync(site, id, "a reason");
            await using var db = await DbAsync(site);

            // What is judged on the page is trimmed, so a tab can begin no reason there; what an older version has stored might.
            var said = reason + ", \"quoted\"\nand a second line";
            await db.Reviews.Where(review => review.SessionId == id).ExecuteUpdateAsync(review => review.SetProperty(one => one.Reason, said), None);
            reasons.Add(id.ToString(System.Globalization.CultureInfo.InvariantCulture), reason);
        }

        var answer = await PostAsync(site, "csv", "yearly audit of under-triage", StaffRole.Lead);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var rows = Rows(await answer.Content.ReadAsByteArrayAsync(None));
        Assert.Equal(reasons.Count, rows.Count - 1);
        Assert.All(rows.Skip(1), cells =>
        {
            var row = cells.Zip(rows[0]).ToDictionary(pair => pair.Second, pair => pair.First);
            var quoted = reasons[row["session"]].Replace("\t=", "\t'=", StringComparison.Ordinal).Replace("\r=", "\r'=", StringComparison.Ordinal);
            Assert.Equal($"'{quoted}, \"quoted\"\nand a second line", row["reason"]);
            Assert.Equal("35-49", row["answer-age"]);
            Assert.Equal("no", row["synthetic"]);
        });
    }

    [Fact]
    public async Task Json_lines_hold_one_object_for_each_session_and_a_last_line_that_counts_them()
    {
        await using var site = new Site();
        var ids = new[] { await ArrivedAsync(site), await ArrivedAsync(site) };
        await ArrivedAsync(site, mayBeReviewed: false);

        var text = await (await PostAsync(site, "jsonl", "yearly audit of under-triage", StaffRole.Lead)).Content.ReadAsStringAsync(None);

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(ids,
            lines.SkipLast(1)
                .Select(line => long.Parse(line.GetProperty("session").GetString()!, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal((true, 2), (lines[^1].GetProperty("end").GetBoolean(), lines[^1].GetProperty("sessions").GetInt32()));
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync(None);
        Assert.Equal(3, await db.Database.SqlQueryRaw<int>("SELECT count(*) AS Value FROM audit_entry WHERE act = 'Exported'").SingleAsync(None));
    }

    [Fact]
    public async Task Without_a_purpose_nothing_leaves_and_the_page_says_what_is_missing()
    {
        await using var site = new Site();
        await ArrivedAsync(site);

        var answer = await PostAsync(site, "csv", "because", StaffRole.Lead);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(None));
        Assert.Contains("Please say in 10 to 200 characters", page.QuerySelector("#problem[role=alert][tabindex='-1'][autofocus]")!.TextContent);
        Assert.Equal("because", page.QuerySelector("#purpose")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Nobody_exports_who_does_not_lead_or_whose_second_factor_is_old()
    {
        await using var site = new Site();
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", await site.CookieAsync("reviewer", StaffRole.Reviewer));
        Assert.Equal("/account/denied", (await browser.GetAsync(new Uri("/review/export", UriKind.Relative), None)).Headers.Location?.PathAndQuery());

        using var late = site.Browser();
        late.DefaultRequestHeaders.Add("Cookie", await site.CookieAsync("lead", StaffRole.Lead));
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<AccountDb>>().CreateDbContextAsync(None))
        {
            var old = TimeProvider.System.GetUtcNow().AddMinutes(-11);
            await db.Sessions.ExecuteUpdateAsync(session => session.SetProperty(one => one.FactorGivenAt, old), None);
        }

        var sent = await late.GetAsync(new Uri("/review/export?urgency=emergency", UriKind.Relative), None);
        Assert.Equal("/account/step-up?next=%2Freview%2Fexport%3Furgency%3Demergency", sent.Headers.Location?.PathAndQuery());
    }

    [Fault(45,
        Injected = "a trigger refuses the entry of an export",
        Seen = "that nothing can be recorded, so that nothing left",
        Lost = "nothing")]
    [Fact]
    public async Task Nothing_leaves_while_the_audit_trail_is_down()
    {
        await using var site = new Site();
        await ArrivedAsync(site);
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync(None))
        {
            await db.Database.ExecuteSqlRawAsync(
                "CREATE TRIGGER full BEFORE INSERT ON audit_entry WHEN NEW.act = 'Exported' "
                + "BEGIN SELECT RAISE(ABORT, 'full'); END;",
                None);
        }

        var answer = await PostAsync(site, "csv", "yearly audit of under-triage", StaffRole.Lead);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(None);
        Assert.Contains("cannot be recorded now, so none left", page, StringComparison.Ordinal);
        Assert.DoesNotContain("35-49", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_the_filter_finds_leaves_and_only_that_is_recorded()
    {
        await using var site = new Site();
        await ArrivedAsync(site);
        var wanted = await ArrivedAsync(site, urgency: Urgency.Emergency);
        await ArrivedAsync(site, mayBeReviewed: false, Urgency.Emergency);

        var answer = await PostAsync(site, "csv", "yearly audit of under-triage", StaffRole.Lead, "urgency=emergency");

        var row = OnlyRow(Rows(await answer.Content.ReadAsByteArrayAsync(None)));
        Assert.Equal(wanted.ToString(System.Globalization.CultureInfo.InvariantCulture), row["session"]);
        Assert.Equal([wanted], await RecordedAsync(site));
    }

    [Fact]
    public async Task A_filter_that_is_not_understood_lets_nothing_out_rather_than_more_than_was_meant()
    {
        await using var site = new Site();
        await ArrivedAsync(site);

        var answer = await PostAsync(site, "csv", "yearly audit of under-triage", StaffRole.Lead, "cause=from-an-older-release");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(None);
        Assert.Contains("not known here: cause=from-an-older-release", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Make the file", page, StringComparison.Ordinal);
        Assert.Empty(await RecordedAsync(site));
    }

    [Fact]
    public async Task Where_clinicians_judge_first_an_export_cannot_be_asked_who_the_tool_found_urgent()
    {
        await using var site = new Site { Settings = new Dictionary<string, string> { ["Review:JudgeFirst"] = "true" } };
        var id = await ArrivedAsync(site);
        using var lead = site.Browser();
        lead.DefaultRequestHeaders.Add("Cookie", await site.CookieAsync("lead", StaffRole.Lead));

        foreach (var urgency in Enum.GetValues<Urgency>())
        {
            var page = await lead.GetStringAsync(new Uri($"/review/export?find={id}&urgency={urgency.Code()}", UriKind.Relative), None);
            Assert.Contains($"not known here: urgency={urgency.Code()}", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Make the file", page, StringComparison.Ordinal);
        }

        var answer = await PostAsync(site, "csv", "yearly audit of under-triage", StaffRole.Lead, $"find={id}&urgency=emergency");
        Assert.Contains("not known here: urgency=emergency", await answer.Content.ReadAsStringAsync(None), StringComparison.Ordinal);
        Assert.Empty(await RecordedAsync(site));
        Assert.Equal("text/csv", (await PostAsync(site, "csv", "yearly audit of under-triage", StaffRole.Lead)).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_row_holds_the_answers_its_result_was_computed_from_and_that_count()
    {
        await using var site = new Site();
        var id = await ArrivedAsync(site);
        await SayAsync(site, id, 1, "press-test", "familiar-local");
        await SayAsync(site, id, 2, "press-place", "deep-mid");
        await SayAsync(site, id, 3, "press-test", "not-done");
        var release = site.Services.GetRequiredService<ReleaseShelf>().Current.Hash;
        await site.Services.GetRequiredService<SessionLog>().RecordResultAsync(id, 4, release, "1.0", Urgency.Soon, "{}", InboxProjection.Bare, None);
        await SayAsync(site, id, 4, "age", "75plus");

        var answer = await PostAsync(site, "csv", "yearly audit of under-triage", StaffRole.Lead);

        var row = OnlyRow(Rows(await answer.Content.ReadAsByteArrayAsync(None)));
        Assert.Equal(("soon", "35-49", "not-done", ""), (row["urgency"], row["answer-age"], row["answer-press-test"], row["answer-press-place"]));
    }

    [Fact]
    public async Task No_value_is_run_as_a_formula_whatever_separates_the_cells()
    {
        var written = new Dictionary<string, string>
        {
            ["seen before;=1+1"] = "seen before;'=1+1",
            ["=1+1"] = "'=1+1",
            ["seen, +1"] = "seen, '+1",
            ["seen\t@SUM(A1)"] = "seen\t'@SUM(A1)",
            ["seen\n-2+3"] = "seen\n'-2+3",
            ["seen;\"=1+1"] = "seen;\"'=1+1",
            ["seen; \uFF1D1+1"] = "seen; '\uFF1D1+1",
            ["self-care = 1 + 1"] = "self-care = 1 + 1",
        };
        await using var site = new Site();
        foreach (var reason in written.Keys)
        {
            await JudgeAsync(site, await ArrivedAsync(site), reason);
        }

        var file = await (await PostAsync(site, "csv", "yearly audit of under-triage", StaffRole.Lead)).Content.ReadAsByteArrayAsync(None);

        var rows = Rows(file);
        var reasons = rows[0].ToList().IndexOf("reason");
        Assert.Equal(written.Values.Order(StringComparer.Ordinal), rows.Skip(1).Select(row => row[reasons]).Order(StringComparer.Ordinal));
        var cells = Encoding.UTF8.GetString(file.AsSpan(3)).Split([';', ',', '\t', '\r', '\n', '|']).Select(cell => cell.TrimStart(' ', '"'));
        Assert.DoesNotContain(cells, cell => cell.Length > 0 && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".Contains(cell[0]));
    }

    [Theory]
    [InlineData("csv", ',')]
    [InlineData("csv-semicolon", ';')]
    public async Task Every_value_is_in_quotes_so_that_no_list_falls_into_columns(string format, char separator)
    {
        await using var site = new Site();
        await JudgeAsync(site, await ArrivedAsync(site), "seen; before, =1+1");

        var answer = await PostAsync(site, format, "yearly audit of under-triage", StaffRole.Lead);

        Assert.EndsWith(".csv", answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        var lines = (await answer.Content.ReadAsStringAsync(None)).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Matches($"^(\"[^\"]*\"({separator}|$))+$", line));
        Assert.Equal(lines[0].Split($"\"{separator}\"").Length, lines[1].Split($"\"{separator}\"").Length);
        Assert.Contains("\"seen; before, '=1+1\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_says_which_urgency_it_was_about_when_the_result_has_changed_since()
    {
        await using var site = new Site();
        var id = await ArrivedAsync(site);
        await JudgeAsync(site, id, "a reason");
        await SayAsync(site, id, 1, "age", "75plus");
        var release = site.Services.GetRequiredService<ReleaseShelf>().Current.Hash;
        await site.Services.GetRequiredService<SessionLog>().RecordResultAsync(id, 2, release, "1.0", Urgency.SameDay, "{}", InboxProjection.Bare, None);

        var answer = await PostAsync(site, "csv", "yearly audit of under-triage", StaffRole.Lead);

        var row = OnlyRow(Rows(await answer.Content.ReadAsByteArrayAsync(None)));
        Assert.Equal(("same-day", "too-low", "routine"), (row["urgency"], row["verdict"], row["verdict-on-urgency"]));
    }

    [Fact]
    public async Task What_breaks_in_the_middle_breaks_the_connection_off_and_the_trail_names_what_had_left()
    {
        await using var site = new Site();
        var ids = await ArrivedAsync(site, SessionExport.BatchAtMost + 20);
        await using (var db = await DbAsync(site))
        {
#pragma warning disable EF1002 // a number of our own
            await db.Database.ExecuteSqlRawAsync(
                $"""
                CREATE TRIGGER full BEFORE INSERT ON audit_entry WHEN NEW.act = 'Exported' AND NEW.session_id = {ids[^1]}
                BEGIN SELECT RAISE(ABORT, 'full'); END;
                """,
                None);
#pragma warning restore EF1002
        }

        await Assert.ThrowsAnyAsync<Exception>(async () =>
            await (await PostAsync(site, "jsonl", "yearly audit of under-triage", StaffRole.Lead)).Content.ReadAsStringAsync(None));

        Assert.Equal(ids.Take(SessionExport.BatchAtMost), await RecordedAsync(site));
    }

    [Fact]
    public async Task An_account_that_is_disabled_meanwhile_gets_no_further_batch()
    {
        await using var site = new Site();
        var ids = await ArrivedAsync(site, SessionExport.BatchAtMost + 20);
        site.Services.GetRequiredService<ExportRuns>().Moved += _ =>
        {
            // On the thread of the export, between two batches.
            using var db = site.Services.GetRequiredService<IDbContextFactory<AccountDb>>().CreateDbContext();
            db.Users.Where(user => user.Id == "lead").ExecuteUpdate(user => user.SetProperty(one => one.DisabledAt, TimeProvider.System.GetUtcNow()));
            site.Services.GetRequiredService<StaffRegister>().Revoke("lead");
        };

        await Assert.ThrowsAnyAsync<Exception>(async () =>
            await (await PostAsync(site, "jsonl", "yearly audit of under-triage", StaffRole.Lead)).Content.ReadAsStringAsync(None));

        Assert.Equal(ids.Take(SessionExport.BatchAtMost), await RecordedAsync(site));
    }

    [Fact]
    public async Task A_form_sent_with_an_old_second_factor_comes_back_to_its_own_filter_and_sends_nothing()
    {
        await using var site = new Site();
        await ArrivedAsync(site, urgency: Urgency.Emergency);

        var answer = await PostAsync(site, "csv", "yearly audit of under-triage", StaffRole.Lead, "urgency=emergency", async () =>
        {
            await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountDb>>().CreateDbContextAsync(None);
            var old = TimeProvider.System.GetUtcNow().AddMinutes(-11);
            await db.Sessions.ExecuteUpdateAsync(session => session.SetProperty(one => one.FactorGivenAt, old), None);
            site.Services.GetRequiredService<StaffRegister>().Revoke("lead");
        });

        Assert.Equal("/account/step-up?next=%2Freview%2Fexport%3Furgency%3Demergency", answer.Headers.Location?.PathAndQuery());
        Assert.Empty(await RecordedAsync(site));
    }

    [Fact]
    public async Task Who_does_not_lead_is_refused_the_post_as_well_as_the_page()
    {
        await using var site = new Site();
        await ArrivedAsync(site);
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", await site.CookieAsync("reviewer", StaffRole.Reviewer));

        var answer = await browser.PostAsync(new Uri("/review/export?status=any", UriKind.Relative), new FormUrlEncodedContent([]), None);

        Assert.Equal("/account/denied", answer.Headers.Location?.PathAndQuery());
        Assert.Empty(await RecordedAsync(site));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token { get; }

    [GeneratedRegex("name=\"run\" value=\"([^\"]+)\"")]
    private static partial Regex Run { get; }

    /// <summary>Opens the page and sends its form, as a browser does.</summary>
    private static async Task<HttpResponseMessage> PostAsync(
        Site site, string format, string purpose, StaffRole role, string filter = "status=any", Func<Task>? meanwhile = null)
    {
        using var browser = site.CreateClient(
            new Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        var cookie = await site.CookieAsync("lead", role);
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/review/export?status=any");
        ask.Headers.Add("Cookie", cookie);
        var page = await browser.SendAsync(ask, None);
        var html = await page.Content.ReadAsStringAsync(None);
        Assert.True(page.StatusCode == HttpStatusCode.OK, $"{page.StatusCode} {page.Headers.Location}");
        var given = page.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0]);
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/review/export?" + filter)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = Token.Match(html).Groups[1].Value,
                ["run"] = Run.Match(html).Groups[1].Value,
                ["format"] = format,
                ["purpose"] = purpose,
            }),
        };
        post.Headers.Add("Cookie", string.Join("; ", given.Append(cookie)));
        var answer = await browser.SendAsync(post, None);
        if (answer.StatusCode is not HttpStatusCode.SeeOther)
        {
            return answer;
        }

        // A refusal is sent back to the page, which says why.
        using var back = new HttpRequestMessage(HttpMethod.Get, answer.Headers.Location);
        var refused = answer.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0]);
        back.Headers.Add("Cookie", string.Join("; ", given.Append(cookie).Concat(refused)));
        return await browser.SendAsync(back, None);
    }

    private static async Task<long> ArrivedAsync(Site site, bool mayBeReviewed = true, Urgency urgency = Urgency.Routine)
    {
        var log = site.Services.GetRequiredService<SessionLog>();
        var release = site.Services.GetRequiredService<ReleaseShelf>().Current;
        var (_, session) = await log.OpenAsync(release.Hash, "uk", mayBeReviewed, None);
        await SayAsync(site, session.Id, 0, "age", "35-49");
        await log.RecordResultAsync(session.Id, 1, release.Hash, "1.0", urgency, "{}", InboxProjection.Bare, None);
        return session.Id;
    }

    private static async Task<List<long>> ArrivedAsync(Site site, int count)
    {
        var ids = new List<long>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await ArrivedAsync(site));
        }

        return ids;
    }

    /// <param name="said">How many replies there were before.</param>
    private static async Task SayAsync(Site site, long session, int said, string item, string option)
    {
        var code = new GluteTriage.Engine.Questionnaire.ItemCode(item);
        var clinical = site.Services.GetRequiredService<ReleaseShelf>().Current.Clinical;
        var answer = Assert.IsType<GluteTriage.Engine.Answering.Reply.Accepted>(
            GluteTriage.Engine.Answering.Reply.Read(clinical[code], [option])).Answer;
        await site.Services.GetRequiredService<SessionLog>().AppendAsync(session, said, code, answer, None);
    }

    private static async Task<SessionDb> DbAsync(Site site) =>
        await site.Services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync(None);

    private static async Task<List<long>> RecordedAsync(Site site)
    {
        await using var db = await DbAsync(site);
        return await db.Database
            .SqlQueryRaw<long>("SELECT session_id AS Value FROM audit_entry WHERE act = 'Exported' AND session_id IS NOT NULL ORDER BY sequence")
            .ToListAsync(None);
    }

    private static Dictionary<string, string> OnlyRow(List<string[]> rows)
    {
        Assert.Equal(2, rows.Count);
        return rows[1].Zip(rows[0]).ToDictionary(pair => pair.Second, pair => pair.First);
    }

    private static Task JudgeAsync(Site site, long id, string reason) => site.Services.GetRequiredService<ReviewLog>().ReviewAsync(
        new Actor("lead", "Dr lead"), id,
        new Judgement(Verdict.TooLow, reason, Urgency.Soon, null, [], new ToolResult(Urgency.Routine, null, [], "release")), None);

    private static List<string[]> Rows(byte[] file)
    {
        Assert.Equal(Encoding.UTF8.GetPreamble(), file[..3]);
        var rows = new List<string[]>();
        using var csv = CsvReader.Create(file, CsvReaderOptions.Default with { HasHeader = false });
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(index => csv.GetString(index))]);
        }

        return rows;
    }
}

internal static class Addresses
{
    public static string PathAndQuery(this Uri address) => address.IsAbsoluteUri ? address.PathAndQuery : address.OriginalString;
}
