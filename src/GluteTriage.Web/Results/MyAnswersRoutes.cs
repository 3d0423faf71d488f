using System.Globalization;
using GluteTriage.Sessions.Sharing;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Results;

/// <summary>A person downloads or deletes their answers, by post only: a code is in no address.</summary>
internal static class MyAnswersRoutes
{
    public static void MapTo(IEndpointRouteBuilder routes) => routes.MapPersonForm(CheckUrl.Mine, HandleAsync);

    private static async Task<IResult> HandleAsync(
        HttpContext context, MyAnswersDesk desk, TriageSessions sessions, RefusedPosts refused, CancellationToken cancel)
    {
        var form = await context.Request.ReadFieldsAsync(cancel);
        if (!context.IsFormTrusted())
        {
            return Back(ShellText.Mine.WaitedLong);
        }

        var (wanted, typed) = (form[MyAnswersPage.WantedName].ToString(), form[MyAnswersPage.CodeName].ToString());
        var (key, client) = (SessionCookie.Read(context.Request), RequestLimiting.ClientOf(context.Connection.RemoteIpAddress));
        switch (wanted)
        {
            case MyAnswersPage.Read or MyAnswersPage.Save:
                return await desk.FindAsync(key, client, typed, cancel) switch
                {
                    ByCode<MyAnswers>.Found(var mine) => await FileAsync(desk, mine, wanted),
                    ByCode<MyAnswers>.Wait(var wait) => Wait(wait),
                    _ => Back(string.IsNullOrWhiteSpace(typed) ? ShellText.Mine.NoCode : ShellText.Mine.WrongCode),
                };
            case MyAnswersPage.Delete when !form.ContainsKey(MyAnswersPage.SureName):
                return Back(ShellText.Mine.NotSure);
            case MyAnswersPage.Delete:
                return await desk.DeleteAsync(key, client, typed, cancel) switch
                {
                    ByCode<long>.Found => await DeletedAsync(context, sessions, cancel),
                    ByCode<long>.Wait(var wait) => Wait(wait),
                    _ => Back(string.IsNullOrWhiteSpace(typed) ? ShellText.Mine.NoCode : ShellText.Mine.WrongCode),
                };
            default:
                return Back(ShellText.Mine.NothingWanted);
        }

        // What was typed is a key to somebody's answers, so it is not carried along.
        IResult Back(string problem) => refused.SendBack(context, form, problem);

        IResult Wait(TimeSpan wait) => Back(ShellText.Mine.TooMany((int)Math.Ceiling(wait.TotalSeconds)));
    }

    private static async Task<IResult> FileAsync(MyAnswersDesk desk, MyAnswers mine, string wanted)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"answers-{mine.MadeAt.UtcDateTime:yyyy-MM-dd}");
        return wanted == MyAnswersPage.Save
            ? Microsoft.AspNetCore.Http.Results.File(MyAnswersJson.Of(mine), "application/json", name + ".json")
            : Microsoft.AspNetCore.Http.Results.File(await desk.ToHtmlAsync(mine), "text/html; charset=utf-8", name + ".html");
    }

    private static async Task<IResult> DeletedAsync(HttpContext context, TriageSessions sessions, CancellationToken cancel)
    {
        await sessions.ForgetIfGoneAsync(context, cancel);
        return new SeeOther(CheckUrl.Deleted);
    }
}
