using GluteTriage.Web.Results;

namespace GluteTriage.Web.Checking;

/// <summary>The second consent, given beside the result: clinicians may read the answers.</summary>
internal static class KeepForReview
{
    /// <summary>In the address of a result whose form had waited too long.</summary>
    public const string AgainKey = "keep-again";

    public static void MapKeepForReview(this IEndpointRouteBuilder routes) => routes.MapPersonForm(CheckUrl.Keep, Handle);

    /// <summary>Only who has a result can agree: before that nobody can know what they agree to.</summary>
    private static async Task<IResult> Handle(
        HttpContext context, TriageSessions sessions, WithdrawalCodeCookie cookie, CancellationToken cancel)
    {
        await context.Request.ReadFieldsAsync(cancel);
        if (!context.IsFormTrusted())
        {
            return new SeeOther($"{CheckUrl.Result}?{AgainKey}#{ConsentAfterResult.Anchor}");
        }

        return await sessions.FindAsync(SessionCookie.Read(context.Request), cancel) switch
        {
            null => new SeeOther(CheckUrl.StartWithoutSession),
            { Next: Engine.Step.Ask } progress => new SeeOther(CheckUrl.For(progress)),
            var progress => new SeeOther(await AgreeAsync(context, sessions, cookie, progress, cancel)),
        };
    }

    /// <summary>The way back is given with the consent: a code the person keeps, which this browser shows for a day.</summary>
    private static async Task<string> AgreeAsync(
        HttpContext context, TriageSessions sessions, WithdrawalCodeCookie cookie, Progress progress, CancellationToken cancel)
    {
        if (await sessions.AgreeToReviewAsync(progress, cookie.Read(context.Request), cancel) is not { } code)
        {
            return CheckUrl.StartWithoutSession;
        }

        cookie.Give(context, code, WithdrawalCodeCookie.Lifetime);
        return $"{CheckUrl.Result}#{ConsentAfterResult.Anchor}";
    }
}
