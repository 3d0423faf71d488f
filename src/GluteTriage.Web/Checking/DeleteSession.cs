using GluteTriage.Web.Results;

namespace GluteTriage.Web.Checking;

/// <summary>"Delete my answers", confirmed.</summary>
internal static class DeleteSession
{
    public static void MapDeleteSession(this IEndpointRouteBuilder routes) =>
        routes.MapPersonForm(CheckUrl.Leave, Handle);

    /// <summary>Deletes the session from the log, then its key and every kept page from the browser.</summary>
    private static async Task<IResult> Handle(
        HttpContext context, TriageSessions sessions, CancellationToken cancel)
    {
        await context.Request.ReadFieldsAsync(cancel);
        if (!context.IsFormTrusted())
        {
            return new SeeOther($"{CheckUrl.Leave}?{LeavePage.AgainKey}");
        }

        if (SessionCookie.Read(context.Request) is { } key)
        {
            await sessions.DeleteAsync(key, cancel);
        }

        SessionCookie.TakeAway(context);
        CodeCookie.TakeAllAway(context);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return new SeeOther(CheckUrl.Deleted);
    }
}
