using GluteTriage.Web.Operations;
using GluteTriage.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;

namespace GluteTriage.Web.Checking;

/// <summary>What a person chose on the start page.</summary>
/// <param name="Region">Code of a region, or any other text a browser sent.</param>
/// <param name="Use">Consent to work out the result: without it nothing begins.</param>
/// <param name="Keep">Consent to review by clinicians.</param>
public sealed record StartChoices(string? Region, bool Use, bool Keep);

/// <summary>Choices that do not start a session yet, and what is missing.</summary>
internal sealed record RefusedStart(StartChoices Choices, string? RegionProblem, string? UseProblem, string? Notice);

/// <summary>A tap on Start.</summary>
internal static class StartSession
{
    public static void MapStartSession(this IEndpointRouteBuilder routes) =>
        routes.MapPost(CheckUrl.Start, Handle).WithOrder(-1);

    /// <summary>Opens a session on the current content release and shows its first question.</summary>
    private static async Task<IResult> Handle(
        HttpContext context, TriageSessions sessions, ReleaseShelf releases, IAntiforgery antiforgery, CancellationToken cancel)
    {
        var form = await context.Request.ReadFieldsAsync(cancel);
        var choices = new StartChoices(
            form[StartForm.RegionName], form.ContainsKey(StartForm.UseName), form.ContainsKey(StartForm.KeepName));
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return SamePage.With(context, new RefusedStart(choices, null, null, ShellText.Question.WaitedLong));
        }

        var region = releases.Current.FindRegion(choices.Region);
        if (region is null || !choices.Use)
        {
            return SamePage.With(context, new RefusedStart(
                choices,
                region is null ? ShellText.Start.RegionMissing : null,
                choices.Use ? null : ShellText.Start.UseMissing,
                null));
        }

        var (key, first) = await sessions.OpenAsync(region.Code, choices.Keep, DeviceClass.Of(context.Request.Headers), cancel);
        SessionCookie.Give(context, key);
        RegionCookie.Give(context, region.Code);
        return new SeeOther(CheckUrl.For(first));
    }
}
