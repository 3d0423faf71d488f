using GluteTriage.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace GluteTriage.Web.Operations;

/// <summary>Says no in the caller's language: problem details to programs; people get a page (<see cref="Shell.Troubles"/>).</summary>
internal static class Refusing
{
    /// <summary>Writes the refusal; the status has been set.</summary>
    public static async Task WriteAsync(HttpContext context, string title, string sentence)
    {
        if (ApiEndpoints.IsApi(context))
        {
            await WriteProblemAsync(context, new ProblemDetails { Title = title, Detail = sentence });
        }
    }

    public static async Task WriteProblemAsync(HttpContext context, ProblemDetails problem)
    {
        problem.Status = context.Response.StatusCode;
        await context.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }
}
