using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GluteTriage.Content;
using GluteTriage.Engine.Assessments;
using GluteTriage.Testing;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Api;

public sealed class ApiTests(Site site)
{
    private const string Assessments = "/api/v1/assessments";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly HttpClient client = site.Browser();

    private Release Release => site.Services.GetRequiredService<ReleaseShelf>().Current;

    [Fact]
    public async Task Every_vignette_gets_the_urgency_and_flags_the_engine_gives_it()
    {
        Assert.True(Release.Vignettes.Length > 100);
        foreach (var vignette in Release.Vignettes)
        {
            var run = VignetteRun.Of(Release.Clinical, vignette);
            var answers = run.Answers.Items.ToDictionary(
                item => item.Value, item => run.Answers[item]!.Marks.Select(mark => mark.ToString()).ToArray());

            var got = await (await client.PostAsJsonAsync(Assessments, new { answers })).Content.ReadFromJsonAsync<JsonElement>();

            Assert.True(run.Assessment.Urgency.Code() == got.GetProperty("urgency").GetString(), vignette.Code);
            Assert.Equal(
                run.Assessment.Raised.Select(raised => raised.Flag.Code.Value),
                got.GetProperty("redFlags").EnumerateArray().Select(flag => flag.GetProperty("code").GetString()));
        }
    }

    [Fact]
    public async Task The_answer_has_every_part_of_the_contract()
    {
        var got = await AssessAsync("""{ "answers": { "age": "35-49", "pain-spread": ["back-thigh", "foot"], "bladder-bowel": "not-sure" } }""");

        Assert.Equal(await DescribedAsync("AssessmentResponse"), got.EnumerateObject().Select(property => property.Name));
        Assert.False(got.GetProperty("complete").GetBoolean());
        Assert.NotEqual(0, got.GetProperty("notExcluded").GetArrayLength());
        Assert.Equal(Release.Clinical.Families.Length, got.GetProperty("families").GetArrayLength());
        Assert.Equal(
            Release.Clinical.Causes.Length,
            got.GetProperty("families").EnumerateArray().Sum(family => family.GetProperty("causes").GetArrayLength()));
    }

    [Fact]
    public async Task Answers_that_are_an_empty_object_are_assessed_as_nothing_asked()
    {
        var got = await AssessAsync("""{ "answers": {} }""");

        Assert.False(got.GetProperty("complete").GetBoolean());
        Assert.Equal(0, got.GetProperty("redFlags").GetArrayLength());
        Assert.NotEqual(0, got.GetProperty("missing").GetArrayLength());
    }

