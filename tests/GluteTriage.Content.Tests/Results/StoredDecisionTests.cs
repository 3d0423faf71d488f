using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GluteTriage.Content.Results;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Content.Tests.Results;

/// <summary>Results on file in every shape there has been, against what their answers give now.</summary>
public sealed class StoredDecisionTests
{
    public static TheoryData<int> Schemas => [.. Enumerable.Range(1, ResultRecord.CurrentSchema)];

    [Theory, MemberData(nameof(Schemas))]
    public void A_result_on_file_is_the_same_in_whichever_shape_it_was_stored(int schema) =>
        Assert.Empty(Differences(OnFile.Json(schema)));

    [Fact]
    public void What_is_stored_now_is_the_approved_sample_of_its_shape()
    {
        // Of the content only its hash may differ: a release is told by all its files.
        var written = (ResultRecord.Of(OnFile.Release, OnFile.Assessment) with { Hash = OnFile.HashOf(ResultRecord.CurrentSchema) }).ToJson();

        Assert.True(
            written == OnFile.Json(ResultRecord.CurrentSchema),
            $"""
            Results are no longer stored in the shape of stored-result-{ResultRecord.CurrentSchema}.json. Leave that file as it is: results of people
            are stored so.
            Give the new shape the next number (ResultRecord.CurrentSchema), keep a reader of the old one in Results/Legacy, and add this as its sample:
            {written}
            """);
    }

    [Theory, MemberData(nameof(Schemas))]
    public void Fields_that_only_one_side_knows_change_nothing(int schema)
    {
        var stored = JsonNode.Parse(OnFile.Json(schema))!;
        foreach (var part in Objects(stored).ToList())
        {
            part["added-later"] = new JsonObject { ["any"] = 1 };
        }

        Assert.Empty(Differences(stored.ToJsonString()));
    }

    [Fact]
    public void A_result_stored_by_a_later_version_is_read_as_far_as_it_is_known()
    {
        var stored = JsonNode.Parse(OnFile.Json(ResultRecord.CurrentSchema))!;
        stored["schema"] = ResultRecord.CurrentSchema + 1;

        Assert.Empty(Differences(stored.ToJsonString()));
    }

    [Theory, MemberData(nameof(Schemas))]
    public void Words_and_the_order_of_fields_change_nothing(int schema)
    {
        var stored = JsonNode.Parse(OnFile.Json(schema))!;
        foreach (var part in Objects(stored).ToList())
        {
            foreach (var words in part.Where(field => field.Key is "title" or "text").Select(field => field.Key).ToList())
            {
                part[words] = "Put in other words.";
            }
        }

        Assert.Empty(Differences(Reversed(stored).ToJsonString()));
    }

