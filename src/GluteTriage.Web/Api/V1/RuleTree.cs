using System.Diagnostics;
using System.Text.Json.Nodes;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;
using Microsoft.OpenApi;

namespace GluteTriage.Web.Api.V1;

/// <summary>
/// When an item applies, as a tree a program can evaluate without knowing our rule language. Each node has the key of its kind and no
/// other: <c>item</c> with <c>is</c>, <c>all</c>, <c>any</c>, <c>none</c>, <c>atLeast</c> with <c>of</c>, or <c>urgencyBelow</c>.
/// </summary>
internal static class RuleTree
{
    /// <summary>Its name among the schemas of the description.</summary>
    public const string SchemaName = "Rule";

    /// <exception cref="UnreachableException">The rule is of a kind that never decides whether an item applies.</exception>
    public static JsonObject Write(Criterion criterion) => criterion switch
    {
        Criterion.Is(var item, var options) => new JsonObject
        {
            ["item"] = item.Value,
            ["is"] = new JsonArray([.. options.Select(option => (JsonNode)option.Value)]),
        },
        Criterion.All(var of) => new JsonObject { ["all"] = WriteEach(of) },
        Criterion.Any(var of) => new JsonObject { ["any"] = WriteEach(of) },
        Criterion.None(var of) => new JsonObject { ["none"] = WriteEach(of) },
        Criterion.AtLeast(var count, var of) => new JsonObject { ["atLeast"] = count, ["of"] = WriteEach(of) },
        Criterion.UrgencyBelow(var urgency) => new JsonObject { ["urgencyBelow"] = urgency.Code() },
        _ => throw new UnreachableException($"{criterion.GetType().Name} never decides whether an item applies."),
    };

    /// <summary>What <see cref="Write"/> makes. The kinds share no key, so each node matches one of them.</summary>
    public static OpenApiSchema Schema(OpenApiDocument document) => new()
    {
        Description = "A test of the answers, with exactly one of the kinds below. It is true, false or unknown: a test of an item not "
            + "asked yet is unknown, as is one that `not-sure` leaves open; of an item that does not apply it is false.",
        OneOf =
        [
            Kind("One of the options was chosen.", ("item", Text("Code of an item.")), ("is", List(Text("Code of an option."), 1))),
            Kind("Every one holds; true when empty.", ("all", Rules(document))),
            Kind("At least one holds; false when empty.", ("any", Rules(document))),
            Kind("Not one of them holds.", ("none", Rules(document))),
            Kind("At least this many of them hold, inclusive.",
                ("atLeast", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" }), ("of", Rules(document))),
            Kind("The warning signs in the answers so far demand less than this.",
                ("urgencyBelow", new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = [.. Urgencies.InOrder.Select(urgency => (JsonNode)urgency.Code())],
                })),
        ],
    };

    private static JsonArray WriteEach(IEnumerable<Criterion> of) => [.. of.Select(Write)];

    private static OpenApiSchema Kind(string says, params (string Name, IOpenApiSchema Schema)[] fields) => new()
    {
        Type = JsonSchemaType.Object,
        Description = says,
        Required = fields.Select(field => field.Name).ToHashSet(),
        AdditionalPropertiesAllowed = false,
        Properties = fields.ToDictionary(field => field.Name, field => field.Schema),
    };

    private static OpenApiSchema Rules(OpenApiDocument document) => List(new OpenApiSchemaReference(SchemaName, document), 0);

    private static OpenApiSchema List(IOpenApiSchema of, int least) =>
        new() { Type = JsonSchemaType.Array, Items = of, MinItems = least > 0 ? least : null };

    private static OpenApiSchema Text(string says) => new() { Type = JsonSchemaType.String, Description = says };
}
