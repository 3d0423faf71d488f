using System.Globalization;
using System.Text;
using GluteTriage.Web.Checking;

namespace GluteTriage.Web.Results;

/// <summary>What a result leads to besides pages: the question that sharpens it, and a date for the calendar.</summary>
internal static class ResultRoutes
{
    public static void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet(CheckUrl.Sharpen, SharpenAsync).WithOrder(-1);
        routes.MapGet(CheckUrl.LookAgain, LookAgainAsync).WithOrder(-1);
    }

    /// <summary>To the next question that sharpens the result; to the result when there is none.</summary>
    private static async Task<IResult> SharpenAsync(HttpContext context, TriageSessions sessions, CancellationToken cancel) =>
        await sessions.FindAsync(SessionCookie.Read(context.Request), cancel) switch
        {
            null => new SeeOther(CheckUrl.StartWithoutSession),
            { Sharpens: { } item } => new SeeOther(CheckUrl.For(item)),
            _ => new SeeOther(CheckUrl.Result),
        };

    private static async Task<IResult> LookAgainAsync(HttpContext context, TriageSessions sessions, CancellationToken cancel)
    {
        if (await sessions.FindAsync(SessionCookie.Read(context.Request), cancel) is not { Answers.Count: > 0 } progress)
        {
            return new SeeOther(CheckUrl.StartWithoutSession);
        }

        var file = LookAgainFile.Of(progress.AnsweredAt, $"{context.Request.Scheme}://{context.Request.Host}{CheckUrl.Start}");
        var day = progress.AnsweredAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Microsoft.AspNetCore.Http.Results.File(Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", $"look-again-{day}.ics");
    }
}