    [Theory, MemberData(nameof(Schemas))]
    public void Eighteen_points_and_eighteen_point_nought_are_the_same(int schema) =>
        Assert.Empty(Differences(OnFile.Json(schema).Replace("\"score\":18,", "\"score\":18.0,", StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"urgency\":\"same-day\",\"redFlags\"", "\"urgency\":\"emergency\",\"redFlags\"", "Urgency : emergency -> same-day")]
    [InlineData("\"complete\":true", "\"complete\":false", "Complete : false -> true")]
    [InlineData("\"title\":\"sudden-pain\",\"urgency\":\"soon\"", "\"title\":\"sudden-pain\",\"urgency\":\"routine\"", "RedFlag sudden-pain: routine -> soon")]
    [InlineData("\"floor\":\"same-day\"", "\"floor\":\"soon\"", "NotExcluded sudden-pain: emergency, at least soon -> emergency, at least same-day")]
    [InlineData("\"code\":\"foot\",\"urgency\":\"routine\"", "\"code\":\"foot\",\"urgency\":\"soon\"", "Floor foot: soon -> routine")]
    [InlineData("\"code\":\"foot\",\"urgency\"", "\"code\":\"toe\",\"urgency\"", "Floor toe: routine -> none", "Floor foot: none -> routine")]
    [InlineData("\"fit\":\"fits-best\"", "\"fit\":\"could-be\"", "Fit sciatica: could-be -> fits-best")]
    [InlineData("\"fit\":\"fits-best\",\"tentative\":false", "\"fit\":\"fits-best\",\"tentative\":true", "Tentative sciatica: true -> false")]
    [InlineData("{\"code\":\"latent\",\"title\":\"Latent\"}", "null", "Label knot: none -> latent")]
    [InlineData("\"tentative\":false,\"score\":18", "\"tentative\":false,\"score\":17.5", "FamilyScore sciatica: 17.5 -> 18")]
    [InlineData("\"title\":\"piriformis-knot\",\"score\":12", "\"title\":\"piriformis-knot\",\"score\":null", "CauseScore piriformis-knot: excluded -> 12")]
    public void A_changed_decision_is_named_with_what_was_shown_and_what_comes_now(string now, string then, params string[] named)
    {
        foreach (var schema in Schemas)
        {
            var json = OnFile.Json(schema.Data);
            Assert.Contains(now, json, StringComparison.Ordinal);

            Assert.Equal(named, Named(Differences(json.Replace(now, then, StringComparison.Ordinal))));
        }
    }

    [Theory]
    [InlineData("\"equalRank\":false", "\"equalRank\":true", "EqualRank : true -> false")]
    [InlineData("\"namedMember\":\"gluteal-knot\"", "\"namedMember\":null", "NamedMember knot: none -> gluteal-knot")]
    [InlineData("\"namedMember\":\"gluteal-knot\"", "\"namedMember\":\"piriformis-knot\"", "NamedMember knot: piriformis-knot -> gluteal-knot")]
    public void Equal_rank_and_the_named_member_are_decided_since_the_third_shape(string now, string then, string named)
    {
        var json = OnFile.Json(3);
        Assert.Contains(now, json, StringComparison.Ordinal);

        Assert.Equal([named], Named(Differences(json.Replace(now, then, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_result_of_an_older_shape_says_neither_and_so_differs_in_neither(int schema)
    {
        var shown = StoredDecision.Read(OnFile.Json(schema))!;

        Assert.Null(shown.EqualRank);
        Assert.Empty(DecisionDifference.Between(shown, Decision.Of(OnFile.Assessment with { IsEqualRank = true })));
    }

    [Theory, MemberData(nameof(Schemas))]
    public void Another_order_of_families_or_causes_is_named(int schema)
    {
        var stored = JsonNode.Parse(OnFile.Json(schema))!;
        Swap(stored["families"]!.AsArray());
        Swap(stored["families"]!.AsArray().First(family => family!["code"]!.GetValue<string>() == "knot")!["causes"]!.AsArray());

        Assert.Equal(
            [
                "FamilyOrder : knot, sciatica, strain -> sciatica, knot, strain",
                "CauseOrder knot: piriformis-knot, gluteal-knot -> gluteal-knot, piriformis-knot",
            ],
            Named(Differences(stored.ToJsonString())));
    }

    [Fact]
    public void The_urgency_and_release_stored_beside_a_result_count_too() =>
        Assert.Equal(
            ["Urgency : routine -> same-day", $"Release : another -> {OnFile.Release.Hash}"],
            Named(StoredDecision.Differences("another", Urgency.Routine, OnFile.Json(1), OnFile.Release.Hash, OnFile.Assessment)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "schema": 2 }""")]
    [InlineData("""{ "schema": "two" }""")]
    public void What_is_no_result_is_not_called_the_same(string json) =>
        Assert.Equal(["Record : unreadable -> same-day"], Named(Differences(json)));

    private static ImmutableArray<DecisionDifference> Differences(string json) =>
        StoredDecision.Differences(OnFile.Release.Hash, OnFile.Assessment.Urgency, json, OnFile.Release.Hash, OnFile.Assessment);

    private static IEnumerable<string> Named(IEnumerable<DecisionDifference> differences) =>
        differences.Select(one => $"{one.Part} {one.Code}: {one.Shown} -> {one.Now}");

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(field => Objects(field.Value)).Append(one),
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };

    private static JsonNode Reversed(JsonNode node) => node switch
    {
        JsonObject one => new JsonObject(one.Reverse().Select(field => KeyValuePair.Create(field.Key, field.Value is null ? null : Reversed(field.Value)))),
        JsonArray many => new JsonArray([.. many.Select(one => one is null ? null : Reversed(one))]),
        _ => node.DeepClone(),
    };

    private static void Swap(JsonArray ranked)
    {
        var first = ranked[0];
        ranked.RemoveAt(0);
        ranked.Insert(1, first);
    }
}
