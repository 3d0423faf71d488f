using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GluteTriage.Content.Store;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Api;

/// <summary>The description of the API holds what linters of such descriptions ask for, and names nothing that is not there.</summary>
public sealed partial class ApiDescriptionTests(Site site)
{
    private readonly HttpClient client = site.Browser();

    [Fact]
    public async Task Every_code_the_text_names_exists()
    {
        var document = await ReadAsync();
        var known = Shipped.Content.Items.SelectMany(item => item.Options.Select(option => option.Code.Value).Append(item.Code.Value))
            .Concat(Nodes(document).Select(node => node.Value as JsonObject).OfType<JsonObject>()
                .SelectMany(node => node["properties"] is JsonObject fields ? fields.Select(field => field.Key) : []))
            .Concat(["one-of", "some-of"])
            .Concat(document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => $"{method.Key.ToUpperInvariant()} {path.Key}")))
            .ToHashSet();

        var named = Nodes(document).Where(node => node.Key is "description" or "summary" && node.Value is JsonValue)
            .SelectMany(node => Quoted().Matches(node.Value!.GetValue<string>()).Select(match => match.Groups[1].Value))
            .ToList();

        Assert.Contains("impact", named);
        Assert.DoesNotContain(named, code => !known.Contains(code));
    }

    [Fact]
    public async Task Title_licence_contact_server_and_tags_are_given()
    {
        var document = await ReadAsync();

        Assert.Equal("MIT", document["info"]!["license"]!["identifier"]!.GetValue<string>());
        Assert.NotEqual("", document["info"]!["contact"]!["name"]!.GetValue<string>());
        var servers = document["servers"]!.AsArray();
        Assert.NotEmpty(servers);
        Assert.DoesNotContain(servers, server => server!["url"]!.GetValue<string>().Contains("example.com", StringComparison.Ordinal)
            || server["url"]!.GetValue<string>().Contains("localhost", StringComparison.Ordinal));
        Assert.All(document["tags"]!.AsArray(), tag => Assert.NotEqual("", tag!["description"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_a_listed_tag_a_refusal_and_says_who_may_call_it()
    {
        var document = await ReadAsync();
        var tags = document["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>()).ToHashSet();
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(method => method.Value!.AsObject()).ToList();

        Assert.Equal(2, operations.Select(operation => operation["operationId"]!.GetValue<string>()).Distinct().Count());
        Assert.All(operations, operation =>
        {
            Assert.NotEqual("", operation["summary"]!.GetValue<string>());
            Assert.NotNull(operation["security"]);
            Assert.All(operation["tags"]!.AsArray(), tag => Assert.Contains(tag!.GetValue<string>(), tags));
            Assert.Contains(operation["responses"]!.AsObject(), response => response.Key.StartsWith('4'));
            Assert.Contains(operation["responses"]!.AsObject(), response => response.Key.StartsWith('2'));
        });
        Assert.DoesNotContain(document["paths"]!.AsObject(), path => path.Key.Contains('{', StringComparison.Ordinal) || path.Key.EndsWith('/'));
    }

    [Fact]
    public async Task Every_schema_is_used_and_every_reference_leads_to_one()
    {
        var document = await ReadAsync();
        var used = Nodes(document).Where(node => node.Key == "$ref").Select(node => node.Value!.GetValue<string>()).ToHashSet();
        var schemas = document["components"]!["schemas"]!.AsObject().Select(schema => $"#/components/schemas/{schema.Key}").ToHashSet();

        Assert.Empty(schemas.Except(used));
        Assert.Empty(used.Except(schemas));
    }

    [Fact]
    public async Task Every_rule_that_is_sent_is_a_tree_of_the_kinds_described_and_means_what_the_content_says()
    {
        var document = await ReadAsync();
        var kinds = document["components"]!["schemas"]!["Rule"]!["oneOf"]!.AsArray()
            .Select(kind => string.Join(",", kind!["required"]!.AsArray().Select(key => key!.GetValue<string>()).Order(StringComparer.Ordinal)))
            .ToHashSet();
        var items = (await client.GetFromJsonAsync<JsonObject>("/api/v1/questionnaire"))!["items"]!.AsArray();

        var sent = 0;
        foreach (var (item, asked) in items.Zip(Shipped.Content.Items))
        {
            foreach (var (tree, rule) in new[] { (item!["askWhen"], asked.AskWhen), (item["hideWhen"], asked.HideWhen) })
            {
                Assert.Equal(rule is null, tree is null);
                if (tree is null)
                {
                    continue;
                }

                sent++;
                Assert.All(Objects(tree), node => Assert.Contains(string.Join(",", node.Select(field => field.Key).Order(StringComparer.Ordinal)), kinds));
                Assert.Equal(CriterionText.Write(rule!).ToJsonString(), InRuleLanguage(tree).ToJsonString());
            }
        }

        Assert.True(sent > 10, $"only {sent} rules");
    }

    /// <summary>A tree read back by its keys alone, in the words of the content.</summary>
    private static JsonNode InRuleLanguage(JsonNode tree) => tree.AsObject() switch
    {
        var node when node["item"] is { } item && node["is"]!.AsArray() is var options =>
            JsonValue.Create($"{item} is {(options.Count == 1 ? "" : "any of ")}{string.Join(", ", options.Select(option => option!.GetValue<string>()))}"),
        var node when node["urgencyBelow"] is { } urgency => JsonValue.Create($"urgency below {urgency}"),
        var node when node["atLeast"] is { } count => new JsonObject { ["at-least"] = count.DeepClone(), ["of"] = Each(node["of"]!) },
        var node => new JsonObject(node.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Each(field.Value!)))),
    };

    private static JsonArray Each(JsonNode of) => [.. of.AsArray().Select(part => InRuleLanguage(part!))];

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(field => Objects(field.Value)).Append(one),
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Nodes(JsonNode? node) => node switch
    {
        JsonObject one => one.Concat(one.SelectMany(field => Nodes(field.Value))),
        JsonArray many => many.SelectMany(Nodes),
        _ => [],
    };

    private async Task<JsonObject> ReadAsync() => (await client.GetFromJsonAsync<JsonObject>("/api/v1/openapi.json"))!;

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
