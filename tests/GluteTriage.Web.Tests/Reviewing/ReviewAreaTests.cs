using System.Net;
using GluteTriage.Content;
using GluteTriage.Content.Contract;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;
using GluteTriage.Testing;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Tests.Operations;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Reviewing;

public sealed class ReviewAreaTests
{
    private static readonly ItemCode Age = new("age");

    [Theory]
    [InlineData("Development", "false")]
    [InlineData("Production", "true")]
    [InlineData("Staging", "true")]
    public async Task The_area_has_no_address_unless_a_developer_opens_it(string environment, string open)
    {
        await using var site = new Site { Environment = environment, Settings = Opened(open) };
        var browser = site.Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/review")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/review/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/_blazor")).StatusCode);
        Assert.DoesNotContain(
            site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>(),
            endpoint => endpoint.RoutePattern.RawText!.Contains("_blazor") || endpoint.RoutePattern.RawText.Contains("review"));
    }

    [Fact]
    public async Task The_area_has_no_address_by_default()
    {
        await using var site = new Site();

        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().GetAsync("/review")).StatusCode);
    }

    [Fact]
    public void No_settings_file_of_the_site_opens_the_area()
    {
        var files = Directory.GetFiles(Path.Combine(Shipped.Root, "src", "GluteTriage.Web"), "*ettings*.json", SearchOption.TopDirectoryOnly);

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotContain("\"OpenInDevelopment\": true", File.ReadAllText(file)));
    }

    [Theory]
    [InlineData("https://elsewhere.example", HttpStatusCode.NotFound)]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    public async Task The_live_connection_is_only_for_our_own_pages(string origin, HttpStatusCode expected)
    {
        await using var site = new Site { Settings = Opened("true") };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1")
        {
            Headers = { { "Origin", origin } },
        };

        Assert.Equal(expected, (await site.Browser().SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_session_is_listed_and_shown_in_the_words_the_person_saw()
    {
        await using var site = new Site { Settings = Opened("true") };
        var (id, release, _) = await AnsweredAsync(site, mayBeReviewed: true);

        var list = await site.Browser().GetStringAsync("/review");
        var shown = await site.Browser().GetStringAsync($"/review/{id}");

        Assert.Contains($"/review/{id}", list);
        Assert.Contains(release.Note.Name, list);
        Assert.Contains(release.Clinical[Age].Ask, WebUtility.HtmlDecode(shown));
        Assert.Contains(release.Clinical[Age].Find(new OptionCode("35-49"))!.Say, WebUtility.HtmlDecode(shown));
        Assert.Contains(ReviewText.NothingShown, shown);
    }

    [Fact]
    public async Task A_session_without_the_second_consent_is_neither_listed_nor_shown()
    {
        await using var site = new Site { Settings = Opened("true") };
        var (id, release, _) = await AnsweredAsync(site, mayBeReviewed: false);

        Assert.Contains(ReviewText.Empty, await site.Browser().GetStringAsync("/review"));
        var shown = await site.Browser().GetStringAsync($"/review/{id}");
        Assert.Contains(WebUtility.HtmlEncode(ReviewText.NoSession), shown);
        Assert.DoesNotContain(release.Clinical[Age].Ask, WebUtility.HtmlDecode(shown));
    }

    [Theory]
    [InlineData(false, ReviewText.Agrees)]
    [InlineData(true, ReviewText.Differs)]
    public async Task A_result_that_cannot_be_repeated_is_an_alarm(bool tampered, string expected)
    {
        await using var site = new Site { Settings = Opened("true") };
        var (id, release, answers) = await AnsweredAsync(site, mayBeReviewed: true);
        var assessment = Triage.Assess(release.Clinical, answers);
        var json = AssessmentDocument.Of(release, assessment).ToJson();
        await site.Services.GetRequiredService<SessionLog>().SnapshotAsync(
            id, 1, release.Hash, "any", assessment.Urgency, tampered ? json.Replace("\"complete\":false", "\"complete\":true") : json, CancellationToken.None);

        var shown = await site.Browser().GetStringAsync($"/review/{id}");

        Assert.Contains(expected, shown);
    }

    private static Dictionary<string, string> Opened(string open) => new() { ["Review:OpenInDevelopment"] = open };

    private static async Task<(long Id, Release Release, Answers Answers)> AnsweredAsync(Site site, bool mayBeReviewed)
    {
        var release = site.Services.GetRequiredService<ReleaseShelf>().Current;
        var log = site.Services.GetRequiredService<SessionLog>();
        var answer = Assert.IsType<Reply.Accepted>(Reply.Read(release.Clinical[Age], ["35-49"])).Answer;
        var (_, session) = await log.OpenAsync(release.Hash, "uk", mayBeReviewed, CancellationToken.None);
        await log.AppendAsync(session.Id, 0, Age, answer, CancellationToken.None);
        return (session.Id, release, Answers.None.With(Age, answer));
    }
}
