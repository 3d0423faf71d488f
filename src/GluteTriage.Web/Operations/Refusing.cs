using GluteTriage.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace GluteTriage.Web.Operations;

/// <summary>Says no in the caller's language: problem details to programs, a plain sentence to people.</summary>
internal static class Refusing
{
    /// <summary>Writes the refusal; the status has been set.</summary>
    public static async Task WriteAsync(HttpContext context, string title, string sentence, CancellationToken cancel)
    {
        if (ApiEndpoints.IsApi(context))
        {
            await WriteProblemAsync(context, new ProblemDetails { Title = title, Detail = sentence });
            return;
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(sentence, cancel);
    }

    public static async Task WriteProblemAsync(HttpContext context, ProblemDetails problem)
    {
        problem.Status = context.Response.StatusCode;
        await context.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }
}