    [Theory]
    [InlineData("{}", "answers")]
    [InlineData("[]", "answers")]
    [InlineData("", "body")]
    [InlineData("{", "body")]
    [InlineData("""{ "answers": [] }""", "answers")]
    [InlineData("""{ "answers": {}, "answers": {} }""", "answers")]
    [InlineData("""{ "answers": {}, "name": "x" }""", "name")]
    [InlineData("""{ "answers": { "shoe-size": "42" } }""", "answers.shoe-size")]
    [InlineData("""{ "answers": { "age": "old" } }""", "answers.age")]
    [InlineData("""{ "answers": { "age": 42 } }""", "answers.age")]
    [InlineData("""{ "answers": { "age": null } }""", "answers.age")]
    [InlineData("""{ "answers": { "age": [] } }""", "answers.age")]
    [InlineData("""{ "answers": { "age": ["16-34", "35-49"] } }""", "answers.age")]
    [InlineData("""{ "answers": { "age": "16-34", "age": "35-49" } }""", "answers.age")]
    [InlineData("""{ "answers": { "bladder-bowel": ["none", "not-sure"] } }""", "answers.bladder-bowel")]
    [InlineData("""{ "answers": { "age": "\ud800" } }""", "body")]
    public async Task A_bad_body_is_refused_and_the_place_is_named(string body, string where)
    {
        var refused = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        var errors = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal([where], errors.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Every_bad_item_and_option_is_named_at_once()
    {
        var refused = await PostAsync("""{ "answers": { "shoe-size": "42", "pain-spread": ["hat", "foot", "scarf"], "age": "16-34" } }""");

        var errors = (await refused.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject();
        Assert.Equal(["answers.pain-spread", "answers.shoe-size"], errors.Select(error => error.Key).Order());
        var spread = errors["answers.pain-spread"]!.AsArray().Select(what => what!.GetValue<string>()).ToList();
        Assert.Equal(2, spread.Count);
        Assert.StartsWith("'hat' is not offered.", spread[0]);
        Assert.StartsWith("'scarf' is not offered.", spread[1]);
    }

    [Fact]
    public async Task A_body_that_is_not_UTF_8_is_refused()
    {
        using var content = new ByteArrayContent([0x7b, 0xff, 0x7d]);
        content.Headers.ContentType = new("application/json");

        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(Assessments, content)).StatusCode);
    }

    [Fact]
    public async Task A_body_that_begins_with_the_mark_of_UTF_8_is_read()
    {
        using var content = new ByteArrayContent([.. Encoding.UTF8.Preamble, .. """{ "answers": {} }"""u8]);
        content.Headers.ContentType = new("application/json");

        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(Assessments, content)).StatusCode);
    }

    [Theory]
    [InlineData("utf-16", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("iso-8859-1", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("nonsense", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("UTF-8", HttpStatusCode.OK)]
    [InlineData("\"utf-8\"", HttpStatusCode.OK)]
    public async Task A_body_that_says_it_is_in_another_writing_is_refused_as_such(string charset, HttpStatusCode answered)
    {
        using var content = new ByteArrayContent([.. """{ "answers": {} }"""u8]);
        content.Headers.TryAddWithoutValidation("Content-Type", $"application/json; charset={charset}");

        Assert.Equal(answered, (await client.PostAsync(Assessments, content)).StatusCode);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_body_is_refused_as_such(string coding)
    {
        using var content = new ByteArrayContent([0x1f, 0x8b, 0x08, 0x00]);
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add(coding);

        var refused = await client.PostAsync(Assessments, content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        Assert.Contains("Content-Encoding", await refused.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_64_KB_is_refused_whether_or_not_it_says_how_long_it_is(bool saysLength)
    {
        await using var real = new Site();
        real.UseKestrel(0);
        real.StartServer();
        using var connection = new HttpClient { BaseAddress = real.ClientOptions.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, Assessments)
        {
            Content = new StringContent(new string(' ', (64 * 1024) + 1), null, "application/json"),
        };
        request.Headers.TransferEncodingChunked = !saysLength;

        var refused = await connection.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        SecurityHeadersTests.AssertHeaders(refused, Assessments);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Anything_but_json_is_refused(string mediaType)
    {
        var refused = await client.PostAsync(Assessments, new StringContent("""{ "answers": {} }""", null, mediaType));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
    }

    [Fact]
    public async Task No_cookie_is_given_and_no_other_site_is_let_in()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Assessments)
        {
            Content = new StringContent("""{ "answers": {} }""", null, "application/json"),
            Headers = { { "Origin", "https://elsewhere.example" } },
        };

        var response = await client.SendAsync(request);

        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task The_questionnaire_lists_every_item_and_option_in_asking_order()
    {
        var got = await client.GetFromJsonAsync<JsonElement>("/api/v1/questionnaire");

        Assert.Equal(Release.Hash, got.GetProperty("hash").GetString());
        Assert.Equal(
            Release.Clinical.Items.Select(item => item.Code.Value + ": " + string.Join(", ", item.Options.Select(option => option.Code))),
            got.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString() + ": "
                + string.Join(", ", item.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("code").GetString()))));
        var described = await DescribedAsync("Item");
        Assert.All(got.GetProperty("items").EnumerateArray(), item => Assert.Equal(described, item.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public async Task A_questionnaire_the_caller_already_has_is_not_sent_again()
    {
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/questionnaire");
        again.Headers.IfNoneMatch.Add(new($"\"{Release.Hash}\""));

        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task The_description_names_both_addresses_and_shows_an_example()
    {
        var got = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json");

        var paths = got.GetProperty("paths");
        Assert.Equal(
            [Assessments, "/api/v1/questionnaire"], paths.EnumerateObject().Select(path => path.Name).Order());
        var post = paths.GetProperty(Assessments).GetProperty("post");
        var example = post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example");
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(example.GetRawText())).StatusCode);
        Assert.Equal(
            ["200", "400", "413", "415", "429"], post.GetProperty("responses").EnumerateObject().Select(response => response.Name).Order());
    }

    [Fact]
    public async Task The_description_says_that_pages_of_other_sites_cannot_call_it() =>
        Assert.Contains(
            "no CORS header is sent",
            (await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json")).GetProperty("info").GetProperty("description").GetString());

    [Fact]
    public async Task The_description_is_the_approved_one()
    {
        var served = JsonNode.Parse(await client.GetStringAsync("/api/v1/openapi.json"))!;

        Approved.VerifyFile("docs/api/openapi-v1.json", served.ToJsonString(Indented));
    }

    [Fact]
    public async Task The_examples_of_the_description_are_what_the_site_takes_and_says()
    {
        var post = (await client.GetFromJsonAsync<JsonObject>("/api/v1/openapi.json"))!["paths"]![Assessments]!["post"]!;
        var request = post["requestBody"]!["content"]!["application/json"]!["example"]!;
        var refusal = post["responses"]!["400"]!["content"]!["application/problem+json"]!["example"]!;

        var age = Release.Clinical.Items[0];
        var refused = (await (await PostAsync($$"""{ "answers": { "{{age.Code}}": "old" } }""")).Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(request.ToJsonString())).StatusCode);
        Assert.Equal(refusal["title"]!.GetValue<string>(), refused["title"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(refusal["errors"], refused["errors"]), refusal["errors"]!.ToJsonString());
        Assert.Contains(string.Join(", ", age.Options.Select(option => option.Code)), refusal.ToJsonString());
    }

    [Fact]
    public void Nothing_but_the_API_uses_its_records()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Shipped.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".cs" or ".razor")
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(path => !path.Contains(Path.Combine("GluteTriage.Web", "Api"), StringComparison.Ordinal))
            .ToList();

        Assert.True(sources.Count > 400);
        Assert.DoesNotContain(sources, path => File.ReadAllText(path) is var text
            && (text.Contains("AssessmentResponse", StringComparison.Ordinal) || text.Contains("QuestionnaireResponse", StringComparison.Ordinal)));
    }

    /// <summary>The fields of a schema; which they are is approved with the whole description.</summary>
    private async Task<string[]> DescribedAsync(string schema)
    {
        var schemas = (await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json")).GetProperty("components").GetProperty("schemas");
        return [.. schemas.GetProperty(schema).GetProperty("properties").EnumerateObject().Select(field => field.Name)];
    }

    private async Task<JsonElement> AssessAsync(string body)
    {
        var response = await PostAsync(body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<HttpResponseMessage> PostAsync(string body) =>
        client.PostAsync(Assessments, new StringContent(body, null, "application/json"));
}
