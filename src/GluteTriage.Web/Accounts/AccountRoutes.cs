using System.Security.Claims;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Reviewing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>What the accounts' pages post. Every post shows that it comes from our own page.</summary>
internal static class AccountRoutes
{
    public static void MapAccountRoutes(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(AccountUrl.SignIn, SignIn).WithOrder(-1);
        routes.MapPost(AccountUrl.Code, (HttpContext context, SignIns signIns, SealedStep steps, IAntiforgery forms, CancellationToken cancel) =>
            FinishAsync(context, signIns, steps, forms, recovery: false, cancel)).WithOrder(-1);
        routes.MapPost(AccountUrl.Recovery, (HttpContext context, SignIns signIns, SealedStep steps, IAntiforgery forms, CancellationToken cancel) =>
            FinishAsync(context, signIns, steps, forms, recovery: true, cancel)).WithOrder(-1);
        routes.MapPost(AccountUrl.SignOut, SignOut).WithOrder(-1);
        routes.MapPost(AccountUrl.StepUp, StepUp).RequireAuthorization().WithOrder(-1);
        routes.MapPost(AccountUrl.PasskeyForSignIn, AskPasskey).WithOrder(-1);
        routes.MapEnrolment();
        routes.MapOwnAccount();
    }

    public static string? NextOf(HttpContext context) => context.Request.Query["next"].FirstOrDefault();

    /// <returns>The page that was asked for, or the first part of the area that the account may open.</returns>
    public static string Start(string? next, Account account) => AccountUrl.Local(next) ?? FirstPage(account.Roles);

    /// <summary>Where whoever has these roles begins to work: the first part of the area that they may open, never one that refuses them.</summary>
    public static string FirstPage(IEnumerable<StaffRole> roles) =>
        ReviewText.Parts.Where(part => AccessMatrix.Allows(roles, part.Needs)).Select(part => part.Address).FirstOrDefault(AccountUrl.Own);

    public static string FirstPage(ClaimsPrincipal user) =>
        FirstPage([.. user.FindAll(ClaimTypes.Role).Select(role => Enum.Parse<StaffRole>(role.Value))]);

    /// <summary>Lets services that ask who is asking be called from a post, as they are from a page.</summary>
    public static void Introduce(HttpContext context) =>
        ((IHostEnvironmentAuthenticationStateProvider)context.RequestServices.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(Task.FromResult(new AuthenticationState(context.User)));

    /// <returns>The fields, or null when the post is not known to come from our own page.</returns>
    public static async Task<IFormCollection?> ReadOwnAsync(HttpContext context, IAntiforgery forms, CancellationToken cancel)
    {
        Introduce(context);
        var fields = await context.Request.ReadFieldsAsync(cancel);
        return await forms.IsRequestValidAsync(context) ? fields : null;
    }

    private static async Task<IResult> SignIn(
        HttpContext context, SignIns signIns, Passkeys passkeys, SealedStep steps, IAntiforgery forms,
        IDbContextFactory<AccountDb> dbs, RefusalTrail refusals, CancellationToken cancel)
    {
        if (await ReadOwnAsync(context, forms, cancel) is not { } fields)
        {
            return RefusedAccount.SendBack(context, AccountText.TryAgain);
        }

        var next = AccountUrl.Local(NextOf(context));
        if (fields.TryGetValue(PasskeyButton.FieldName, out var credential))
        {
            if (await passkeys.CheckAsync(context, credential.ToString()) is not { } account)
            {
                await refusals.SignInAsync(context, null, "passkey", cancel);
                return RefusedAccount.SendBack(context, AccountText.PasskeyRefused);
            }

            await using var db = await dbs.CreateDbContextAsync(cancel);
            await signIns.OpenAsync(context, db, account, "passkey", cancel);
            return new SeeOther(Start(next, account));
        }

        var name = fields["name"].ToString();
        if (name.Length > Enrolment.LongestName)
        {
            return RefusedAccount.SendBack(context, AccountText.SignInWrong);
        }

        var answer = await signIns.CheckPasswordAsync(context, name, fields["password"].ToString(), next, cancel);
        if (answer is not PasswordChecked.Right(var given))
        {
            return RefusedAccount.SendBack(context, AccountText.Problem(answer)!, name);
        }

        steps.Keep(context, SignIns.PasswordStep, given);
        return new SeeOther(AccountUrl.Code);
    }

    private static async Task<IResult> FinishAsync(
        HttpContext context, SignIns signIns, SealedStep steps, IAntiforgery forms, bool recovery, CancellationToken cancel)
    {
        if (await ReadOwnAsync(context, forms, cancel) is not { } fields)
        {
            return RefusedAccount.SendBack(context, AccountText.TryAgain);
        }

        if (steps.Read<SignIns.PasswordGiven>(context, SignIns.PasswordStep) is not { } given)
        {
            return new SeeOther(AccountUrl.SignIn);
        }

        var answer = await signIns.FinishAsync(context, given, fields["code"].ToString(), recovery, cancel);
        return answer is SignInFinished.Opened(var account)
            ? new SeeOther(Start(given.Next, account))
            : RefusedAccount.SendBack(context, AccountText.Problem(answer)!);
    }

    private static async Task<IResult> SignOut(HttpContext context, SignIns signIns, IAntiforgery forms, CancellationToken cancel)
    {
        if (await ReadOwnAsync(context, forms, cancel) is not null)
        {
            await signIns.CloseAsync(context, cancel);
            context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        }

        return new SeeOther(AccountUrl.SignIn);
    }

    private static async Task<IResult> StepUp(
        HttpContext context, SignIns signIns, Passkeys passkeys, AccountSecrets secrets, IAntiforgery forms,
        IDbContextFactory<AccountDb> dbs, RefusalTrail refusals, CancellationToken cancel)
    {
        if (await ReadOwnAsync(context, forms, cancel) is not { } fields)
        {
            return RefusedAccount.SendBack(context, AccountText.TryAgain);
        }

        var id = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var account = await db.Users.AsNoTracking().FirstAsync(one => one.Id == id, cancel);
        string? problem;
        if (fields.TryGetValue(PasskeyButton.FieldName, out var credential))
        {
            problem = (await passkeys.CheckAsync(context, credential.ToString()))?.Id == id ? null : AccountText.PasskeyRefused;
        }
        else
        {
            problem = AccountText.Problem(await secrets.TakeCodeAsync(db, account, fields["code"].ToString(), cancel));
        }

        if (problem is not null)
        {
            await refusals.SignInAsync(context, account, "second factor again", cancel);
            return RefusedAccount.SendBack(context, problem);
        }

        await signIns.GoOnAsync(context, db, account, cancel);
        return new SeeOther(Start(NextOf(context), account));
    }

    private static async Task<IResult> AskPasskey(HttpContext context, Passkeys passkeys, IAntiforgery forms, CancellationToken cancel) =>
        await ReadOwnAsync(context, forms, cancel) is null
            ? TypedResults.Text(AccountText.TryAgain, statusCode: StatusCodes.Status400BadRequest)
            : TypedResults.Text(await passkeys.AskAsync(context), "application/json");
}
