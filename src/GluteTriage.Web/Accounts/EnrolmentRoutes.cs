using GluteTriage.Web.Checking;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>A password was chosen, and the authenticator app is being set up.</summary>
/// <param name="Own">Id of the account whose page this came from; null when a link is being used.</param>
/// <param name="PasswordHash">The new password; null when it stays as it is.</param>
/// <param name="Alone">Whether whoever uses the setup link has declared that they work alone.</param>
internal sealed record AppStep(string? Own, bool IsSetup, string Token, string Name, string? PasswordHash, byte[] Key, bool Alone = false)
{
    public const string Kind = "app";
}

/// <summary>Recovery codes on their way to the page that shows them.</summary>
internal sealed record FreshCodes(IReadOnlyList<string> Codes)
{
    public const string Kind = "codes";
}

/// <summary>Making an account from a link.</summary>
internal static class EnrolmentRoutes
{
    public const string CodesAddress = "/account/recovery-codes";

    public static void MapEnrolment(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(AccountUrl.Setup + "/{token}", Setup).WithOrder(-1);
        routes.MapPost(AccountUrl.Accept + "/{token}", Accept).WithOrder(-1);
        routes.MapPost(AccountUrl.PasskeyForEnrolment, BeginPasskey).WithOrder(-1);
        routes.MapPost(AccountUrl.Enrol, FinishApp).WithOrder(-1);
        routes.MapPost(CodesAddress, CodesKept).WithOrder(-1);
    }

    private static Task<IResult> Setup(
        HttpContext context, string token, Enrolment enrolment, Passkeys passkeys, SealedStep steps, AccountSecrets secrets, SignIns signIns,
        IAntiforgery forms, IDbContextFactory<AccountDb> dbs, CancellationToken cancel) =>
        PostAsync(context, true, token, enrolment, passkeys, steps, secrets, signIns, forms, dbs, cancel);

    private static Task<IResult> Accept(
        HttpContext context, string token, Enrolment enrolment, Passkeys passkeys, SealedStep steps, AccountSecrets secrets, SignIns signIns,
        IAntiforgery forms, IDbContextFactory<AccountDb> dbs, CancellationToken cancel) =>
        PostAsync(context, false, token, enrolment, passkeys, steps, secrets, signIns, forms, dbs, cancel);

    private static async Task<IResult> PostAsync(
        HttpContext context, bool isSetup, string token, Enrolment enrolment, Passkeys passkeys, SealedStep steps, AccountSecrets secrets,
        SignIns signIns, IAntiforgery forms, IDbContextFactory<AccountDb> dbs, CancellationToken cancel)
    {
        if (await AccountRoutes.ReadOwnAsync(context, forms, cancel) is not { } fields)
        {
            return RefusedAccount.SendBack(context, AccountText.TryAgain);
        }

        if (await enrolment.FindAsync(isSetup, token, cancel) is not { } link)
        {
            return new SeeOther(context.Request.Path);
        }

        var name = link.Name ?? fields["name"].ToString();
        var alone = fields.ContainsKey(AloneBox.FieldName);
        if (fields.TryGetValue(PasskeyButton.FieldName, out var credential))
        {
            if (await passkeys.FinishAsync(context, credential.ToString(), OneTimeToken.Hash(token)) is not { } made)
            {
                return RefusedAccount.SendBack(context, AccountText.PasskeyRefused, name, alone);
            }

            if (await FindNameFaultAsync(enrolment, link, made.Name, cancel) is { } taken)
            {
                return RefusedAccount.SendBack(context, AccountText.Problem(taken), made.Name, alone);
            }

            var factors = new NewFactors(made.Passkey, null, null, 0);
            if (await enrolment.MakeAsync(link with { Alone = alone }, made.Account, made.Name, factors, cancel) is not { } done)
            {
                return new SeeOther(context.Request.Path);
            }

            await using var db = await dbs.CreateDbContextAsync(cancel);
            await signIns.OpenAsync(context, db, done.Account, "passkey", cancel);
            return new SeeOther(AccountRoutes.Start(null, done.Account));
        }

        var password = fields["password"].ToString();
        var problem = await FindNameFaultAsync(enrolment, link, name, cancel) is { } unfit ? AccountText.Problem(unfit)
            : PasswordRules.FindFault(password, name) is { } weak ? AccountText.Problem(weak)
            : (password == fields["again"].ToString() ? null : AccountText.PasswordDiffers);
        if (problem is not null)
        {
            return RefusedAccount.SendBack(context, problem, name, alone);
        }

        steps.Keep(
            context, AppStep.Kind, new AppStep(null, isSetup, token, name, await secrets.HashPasswordAsync(password, cancel), Totp.NewKey(), alone));
        return new SeeOther(AccountUrl.Enrol);
    }

