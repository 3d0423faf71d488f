using System.Diagnostics;
using System.Globalization;
using GluteTriage.Engine.Screens;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Checking;

/// <summary>A tap on Continue on a screen: one post, one transaction, however many questions it answers.</summary>
internal static class AnswerScreen
{
    public static void MapAnswerScreen(this IEndpointRouteBuilder routes)
    {
        routes.MapPersonForm(CheckUrl.Screens + "/{screen}", (
            string screen, HttpContext context, TriageSessions sessions, RefusedPosts refused, CancellationToken cancel) =>
            HandleAsync(screen, isUnsure: false, context, sessions, refused, cancel));
        routes.MapPersonForm(CheckUrl.Screens + "/{screen}" + CheckUrl.UnsurePart, (
            string screen, HttpContext context, TriageSessions sessions, RefusedPosts refused, CancellationToken cancel) =>
            HandleAsync(screen, isUnsure: true, context, sessions, refused, cancel));
    }

    private static async Task<IResult> HandleAsync(
        string screen, bool isUnsure, HttpContext context, TriageSessions sessions, RefusedPosts refused, CancellationToken cancel)
    {
        var form = await context.Request.ReadFieldsAsync(cancel);
        switch (await sessions.FindScreenAsync(SessionCookie.Read(context.Request), screen, isUnsure, cancel))
        {
            case FoundScreen.NoSession:
                return new SeeOther(CheckUrl.StartWithoutSession);
            case FoundScreen.NotNow(var progress):
                return new SeeOther(CheckUrl.For(progress, moved: true));
            case FoundScreen.Here(var visit):
                var problem = context.IsFormTrusted() ? Problem(visit, form) : ShellText.Question.WaitedLong;
                return problem is null
                    ? await StoreAsync(visit, form, context, sessions, cancel)
                    : refused.SendBack(context, form, problem, ScreenFields.NamesOf(visit.Show));
            case var other:
                throw new UnreachableException($"FoundScreen case {other.GetType().Name} is not handled.");
        }
    }

    /// <summary>What is wrong with the choice, in words for the person; null when nothing is.</summary>
    private static string? Problem(ScreenVisit visit, IFormCollection form)
    {
        if (visit.Which is { } which)
        {
            return ScreenFields.ReadUnsure(which, form) is null ? ShellText.Screens.UnsureProblem : null;
        }

        var reply = ScreenFields.Read(visit.Show, form);
        return ScreenWalk.Refuse(visit.Show, reply) is { } refusal
            ? ShellText.Problem(refusal, visit.Screen, ScreenFields.Unread(visit.Show, reply))
            : null;
    }

    private static async Task<IResult> StoreAsync(
        ScreenVisit visit, IFormCollection form, HttpContext context, TriageSessions sessions, CancellationToken cancel)
    {
        var reply = visit.Which is { } which ? ScreenFields.ReadUnsure(which, form)! : ScreenFields.Read(visit.Show, form);
        return await sessions.ReplyAsync(visit, Number(form[QuestionForm.RevisionName]), Number(form[ScreenFields.ScreensName]), reply, cancel) switch
        {
            Replied.Accepted(var after) => new SeeOther(CheckUrl.For(after)),
            Replied.Gone => new SeeOther(CheckUrl.StartWithoutSession),
            // Read again, because what the page was opened with is what turned out to be old.
            Replied.Stale => new SeeOther(await sessions.FindAsync(SessionCookie.Read(context.Request), cancel) is { } progress
                ? CheckUrl.For(progress, moved: true)
                : CheckUrl.StartWithoutSession),
            var other => throw new UnreachableException($"Replied case {other.GetType().Name} is not handled."),
        };
    }

    /// <summary>What the form says, or -1, which no session ever stands at.</summary>
    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
