using GluteTriage.Sessions;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Checking;

/// <summary>A tap on "Agree and start", which is the consent to work out the result.</summary>
internal static class StartSession
{
    public static void MapStartSession(this IEndpointRouteBuilder routes)
    {
        routes.MapPersonForm(CheckUrl.Start, Handle);
        routes.MapGet(CheckUrl.GoOn, GoOnAsync).WithOrder(-1);
    }

    /// <summary>Opens a session on the current content release and shows its first question.</summary>
    private static async Task<IResult> Handle(
        HttpContext context, TriageSessions sessions, ReleaseShelf releases, RefusedPosts refused, CancellationToken cancel)
    {
        var form = await context.Request.ReadFieldsAsync(cancel);
        if (!context.IsFormTrusted())
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
