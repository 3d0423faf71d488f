using GluteTriage.Sessions.Sharing;
using GluteTriage.Web.Checking;

namespace GluteTriage.Web.Results;

/// <summary>A person makes a code for their session, or takes it back. The code never leaves in an address.</summary>
internal static class SharingRoutes
{
    /// <summary>In the address of a result whose form had waited too long.</summary>
    public const string AgainKey = "again";

    public static void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapPersonForm(CheckUrl.Share, MakeAsync);
        routes.MapPersonForm(CheckUrl.TakeBack, TakeBackAsync);
    }

    private static Task<IResult> MakeAsync(
        HttpContext context,
        TriageSessions sessions,
        SharedCodes codes,
        ResultRecorder results,
        SharedCodeCookie cookie,
        TimeProvider clock,
        CancellationToken cancel) => HandleAsync(context, sessions, async progress =>
        {
            // A clinician who opens the session by its code sees what its person was shown, the questions answered or not.
            await results.RecordAsync(progress);
            if (await codes.MakeAsync(progress.Session.Id, cancel) is var (code, expires))
            {
                cookie.Give(context, code, expires - clock.GetUtcNow());
            }
        }, cancel);

    private static Task<IResult> TakeBackAsync(
        HttpContext context, TriageSessions sessions, SharedCodes codes, CancellationToken cancel) =>
        HandleAsync(context, sessions, async progress =>
        {
            await codes.RevokeAsync(progress.Session.Id, cancel);
            SharedCodeCookie.TakeAway(context);
        }, cancel);

    private static async Task<IResult> HandleAsync(
        HttpContext context, TriageSessions sessions, Func<Progress, Task> run, CancellationToken cancel)
    {
        await context.Request.ReadFieldsAsync(cancel);
        if (!context.IsFormTrusted())
        {
            return new SeeOther($"{CheckUrl.Result}?{AgainKey}#{SharingBox.Anchor}");
        }

        if (await sessions.FindAsync(SessionCookie.Read(context.Request), cancel) is not { Answers.Count: > 0 } progress)
        {
            return new SeeOther(CheckUrl.StartWithoutSession);
        }

        await run(progress);
        return new SeeOther($"{CheckUrl.Result}#{SharingBox.Anchor}");
    }
}
