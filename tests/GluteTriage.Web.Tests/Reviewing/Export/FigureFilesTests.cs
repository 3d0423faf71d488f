using System.Net;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Tests.Circuits;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Reviewing.Export;

/// <summary>Counts, agreement and the trail leave as files for whoever may read their page.</summary>
public sealed class FigureFilesTests(Site site)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("/review/insights/figures.csv?period=30", "\"from\",\"to\",\"release\",\"device\"", "\"sessions\",\"\",\"started\"", StaffRole.Editor)]
    [InlineData("/review/agreement/figures.csv", "\"from\",\"to\",\"release\",\"synthetic\"", "", StaffRole.Reviewer)]
    [InlineData("/review/audit/figures.csv?act=AuditRead", "\"entry\",\"at\",\"account\",\"name\",\"act\"", "csv act=AuditRead", StaffRole.Auditor)]
    public async Task A_file_has_what_the_page_has_for_whoever_may_read_it(string address, string head, string holds, StaffRole role)
    {
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", await site.CookieAsync($"figures-{role}", role));

        // The trail has the taking of it before it leaves, so that the second file holds the first.
        await browser.GetAsync(new Uri(address, UriKind.Relative), None);
        var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), None);
        var text = await answer.Content.ReadAsStringAsync(None);

        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith(head, text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains(holds, text, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("/review/insights/figures.csv", StaffRole.Auditor)]
    [InlineData("/review/agreement/figures.csv", StaffRole.Administrator)]
    [InlineData("/review/audit/figures.csv", StaffRole.Lead)]
    public async Task Whoever_may_not_read_the_page_gets_no_file(string address, StaffRole role)
    {
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", await site.CookieAsync($"no-figures-{role}", role));

        var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), None);

        Assert.Equal("/account/denied", answer.Headers.Location?.PathAndQuery());
    }

    [Fact]
    public async Task What_would_run_as_a_formula_does_not()
    {
        await site.Services.GetRequiredService<AuditedLog>().RecordAsync(new Actor("figures-x", "=HYPERLINK(1)"), AuditAct.Printed, 7, "@SUM(1)", None);
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", await site.CookieAsync("figures-formula", StaffRole.Auditor));

        var text = await browser.GetStringAsync(new Uri("/review/audit/figures.csv?person=figures-x", UriKind.Relative), None);

        Assert.Contains("\"'=HYPERLINK(1)\"", text, StringComparison.Ordinal);
        Assert.Contains("\"'@SUM(1)\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_says_nothing_gives_no_file_of_everything()
    {
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", await site.CookieAsync("figures-half", StaffRole.Auditor));

        var answer = await browser.GetAsync(new Uri("/review/audit/figures.csv?from=yesterday", UriKind.Relative), None);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
