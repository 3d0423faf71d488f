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
using GluteTriage.Web.Tests.Circuits;
using GluteTriage.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Reviewing.Export;

public sealed partial class ExportTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    public async Task No_value_is_a_formula_to_a_spreadsheet_and_every_value_reads_back(string reason)
    {
        await using var site = new Site();
        var id = await ArrivedAsync(site);
        await JudgeAsync(site, id, reason + ", \"quoted\"\nand a second line");

        var answer = await PostAsync(site, "csv", "yearly audit of under-triage", StaffRole.Lead);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var rows = Rows(await answer.Content.ReadAsByteArrayAsync(None));
        var row = rows[1].Zip(rows[0]).ToDictionary(pair => pair.Second, pair => pair.First);
        Assert.Equal(id.ToString(System.Globalization.CultureInfo.InvariantCulture), row["session"]);
        Assert.Equal($"'{reason}, \"quoted\"\nand a second line", row["reason"]);
        Assert.Equal("35-49", row["answer-age"]);
        Assert.Equal("no", row["synthetic"]);
    }

    [Fact]
    public async Task Json_lines_hold_one_object_for_each_session_and_a_last_line_that_counts_them()
    {
        await using var site = new Site();
        var ids = new[] { await ArrivedAsync(site), await ArrivedAsync(site) };
        await ArrivedAsync(site, mayBeReviewed: false);

        var text = await (await PostAsync(site, "jsonl", "yearly audit of under-triage", StaffRole.Lead)).Content.ReadAsStringAsync(None);

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(ids, lines.SkipLast(1).Select(line => long.Parse(line.GetProperty("session").GetString()!, System.Globalization.CultureInfo.InvariantCulture)));
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

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Please say in 10 to 200 characters", await answer.Content.ReadAsStringAsync(None), StringComparison.Ordinal);
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
            var old = DateTimeOffset.UtcNow.AddMinutes(-11);
            await db.Sessions.ExecuteUpdateAsync(session => session.SetProperty(one => one.FactorGivenAt, old), None);
        }

        var sent = await late.GetAsync(new Uri("/review/export?urgency=emergency", UriKind.Relative), None);
        Assert.Equal("/account/step-up?next=%2Freview%2Fexport%3Furgency%3Demergency", sent.Headers.Location?.PathAndQuery());
    }

    [Fact]
    public async Task Nothing_leaves_while_the_audit_trail_is_down()
    {
        await using var site = new Site();
        await ArrivedAsync(site);
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync(None))
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER full BEFORE INSERT ON audit_entry WHEN NEW.act = 'Exported' BEGIN SELECT RAISE(ABORT, 'full'); END;", None);
        }

        var answer = await PostAsync(site, "csv", "yearly audit of under-triage", StaffRole.Lead);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(None);
        Assert.Contains("cannot be recorded now, so none left", page, StringComparison.Ordinal);
        Assert.DoesNotContain("35-49", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token { get; }

    [GeneratedRegex("name=\"run\" value=\"([^\"]+)\"")]
    private static partial Regex Run { get; }

    /// <summary>Opens the page and sends its form, as a browser does.</summary>
    private static async Task<HttpResponseMessage> PostAsync(Site site, string format, string purpose, StaffRole role)
    {
        using var browser = site.CreateClient(new Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        var cookie = await site.CookieAsync("lead", role);
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/review/export?status=any");
        ask.Headers.Add("Cookie", cookie);
        var page = await browser.SendAsync(ask, None);
        var html = await page.Content.ReadAsStringAsync(None);
        Assert.True(page.StatusCode == HttpStatusCode.OK, $"{page.StatusCode} {page.Headers.Location}");
        var given = page.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0]);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/review/export")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = Token.Match(html).Groups[1].Value,
                ["run"] = Run.Match(html).Groups[1].Value,
                ["asked"] = "status=any",
                ["format"] = format,
                ["purpose"] = purpose,
            }),
        };
        post.Headers.Add("Cookie", string.Join("; ", given.Append(cookie)));
        return await browser.SendAsync(post, None);
    }

    private static async Task<long> ArrivedAsync(Site site, bool mayBeReviewed = true)
    {
        var release = site.Services.GetRequiredService<ReleaseShelf>().Current;
        var log = site.Services.GetRequiredService<SessionLog>();
        var item = new GluteTriage.Engine.Questionnaire.ItemCode("age");
        var answer = Assert.IsType<GluteTriage.Engine.Answering.Reply.Accepted>(
            GluteTriage.Engine.Answering.Reply.Read(release.Clinical[item], ["35-49"])).Answer;
        var (_, session) = await log.OpenAsync(release.Hash, "uk", mayBeReviewed, None);
        await log.AppendAsync(session.Id, 0, item, answer, None);
        await log.SnapshotAsync(session.Id, 1, release.Hash, "1.0", Urgency.Routine, "{}", Arrival.Bare, None);
        return session.Id;
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
