using System.Security.Claims;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>Opens and ends sign-ins. Only whoever gave two factors, or a passkey that knew its person, gets one.</summary>
internal sealed class SignIns(
    IDbContextFactory<AccountDb> dbs, SignInSessions sessions, StaffRegister register, AccountSecrets secrets, GuessGate gate,
    KnownBrowser known, RefusalTrail refusals, AuditedLog audit, TimeProvider clock)
{
    public const string PasswordStep = "password-given";

    /// <summary>Somebody gave a right password a moment ago; it is no sign-in.</summary>
    public sealed record PasswordGiven(string Account, string Stamp, string? Next);

    /// <returns>Right, wrong, or to wait: the same for a wrong password, no such name and a disabled account.</returns>
    public async Task<PasswordChecked> CheckPasswordAsync(
        HttpContext context, string name, string password, string? next, CancellationToken cancel)
    {
        var (normal, counted) = (Enrolment.Normal(name), known.CountedAs(context, name));
        var waits = gate.Enter(counted);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(one => one.NormalizedUserName == normal, cancel);
        if (waits is { } wait)
        {
            await refusals.SignInAsync(context, account, "too many tries", cancel);
            return new PasswordChecked.Wait(wait);
        }

        if (await secrets.IsPasswordAsync(account, password, cancel) is not true and var right)
        {
            await refusals.SignInAsync(context, account, right is null ? "too many at once" : "password", cancel);
            return right is null ? new PasswordChecked.Wait(AccountSecrets.Busy) : new PasswordChecked.Wrong();
        }

        gate.Open(counted);
        return new PasswordChecked.Right(new PasswordGiven(account!.Id, account.SecurityStamp!, next));
    }

    /// <summary>The second factor after a password.</summary>
    /// <returns>Opened, after which the browser has that account's sign-in; password gone; or refused.</returns>
    public async Task<SignInFinished> FinishAsync(HttpContext context, PasswordGiven given, string code, bool recovery, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var account = await db.Users.FirstOrDefaultAsync(one => one.Id == given.Account, cancel);
        if (account is not { DisabledAt: null } || account.SecurityStamp != given.Stamp)
        {
            return new SignInFinished.PasswordGone();
        }

        var taken = recovery
            ? await secrets.TakeRecoveryCodeAsync(db, account, code, cancel)
            : await secrets.TakeCodeAsync(db, account, code, cancel);
        if (taken is not ProofTaken.Taken)
        {
            await refusals.SignInAsync(context, account, recovery ? "recovery code" : "one-time code", cancel);
            return new SignInFinished.Refused(taken);
        }

        await OpenAsync(context, db, account, recovery ? "recovery code" : "one-time code", cancel);
        return new SignInFinished.Opened(account);
    }

    /// <summary>Signs in whoever has just given both factors, or a passkey. A sign-in of this browser before this one is ended.</summary>
    public Task OpenAsync(HttpContext context, AccountDb db, Account account, string by, CancellationToken cancel)
    {
        known.Remember(context, account.UserName!);
        return OpenAsync(context, db, account, by, goesOn: false, cancel);
    }

    /// <summary>Makes a sign-in anew whose person has just given a factor again. It ends when the one before would have.</summary>
    public Task GoOnAsync(HttpContext context, AccountDb db, Account account, CancellationToken cancel) =>
        OpenAsync(context, db, account, SignInsLately.FactorAgain, goesOn: true, cancel);

    public async Task CloseAsync(HttpContext context, CancellationToken cancel)
    {
        if (await register.FindAsync(context.User, cancel) is { } staff)
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            await sessions.EndAsync(db, context.User, cancel);
            register.Revoke(staff.Id);
            await audit.RecordAsync(staff.Actor, AuditAct.SignedOut, null, "", cancel);
        }

        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private async Task OpenAsync(HttpContext context, AccountDb db, Account account, string by, bool goesOn, CancellationToken cancel)
    {
        await audit.RecordAsync(new Actor(account.Id, account.UserName!), AuditAct.SignedIn, null, by, cancel);
        var now = clock.GetUtcNow();
        var since = goesOn ? await sessions.FindStartAsync(context.User, cancel) ?? now : now;
        await sessions.EndAsync(db, context.User, cancel);
        register.Forget(context.User);
        await db.Users.Where(one => one.Id == account.Id).ExecuteUpdateAsync(one => one.SetProperty(user => user.LastSignInAt, now), cancel);
        var id = await sessions.BeginAsync(db, account.Id, since, cancel);
        SealedStep.Drop(context);
        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            new ClaimsPrincipal(new ClaimsIdentity(
                [new(ClaimTypes.NameIdentifier, account.Id), new(SignInSessions.Claim, id)], CookieAuthenticationDefaults.AuthenticationScheme)));
    }
}
