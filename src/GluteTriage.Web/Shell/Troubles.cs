using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;

namespace GluteTriage.Web.Shell;

/// <summary>What a broken program or machine looks like to a person.</summary>
internal static class Troubles
{
    /// <summary>Shows <see cref="ErrorPage"/> for any exception and <see cref="NotFoundPage"/> for any unknown address.</summary>
    public static void UseTroublePages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = exception => exception is BadHttpRequestException bad ? bad.StatusCode
                : IsOfStore(exception) ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // The page is read, whatever was asked of the address that is not there.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                context.Request.Method = HttpMethods.Get;
            }

            return next(context);
        });
    }

    /// <summary>Whether a store could not be read or written, rather than something else having gone wrong.</summary>
    public static bool IsOfStore(Exception? exception) =>
        exception is not null && (exception is DbException or IOException || IsOfStore(exception.InnerException));
}