    private static async Task<IResult> BeginPasskey(
        HttpContext context, Enrolment enrolment, Passkeys passkeys, IAntiforgery forms, CancellationToken cancel)
    {
        if (await AccountRoutes.ReadOwnAsync(context, forms, cancel) is not { } fields
            || await enrolment.FindAsync(fields["setup"] == "yes", fields["link"].ToString(), cancel) is not { } link)
        {
            return TypedResults.Text(AccountText.LinkGoneTitle, statusCode: StatusCodes.Status400BadRequest);
        }

        var name = link.Name ?? fields["name"].ToString();
        return await FindNameFaultAsync(enrolment, link, name, cancel) is { } problem
            ? TypedResults.Text(AccountText.Problem(problem), statusCode: StatusCodes.Status400BadRequest)
            : TypedResults.Text(
                await passkeys.BeginAsync(context, link.Renews ?? Guid.NewGuid().ToString(), name, OneTimeToken.Hash(link.Token)), "application/json");
    }

    private static async Task<IResult> FinishApp(
        HttpContext context, Enrolment enrolment, OwnAccount own, SealedStep steps, SignIns signIns, IAntiforgery forms,
        IDbContextFactory<AccountDb> dbs, TimeProvider clock, GuessGate gate, CancellationToken cancel)
    {
        if (await AccountRoutes.ReadOwnAsync(context, forms, cancel) is not { } fields)
        {
            return RefusedAccount.SendBack(context, AccountText.TryAgain);
        }

        if (steps.Read<AppStep>(context, AppStep.Kind) is not { } step)
        {
            return new SeeOther(AccountUrl.Enrol);
        }

        if (gate.Enter("app/" + OneTimeToken.Hash(Totp.Text(step.Key))) is { } wait)
        {
            return RefusedAccount.SendBack(context, AccountText.Wait(wait));
        }

        if (Totp.FindStep(step.Key, fields["code"].ToString(), clock.GetUtcNow()) is not { } used)
        {
            return RefusedAccount.SendBack(context, AccountText.CodeWrong);
        }

        var factors = new NewFactors(null, step.PasswordHash, step.Key, used);
        IReadOnlyList<string> codes;
        if (step.Own is not null)
        {
            try
            {
                if (await own.SetAppAsync(step.Own, factors, cancel) is not { } renewed)
                {
                    return new SeeOther(AccountUrl.Own);
                }

                codes = renewed;
            }
            catch (AccessDeniedException)
            {
                return new SeeOther(AccountUrl.With(AccountUrl.StepUp, AccountUrl.Own));
            }
        }
        else
        {
            if (await enrolment.FindAsync(step.IsSetup, step.Token, cancel) is not { } link
                || await FindNameFaultAsync(enrolment, link, step.Name, cancel) is not null
                || await enrolment.MakeAsync(link with { Alone = step.Alone }, Guid.NewGuid().ToString(), step.Name, factors, cancel) is not { } made)
            {
                SealedStep.Drop(context);
                return new SeeOther(step.IsSetup ? AccountUrl.SetupFor(step.Token) : AccountUrl.AcceptFor(step.Token));
            }

            await using var db = await dbs.CreateDbContextAsync(cancel);
            await signIns.OpenAsync(context, db, made.Account, "one-time code", cancel);
            codes = made.Codes;
        }

        steps.Keep(context, FreshCodes.Kind, new FreshCodes(codes));
        return new SeeOther(CodesAddress);
    }

    private static async Task<IResult> CodesKept(HttpContext context, IAntiforgery forms, CancellationToken cancel)
    {
        if (await AccountRoutes.ReadOwnAsync(context, forms, cancel) is null)
        {
            return new SeeOther(CodesAddress);
        }

        SealedStep.Drop(context);
        return new SeeOther(AccountRoutes.FirstPage(context.User));
    }

    private static async Task<NameFault?> FindNameFaultAsync(Enrolment enrolment, EnrolmentLink link, string name, CancellationToken cancel) =>
        link.Renews is null ? await enrolment.FindFaultAsync(name, cancel) : null;
}
