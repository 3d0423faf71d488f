using System.Buffers.Text;
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
        HttpContext context, OwnAccount own, Passkeys passkeys, IAntiforgery forms, CancellationToken cancel) =>
        await AccountRoutes.ReadOwnAsync(context, forms, cancel) is null || await own.FreshAsync(context.User, cancel) is not { } staff
            ? TypedResults.Text(AccountText.StepUpLead, statusCode: StatusCodes.Status400BadRequest)
            : TypedResults.Text(await passkeys.BeginAsync(context, staff.Id, staff.Name, staff.Id), "application/json");

    private static async Task<IResult> Post(
        HttpContext context, OwnAccount own, Passkeys passkeys, SealedStep steps, AccountSecrets secrets, GuessGate gate, IAntiforgery forms,
        CancellationToken cancel)
    {
        if (await AccountRoutes.ReadOwnAsync(context, forms, cancel) is not { } fields)
        {
            return SamePage.With(context, new RefusedAccount(AccountText.TryAgain));
        }

        if (await own.FreshAsync(context.User, cancel) is not { } staff)
        {
            return new SeeOther(AccountUrl.With(AccountUrl.StepUp, AccountUrl.Own));
        }

        var user = context.User;
        switch (fields["act"].ToString())
        {
            case "add-passkey":
                return await AddPasskeyAsync();
            case "remove-passkey":
                return await RemovePasskeyAsync();
            case "password":
                return await SetPasswordAsync();
            case "app":
                steps.Keep(context, AppStep.Kind, new AppStep(staff.Id, false, "", staff.Name, null, Totp.NewKey()));
                return new SeeOther(AccountUrl.Enrol);
            case "codes":
                steps.Keep(context, FreshCodes.Kind, new FreshCodes(await own.RenewCodesAsync(user, staff, cancel)));
                return new SeeOther(EnrolmentRoutes.CodesAddress);
            case "end-others":
                await own.EndOthersAsync(user, staff, cancel);
                return new SeeOther(AccountUrl.Own);
            default:
                return new SeeOther(AccountUrl.Own);
        }

        async Task<IResult> AddPasskeyAsync()
        {
            var label = fields["label"].ToString().Trim();
            if (await passkeys.FinishAsync(context, fields[PasskeyButton.FieldName].ToString(), staff.Id) is not { } made
                || made.Account != staff.Id || label.Length is 0 or > LongestLabel)
            {
                return SamePage.With(context, new RefusedAccount(AccountText.PasskeyRefused));
            }

            await own.ChangeAsync(user, staff, "passkey added", (db, row) => Passkeys.AddAsync(db, row, made.Passkey, label, cancel), cancel);
            return new SeeOther(AccountUrl.Own);
        }

        async Task<IResult> RemovePasskeyAsync()
        {
            var shown = await own.ShowAsync(user, cancel);
            if (shown is not { HasPassword: true } && await passkeys.CountAsync(staff.Id, cancel) < 2)
            {
                return SamePage.With(context, new RefusedAccount(AccountText.LastWay));
            }

            var id = Base64Url.IsValid(fields["id"].ToString()) ? Base64Url.DecodeFromChars(fields["id"].ToString()) : [];
            await own.ChangeAsync(user, staff, "passkey removed", (db, _) => Passkeys.RemoveAsync(db, staff.Id, id, cancel), cancel);
            return new SeeOther(AccountUrl.Own);
        }

        async Task<IResult> SetPasswordAsync()
        {
            var shown = await own.ShowAsync(user, cancel);
            var password = fields["password"].ToString();
            var problem = shown is { HasPassword: true } && !await own.IsPasswordAsync(staff, fields["current"].ToString(), gate, cancel)
                ? AccountText.PasswordNotRight
                : PasswordRules.FindFault(password, staff.Name) ?? (password == fields["again"].ToString() ? null : AccountText.PasswordDiffers);
            if (problem is not null)
            {
                return SamePage.With(context, new RefusedAccount(problem));
            }

            if (shown is { HasPassword: true })
            {
                await own.SetPasswordAsync(user, staff, password, cancel);
                return new SeeOther(AccountUrl.Own);
            }

            steps.Keep(context, AppStep.Kind, new AppStep(staff.Id, false, "", staff.Name, secrets.HashPassword(password), Totp.NewKey()));
            return new SeeOther(AccountUrl.Enrol);
        }
    }
}
