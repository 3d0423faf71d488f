using System.Diagnostics;
using System.Globalization;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Checking;

/// <summary>A tap on Continue.</summary>
internal static class AnswerQuestion
{
    public static void MapAnswerQuestion(this IEndpointRouteBuilder routes) =>
        routes.MapPersonForm(CheckUrl.Start + "/{item}", Handle);

    /// <summary>Stores the reply, then sends the person where the engine says; or back to the page with what to do.</summary>
    private static async Task<IResult> Handle(
        string item, HttpContext context, TriageSessions sessions, RefusedPosts refused, CancellationToken cancel)
    {
        var changing = context.Request.Query.ContainsKey(CheckUrl.ChangeKey);
        var form = await context.Request.ReadFieldsAsync(cancel);
        var raw = form[QuestionForm.ReplyName].OfType<string>().ToArray();
        switch (await sessions.FindAsync(SessionCookie.Read(context.Request), new ItemCode(item), changing, cancel))
        {
            case Found.NoSuchItem:
                return TypedResults.NotFound();
            case Found.NoSession:
                return new SeeOther(CheckUrl.StartWithoutSession);
            case Found.NotNow(var progress):
                return new SeeOther(CheckUrl.For(progress, changing, moved: true));
            case Found.Here when !context.IsFormTrusted():
                return refused.SendBack(context, form, ShellText.Question.WaitedLong, QuestionForm.ReplyName);
            case Found.Here(var visit):
                return await ReplyAsync(visit, form, raw, context, sessions, refused, cancel);
            case var other:
                throw new UnreachableException($"Found case {other.GetType().Name} is not handled.");
        }
    }

    private static async Task<IResult> ReplyAsync(
        Visit visit, IFormCollection form, string[] raw, HttpContext context, TriageSessions sessions, RefusedPosts refused, CancellationToken cancel) =>
        await sessions.ReplyAsync(visit, Revision(form), raw, cancel) switch
        {
            Replied.Accepted({ Walk: ScreenStep.Finish }) when visit.OnlySharpens => new SeeOther(CheckUrl.Sharpen),
            Replied.Accepted(var after) => new SeeOther(CheckUrl.For(after, visit.Changing)),
            Replied.Refused(var why) => refused.SendBack(context, form, ShellText.Problem(why, visit.Item), QuestionForm.ReplyName),
            Replied.Stale => new SeeOther(await StaleAddressAsync(visit, context, sessions, cancel)),
            Replied.Gone => new SeeOther(CheckUrl.StartWithoutSession),
            var other => throw new UnreachableException($"Replied case {other.GetType().Name} is not handled."),
        };

    /// <summary>Read again, because what the page was opened with is what turned out to be old.</summary>
    private static async Task<string> StaleAddressAsync(
        Visit visit, HttpContext context, TriageSessions sessions, CancellationToken cancel) =>
        await sessions.FindAsync(SessionCookie.Read(context.Request), cancel) is { } progress
            ? CheckUrl.For(progress, visit.Changing, moved: true)
            : CheckUrl.StartWithoutSession;

    /// <summary>What the form says, or -1, which no session ever stands at.</summary>
    private static int Revision(IFormCollection form) =>
        int.TryParse(form[QuestionForm.RevisionName], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1;
}
