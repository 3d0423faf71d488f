using System.Text.Json.Nodes;
using GluteTriage.Engine;
using GluteTriage.Web.Operations;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GluteTriage.Web.Api.V1;

/// <summary>What the endpoints' own types cannot say in the API description.</summary>
internal static class ApiDescription
{
    /// <summary>What both operations are listed under.</summary>
    public const string Tag = "Triage";

    /// <summary>Adds the title, the shape of an answer and examples.</summary>
    public static Task Complete(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        var content = context.ApplicationServices.GetRequiredService<ReleaseShelf>().Current.Clinical;
        document.Info = new OpenApiInfo
        {
            Title = "GluteTriage",
            Version = "v1",
            Description = "Triage of buttock pain, without a session. It informs; it does not diagnose. Codes are those of GET /api/v1/questionnaire. "
                + "It is called by programs, not by pages of other sites: no CORS header is sent, so a browser keeps the answer from them, and "
                + "nothing a person answers there can be read by a script of somebody else. Call it from a server of yours.",
            Contact = new OpenApiContact { Name = "The GluteTriage authors" },
            License = new OpenApiLicense { Name = "MIT License", Identifier = "MIT" },
        };
        document.Tags = new HashSet<OpenApiTag> { new() { Name = Tag, Description = "What can be asked, and what answers amount to." } };

        // Where the description was read, so that it is the same on every site.
        document.Servers = [new OpenApiServer { Url = "/", Description = "The site this description comes from." }];

        var post = document.Paths[AssessmentApi.Address].Operations![HttpMethod.Post];
        var request = post.RequestBody!.Content!["application/json"];
        request.Schema = new OpenApiSchemaReference(nameof(AssessmentRequest), document);
        request.Example = ApiExamples.Request(content);
        post.Responses!["400"].Content!["application/problem+json"].Example = ApiExamples.Refused(content);

        var schemas = document.Components!.Schemas!;
        schemas[nameof(AssessmentRequest)] = Answers(content);
        schemas[RuleTree.SchemaName] = RuleTree.Schema(document);
        var item = schemas[nameof(QuestionnaireResponse.Item)].Properties!;
        item["askWhen"] = RuleOrNull(document, "The item applies unless this is false; null when it always applies.");
        item["hideWhen"] = RuleOrNull(
            document, "Where this is true the item cannot apply and need not be asked; an answer counts all the same. Null for never.");
        schemas.Remove(nameof(JsonNode));

        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            // Said, and not left out: nobody has to sign in.
            operation.Security = [new OpenApiSecurityRequirement()];
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema RuleOrNull(OpenApiDocument document, string says) => new()
    {
        Description = says,
        OneOf = [new OpenApiSchemaReference(RuleTree.SchemaName, document), new OpenApiSchema { Type = JsonSchemaType.Null }],
    };

    private static string Assumption(ClinicalContent content)
    {
        var says = "Where an item takes exactly one option of a group (`exactlyOneOf`) and none of it is given, the first of the group counts, "
            + "the least serious, and `assumed` in the answer names it.";
        return content.Items.FirstOrDefault(item => !item.ExactlyOneOf.IsEmpty) is { } item
            && item.Options.FirstOrDefault(option => !item.ExactlyOneOf.Contains(option.Code)) is { } other
                ? $"{says} So `{item.Code}` with `{other.Code}` alone counts as `{item.ExactlyOneOf[0]}` and `{other.Code}`."
                : says;
    }

    private static OpenApiSchema Answers(ClinicalContent content) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "answers" },
        AdditionalPropertiesAllowed = false,
        Description = "What a person answered.",
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["answers"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "By item code. An item left out is not asked, which is not \"no\". " + Assumption(content),
                AdditionalProperties = new OpenApiSchema
                {
                    OneOf =
                    [
                        new OpenApiSchema { Type = JsonSchemaType.String, Description = "One option." },
                        new OpenApiSchema
                        {
                            Type = JsonSchemaType.Array,
                            MinItems = 1,
                            Items = new OpenApiSchema { Type = JsonSchemaType.String },
                            Description = "Several options of a some-of item; on a body map each may end in :left or :right.",
                        },
                    ],
                },
            },
        },
    };
}
