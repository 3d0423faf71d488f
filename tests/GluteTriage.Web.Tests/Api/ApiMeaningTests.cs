using System.Net.Http.Json;
using System.Text.Json;
using GluteTriage.Content;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Api;

/// <summary>What the fields of an answer promise: how complete it is, what was assumed, who stands first.</summary>
public sealed class ApiMeaningTests(Site site)
{
    private readonly HttpClient client = site.Browser();

    [Fact]
    public async Task Getting_worse_with_nothing_said_of_how_bad_counts_as_the_mildest_and_says_so()
    {
        var got = await AssessAsync("""{ "answers": { "impact": "getting-worse", "four-steps": "limp" } }""");
        var spelledOut = await AssessAsync("""{ "answers": { "impact": ["mild", "getting-worse"], "four-steps": "limp" } }""");

        var assumed = Assert.Single(got.GetProperty("assumed").EnumerateArray());
        Assert.Equal("impact: mild", $"{assumed.GetProperty("item").GetString()}: {assumed.GetProperty("option").GetString()}");
        Assert.Equal("soon", got.GetProperty("urgency").GetString());
        Assert.Equal(spelledOut.GetProperty("redFlags").GetRawText(), got.GetProperty("redFlags").GetRawText());
        Assert.Equal(0, spelledOut.GetProperty("assumed").GetArrayLength());
    }

    [Fact]
    public async Task An_answer_is_complete_exactly_when_nothing_more_would_be_asked()
    {
        var seen = new HashSet<bool>();
        foreach (var vignette in Shipped.Release.Vignettes)
        {
            var answers = VignetteRun.AnswersOf(Shipped.Content, vignette);
            var together = Answers.Together(answers.Items.Select(item => KeyValuePair.Create(item, answers[item]!)));
            var got = await AssessAsync(JsonSerializer.Serialize(new
            {
                answers = answers.Items.ToDictionary(item => item.Value, item => answers[item]!.Marks.Select(mark => mark.ToString())),
            }));

            var complete = got.GetProperty("complete").GetBoolean();
            seen.Add(complete);
            Assert.True(
                complete == (got.GetProperty("missing").GetArrayLength() == 0 || Interview.Next(Shipped.Content, together) is Step.Finish),
                vignette.Code);
        }

        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public async Task An_emergency_that_cut_the_questions_short_is_not_complete()
    {
        var got = await AssessAsync("""{ "answers": { "age": "35-49", "bladder-bowel": "leak-or-no-control" } }""");

        Assert.Equal("emergency", got.GetProperty("urgency").GetString());
        Assert.False(got.GetProperty("complete").GetBoolean());
        Assert.NotEqual(0, got.GetProperty("missing").GetArrayLength());
    }

    [Fact]
    public async Task Equal_rank_and_the_named_member_are_what_the_engine_says()
    {
        foreach (var vignette in Shipped.Release.Vignettes)
        {
            var run = VignetteRun.Of(Shipped.Content, vignette);
            var got = await AssessAsync(JsonSerializer.Serialize(new
            {
                answers = run.Answers.Items.ToDictionary(item => item.Value, item => run.Answers[item]!.Marks.Select(mark => mark.ToString())),
            }));

            Assert.True(run.Assessment.IsEqualRank == got.GetProperty("equalRank").GetBoolean(), vignette.Code);
            Assert.Equal(
                run.Assessment.Families.Select(family => family.Named?.Cause.Code.Value),
                got.GetProperty("families").EnumerateArray().Select(family => family.GetProperty("namedMember").GetString()));
        }
    }

    private async Task<JsonElement> AssessAsync(string body)
    {
        var response = await client.PostAsync("/api/v1/assessments", new StringContent(body, null, "application/json"));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
