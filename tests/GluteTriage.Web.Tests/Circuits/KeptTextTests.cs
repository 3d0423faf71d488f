using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Circuits;
using GluteTriage.Web.Tests.Operations;
using GluteTriage.Web.Tests.Reviewing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Circuits;

public sealed class KeptTextTests(Site site)
{
    private const string Page = "/review/sessions/7";
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task What_was_typed_comes_back_once_and_to_nobody_else()
    {
        var answer = await PostAsync("dr-a", "http://localhost", new { address = Page, fields = new { note = "Weak since Monday" } });

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Null(await TakeAsync("dr-b"));
        Assert.Equal("Weak since Monday", await TakeAsync("dr-a"));
        Assert.Null(await TakeAsync("dr-a"));
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData(null)]
    public async Task Another_site_leaves_nothing_here(string? origin)
    {
        var answer = await PostAsync("dr-c", origin, new { address = Page, fields = new { note = "x" } });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null(await TakeAsync("dr-c"));
    }

    [Fact]
    public async Task More_than_32_KB_and_other_addresses_are_refused()
    {
        var large = await PostAsync("dr-d", "http://localhost", new { address = Page, fields = new { note = new string('x', 33_000) } });
        var elsewhere = await PostAsync("dr-d", "http://localhost", new { address = "/check", fields = new { note = "x" } });

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest), (large.StatusCode, elsewhere.StatusCode));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"address": 7}""")]
    [InlineData("""{"address": "/review/x", "fields": "no"}""")]
    [InlineData("""{"address": "/reviewX", "fields": {"note": "x"}}""")]
    public async Task What_is_no_message_of_the_script_is_refused_and_is_no_error_of_ours(string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, KeptRoutes.Address)
        {
            Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
        };

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("dr-e", "http://localhost", request)).StatusCode);
    }

    [Fact]
    public async Task A_message_in_a_writing_that_is_none_is_refused_and_is_no_error_of_ours()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, KeptRoutes.Address) { Content = new ByteArrayContent("{}"u8.ToArray()) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=nonsense");

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("dr-f", "http://localhost", request)).StatusCode);
    }

    [Fact]
    public void After_five_minutes_nothing_is_left()
    {
        var kept = new KeptTexts(clock);
        kept.TryKeep("dr-a", Page, "note", "x");

        clock.Advance(KeptTexts.For);

        Assert.Null(kept.Take("dr-a", Page, "note"));
    }

    [Fact]
    public void One_account_cannot_fill_the_memory()
    {
        var kept = new KeptTexts(clock);

        var taken = Enumerable.Range(0, 100).Count(n => kept.TryKeep("dr-a", Page, $"note-{n}", "x"));

        Assert.Equal(KeptTexts.FieldsAtMost, taken);
        Assert.True(kept.TryKeep("dr-b", Page, "note", "x"));
    }

    private async Task<HttpResponseMessage> PostAsync(string account, string? origin, object sent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, KeptRoutes.Address) { Content = JsonContent.Create(sent) };
        return await SendAsync(account, origin, request);
    }

    private async Task<HttpResponseMessage> SendAsync(string account, string? origin, HttpRequestMessage request)
    {
        await request.Content!.LoadIntoBufferAsync();
        request.Headers.Add("Cookie", await site.CookieAsync(account, StaffRole.Reviewer));
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await site.Browser().SendAsync(request);
    }

    private Task<string?> TakeAsync(string account) =>
        new KeptText(SignedIn.As(account, StaffRole.Reviewer), site.Services.GetRequiredService<KeptTexts>())
            .TakeAsync(Page, "note", CancellationToken.None);
}
