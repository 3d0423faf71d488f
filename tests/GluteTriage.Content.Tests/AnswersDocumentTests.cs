using GluteTriage.Content.Results;
using GluteTriage.Engine;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>Answers as other programs send them.</summary>
public sealed class AnswersDocumentTests
{
    [Fact]
    public void A_value_is_an_option_or_a_list_of_options()
    {
        var (answers, problems) = AnswersDocument.Read(Shipped.Content,
            """{ "answers": { "age": "35-49", "pain-spread": ["back-thigh", "foot:left"], "bladder-bowel": "not-sure" } }""");

        Assert.Empty(problems);
        Assert.Equal("back-thigh, foot:left", answers![new ItemCode("pain-spread")]!.ToString());
        Assert.Equal("not-sure", answers[new ItemCode("bladder-bowel")]!.ToString());
        Assert.Null(answers[new ItemCode("saddle-area")]);
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("{", "body")]
    [InlineData("[]", "answers")]
    [InlineData("null", "answers")]
    [InlineData("{}", "answers")]
    [InlineData("""{ "answers": [] }""", "answers")]
    [InlineData("""{ "answers": {}, "region": "uk" }""", "region")]
    [InlineData("""{ "answers": { "agee": "35-49" } }""", "answers.agee")]
    [InlineData("""{ "answers": { "age": "35" } }""", "answers.age")]
    [InlineData("""{ "answers": { "age": 35 } }""", "answers.age")]
    [InlineData("""{ "answers": { "age": null } }""", "answers.age")]
    [InlineData("""{ "answers": { "age": [] } }""", "answers.age")]
    [InlineData("""{ "answers": { "age": ["35-49", "50-64"] } }""", "answers.age")]
    [InlineData("""{ "answers": { "age": ["35-49", 1] } }""", "answers.age")]
    [InlineData("""{ "answers": { "age": "35-49", "age": "50-64" } }""", "answers.age")]
    [InlineData("""{ "answers": { "pelvic": ["none", "testicle"] } }""", "answers.pelvic")]
    [InlineData("""{ "answers": { "impact": ["mild", "severe", "getting-worse"] } }""", "answers.impact")]
    [InlineData("""{ "answers": { "age": "\ud800" } }""", "body")]
    [InlineData("""{ "answers": { "\ud800": "x" } }""", "body")]
    public void What_cannot_be_read_is_named(string json, string where)
    {
        var (answers, problems) = AnswersDocument.Read(Shipped.Content, json);

        Assert.Null(answers);
        Assert.Equal(where, Assert.Single(problems).Where);
    }

    [Theory]
    [InlineData("getting-worse", "mild, getting-worse", "mild")]
    [InlineData("unsafe", "mild, unsafe", "mild")]
    [InlineData("severe", "severe", null)]
    public void Where_exactly_one_of_a_group_is_left_out_the_least_serious_counts(string given, string counts, string? assumed)
    {
        var read = AnswersDocument.Read(Shipped.Content, $$"""{ "answers": { "age": "35-49", "impact": ["{{given}}"] } }""");

        Assert.Equal(counts, read.Answers![new ItemCode("impact")]!.ToString());
        Assert.Equal(assumed is null ? [] : [$"impact {assumed}"], read.Assumed.Select(option => $"{option.Item} {option.Option}"));
    }

    [Fact]
    public void Every_problem_is_named_at_once()
    {
        var (_, problems) = AnswersDocument.Read(Shipped.Content, """{ "answers": { "age": "35", "x": "y", "pelvic": [] }, "z": 1 }""");

        Assert.Equal(["answers.age", "answers.pelvic", "answers.x", "z"], problems.Select(problem => problem.Where).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_assessment_is_given_in_full_whatever_the_answers()
    {
        var (answers, _) = AnswersDocument.Read(Shipped.Content, """{ "answers": { "bladder-bowel": ["hard-to-start"], "saddle-area": ["not-sure"] } }""");
        var document = ResultRecord.Of(Shipped.Release, Triage.Assess(Shipped.Content, answers!));

        Assert.Equal("emergency", document.Urgency);
        Assert.False(document.Complete);
        Assert.Equal(Shipped.Content.Families.Length, document.Families.Count);
        Assert.Equal(Shipped.Content.Causes.Length, document.Families.Sum(family => family.Causes.Count));
        Assert.Contains(document.RedFlags,
            flag => flag.Because.Any(found => found is { Item: "bladder-bowel", Option: "hard-to-start" })
                && flag.Sources.Count > 0);
        Assert.NotEmpty(document.NotExcluded);
        Assert.NotEmpty(document.SafetyNet);
        Assert.Contains("age", document.Missing);
        Assert.Contains("\"redFlags\":", document.ToJson(), StringComparison.Ordinal);
    }
}
