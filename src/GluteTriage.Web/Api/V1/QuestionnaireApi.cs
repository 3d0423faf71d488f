using System.Runtime.CompilerServices;
using System.Text.Json;
using GluteTriage.Content;
using GluteTriage.Web.Operations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace GluteTriage.Web.Api.V1;

internal static class QuestionnaireApi
{
    public const string Address = "/api/v1/questionnaire";

    private static readonly ConditionalWeakTable<Release, byte[]> Written = [];

    public static void MapQuestionnaireApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Address, Handle)
            .WithName("questionnaire")
            .WithSummary("Every item that can be answered")
            .WithDescription("Items in asking order, with their options and when they apply. Changes only with the release; ask again with If-None-Match.")
            .WithTags(ApiDescription.Tag)
            .Produces<QuestionnaireResponse>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>The current questionnaire, or word that the caller's copy of it is still good.</summary>
    private static FileContentHttpResult Handle(ReleaseShelf shelf, HttpResponse response)
    {
        var release = shelf.Current;
        response.Headers.CacheControl = "public, no-cache";
        return TypedResults.Bytes(
            Written.GetValue(release, Write),
            "application/json; charset=utf-8",
            entityTag: new EntityTagHeaderValue($"\"{release.Hash}\""));
    }

    private static byte[] Write(Release release) =>
        JsonSerializer.SerializeToUtf8Bytes(QuestionnaireResponse.Of(release), ApiJson.Options);
}
