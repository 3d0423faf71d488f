using GluteTriage.Web.Operations;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GluteTriage.Web.Api.V1;

/// <summary>What the endpoints' own types cannot say in the API description.</summary>
internal static class ApiDescription
{
    /// <summary>Adds the title, the shape of an answer and examples.</summary>
    public static Task Complete(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        var content = context.ApplicationServices.GetRequiredService<ReleaseShelf>().Current.Clinical;
        document.Info = new OpenApiInfo
        {
            Title = "GluteTriage",
            Version = "v1",
            Description = "Triage of buttock pain, without a session. It informs; it does not diagnose. Codes are those of GET /api/v1/questionnaire.",
        };

        // Where the description was read, so that it is the same on every site.
        document.Servers = [new OpenApiServer { Url = "/", Description = "The site this description comes from." }];

        var request = document.Paths[AssessmentApi.Address].Operations![HttpMethod.Post].RequestBody!.Content!["application/json"];
        request.Schema = Answers();
        request.Example = ApiExamples.Request(content);

        var refused = document.Paths[AssessmentApi.Address].Operations![HttpMethod.Post].Responses!["400"].Content!["application/problem+json"];
        refused.Example = ApiExamples.Refused(content);
        return Task.CompletedTask;
    }

    private static OpenApiSchema Answers() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "answers" },
        AdditionalPropertiesAllowed = false,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["answers"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "By item code. An item left out is not asked, which is not \"no\".",
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
