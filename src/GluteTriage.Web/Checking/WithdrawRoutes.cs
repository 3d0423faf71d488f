using GluteTriage.Sessions.Sharing;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Checking;

/// <summary>A person takes the consent to review back by the code they were given with it, from any browser.</summary>
internal static class WithdrawRoutes
{
    public static void MapTo(IEndpointRouteBuilder routes) => routes.MapPersonForm(WithdrawUrl.Form, HandleAsync);

    private static async Task<IResult> HandleAsync(
        HttpContext context, WithdrawalCodes codes, TriageSessions sessions, RefusedPosts refused, CancellationToken cancel)
    {
        var form = await context.Request.ReadFieldsAsync(cancel);
        var typed = form[WithdrawPage.CodeName].ToString();
        if (!context.IsFormTrusted())
        {
            return Back(ShellText.Mine.WaitedLong);
        }

        if (string.IsNullOrWhiteSpace(typed))
        {
            return Back(ShellText.Withdraw.NoCode);
        }

        if (ShareCode.Parse(typed) is null)
        {
            return Back(ShellText.Withdraw.NotACode);
        }

        switch (await codes.TakeBackAsync(RequestLimiting.ClientOf(context.Connection.RemoteIpAddress), typed, cancel))
        {
            case ByCode<long>.Found:
                await sessions.ForgetIfGoneAsync(context, cancel);
                return new SeeOther(WithdrawUrl.Done);
            case ByCode<long>.Wait(var wait):
                return Back(ShellText.Mine.TooMany((int)Math.Ceiling(wait.TotalSeconds)));
            default:
                return Back(ShellText.Withdraw.WrongCode);
        }

        // What was typed is a key to somebody's answers, so it is not carried along.
        IResult Back(string problem) => refused.SendBack(context, form, problem);
    }
}
