using GluteTriage.Web.Api.V1;

namespace GluteTriage.Web.Api;

/// <summary>The stateless API: what can be asked, and what answers amount to. Stores nothing, knows no cookies.</summary>
internal static class ApiEndpoints
{
    public const string Root = "/api";

    public static void AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddOpenApi(options =>
        {
            options.ShouldInclude = endpoint => PathString.FromUriComponent("/" + endpoint.RelativePath).StartsWithSegments(Root);
            options.AddDocumentTransformer(ApiDescription.Complete);
        });
    }

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(Root);

    /// <summary>Failures and unknown addresses of the API, as problem details.</summary>
    public static void UseApiProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = cause => cause is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages();
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapQuestionnaireApi();
        routes.MapAssessmentApi();
        routes.MapOpenApi("/api/v1/openapi.json");
    }
}
