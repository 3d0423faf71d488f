using GluteTriage.Sessions;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;

namespace GluteTriage.Web.Checking;

/// <summary>A tap on "Agree and start", which is the consent to work out the result.</summary>
internal static class StartSession
{
    public static void MapStartSession(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(CheckUrl.Start, Handle).WithOrder(-1);
        routes.MapGet(CheckUrl.GoOn, GoOnAsync).WithOrder(-1);
    }

    /// <summary>Opens a session on the current content release and shows its first question.</summary>
    private static async Task<IResult> Handle(
        HttpContext context, TriageSessions sessions, ReleaseShelf releases, RefusedPosts refused, IAntiforgery antiforgery, CancellationToken cancel)
    {
        var form = await context.Request.ReadFieldsAsync(cancel);
        var trust = await FormSeal.CheckAsync(context, antiforgery);
        if (trust.Elsewhere() is { } elsewhere)
        {
            return elsewhere;
        }

        if (trust is not FormTrust.Trusted)
        {
            return Back(ShellText.Start.WaitedLong);
        }

        if (releases.Current.FindRegion(form[StartForm.RegionName]) is not { } region)
        {
            return Back(ShellText.Start.RegionMissing);
        }

        if (ForWhomCodes.Find(form[StartForm.WhomName]) is not { } whom)
        {
            return Back(ShellText.Start.WhomMissing);
        }

        var (key, first) = await sessions.OpenAsync(region.Code, whom, DeviceClass.Of(context.Request.Headers), cancel);
        SessionCookie.Give(context, key);
        RegionCookie.Give(context, region.Code);
        return new SeeOther(CheckUrl.For(first));

        IResult Back(string problem) => refused.SendBack(context, form, problem, StartForm.RegionName, StartForm.WhomName);
    }

    /// <summary>Leads a person who comes back to where they were, and one who had finished to the result.</summary>
    private static async Task<IResult> GoOnAsync(HttpContext context, TriageSessions sessions, CancellationToken cancel) =>
        new SeeOther(await sessions.FindAsync(SessionCookie.Read(context.Request), cancel) is { } progress
            ? CheckUrl.For(progress)
            : CheckUrl.StartWithoutSession);
}
