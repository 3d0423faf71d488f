using System.Buffers.Text;
using GluteTriage.Sessions.Typing;
using GluteTriage.Web.Checking;
using Microsoft.AspNetCore.Antiforgery;

namespace GluteTriage.Web.Accounts;

/// <summary>What the page of one's own account posts.</summary>
internal static class OwnAccountRoutes
{
    private const int LongestLabel = 60;

    public static void MapOwnAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(AccountUrl.Own, Post).RequireAuthorization().WithOrder(-1);
        routes.MapPost(AccountUrl.PasskeyForOwn, BeginPasskey).RequireAuthorization().WithOrder(-1);
    }

    private static async Task<IResult> BeginPasskey(
        HttpContext context, OwnAccount own, Passkeys passkeys, IAntiforgery forms, CancellationToken cancel)
    {
        if (await AccountRoutes.ReadOwnAsync(context, forms, cancel) is null)
        {
            return TypedResults.Text(AccountText.TryAgain, statusCode: StatusCodes.Status400BadRequest);
        }

        try
        {
            var staff = await own.FreshAsync(cancel);
            return TypedResults.Text(await passkeys.BeginAsync(context, staff.Id, staff.Name, staff.Id), "application/json");
        }
        catch (StepUpNeededException)
        {
            return TypedResults.Text(AccountText.StepUpLead, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> Post(
        HttpContext context, OwnAccount own, Passkeys passkeys, SealedStep steps, AccountSecrets secrets, IAntiforgery forms, CancellationToken cancel)
    {
        if (await AccountRoutes.ReadOwnAsync(context, forms, cancel) is not { } fields)
        {
            return RefusedAccount.SendBack(context, AccountText.TryAgain);
        }

        try
        {
            var staff = await own.FreshAsync(cancel);
            return fields["act"].ToString() switch
            {
                "add-passkey" => await AddPasskeyAsync(staff),
                "remove-passkey" => await RemovePasskeyAsync(),
                "password" => await SetPasswordAsync(staff),
                "app" => BeginApp(staff, null),
                "codes" => await RenewCodesAsync(),
                "end-others" => await EndOthersAsync(),
                _ => new SeeOther(AccountUrl.Own),
            };
        }
        catch (StepUpNeededException)
        {
            return new SeeOther(AccountUrl.With(AccountUrl.StepUp, AccountUrl.Own));
        }

        async Task<IResult> AddPasskeyAsync(Staff staff)
        {
            var label = TypedText.Sentences(fields["label"].ToString());
            if (await passkeys.FinishAsync(context, fields[PasskeyButton.FieldName].ToString(), staff.Id) is not { } made
                || made.Account != staff.Id || label.Length is 0 or > LongestLabel)
            {
                return RefusedAccount.SendBack(context, AccountText.PasskeyRefused);
            }

            await own.AddPasskeyAsync(made.Passkey, label, cancel);
            return new SeeOther(AccountUrl.Own);
        }

        async Task<IResult> RemovePasskeyAsync()
        {
            var id = Base64Url.IsValid(fields["id"].ToString()) ? Base64Url.DecodeFromChars(fields["id"].ToString()) : [];
            return AccountText.Problem(await own.RemovePasskeyAsync(id, cancel)) is { } problem
                ? RefusedAccount.SendBack(context, problem)
                : new SeeOther(AccountUrl.Own);
        }

        async Task<IResult> SetPasswordAsync(Staff staff)
        {
            var password = fields["password"].ToString();
            var problem = PasswordRules.FindFault(password, staff.Name) is { } weak ? AccountText.Problem(weak)
                : password == fields["again"].ToString() ? null : AccountText.PasswordDiffers;
            if (problem is null && !(await own.ShowAsync(cancel)).HasPassword)
            {
                return BeginApp(staff, await secrets.HashPasswordAsync(password, cancel));
            }

            problem ??= AccountText.Problem(await own.SetPasswordAsync(fields["current"].ToString(), password, cancel));
            return problem is null ? new SeeOther(AccountUrl.Own) : RefusedAccount.SendBack(context, problem);
        }

        IResult BeginApp(Staff staff, string? passwordHash)
        {
            steps.Keep(context, AppStep.Kind, new AppStep(staff.Id, false, "", staff.Name, passwordHash, Totp.NewKey()));
            return new SeeOther(AccountUrl.Enrol);
        }

        async Task<IResult> RenewCodesAsync()
        {
            steps.Keep(context, FreshCodes.Kind, new FreshCodes(await own.RenewCodesAsync(cancel)));
            return new SeeOther(EnrolmentRoutes.CodesAddress);
        }

        async Task<IResult> EndOthersAsync()
        {
            await own.EndOthersAsync(cancel);
            return new SeeOther(AccountUrl.Own);
        }
    }
}
