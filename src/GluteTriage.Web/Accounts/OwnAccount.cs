using System.Security.Claims;
using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>What somebody changes about their own account. Every change needs a second factor of the last ten minutes.</summary>
internal sealed class OwnAccount(
    IDbContextFactory<AccountDb> dbs, StaffRegister register, StaffSessions sessions, AccountSecrets secrets, AuditedLog audit)
{
    public sealed record Shown(Staff Staff, bool HasPassword, int Browsers);

    public async Task<Shown?> ShowAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        if (await register.FindAsync(user, cancel) is not { } staff)
        {
            return null;
        }

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var account = await db.Users.AsNoTracking().SingleAsync(one => one.Id == staff.Id, cancel);
        return new Shown(staff, account.PasswordHash is not null, await sessions.Live(db).CountAsync(one => one.AccountId == staff.Id, cancel));
    }

    /// <returns>Whoever is signed in and has proved it lately, or null.</returns>
    public async Task<Staff?> FreshAsync(ClaimsPrincipal user, CancellationToken cancel) =>
        await register.FindAsync(user, cancel) is { } staff && register.IsFresh(staff) ? staff : null;

    /// <summary>Gives the account a new app, new recovery codes and, where there is one, a new password; ends its other sign-ins.</summary>
    /// <returns>The recovery codes; null when the second factor is too old.</returns>
    public async Task<IReadOnlyList<string>?> SetAppAsync(ClaimsPrincipal user, string account, NewFactors factors, CancellationToken cancel)
    {
        if (await FreshAsync(user, cancel) is not { } staff || staff.Id != account)
        {
            return null;
        }

        IReadOnlyList<string> codes = [];
        await ChangeAsync(user, staff, "new authenticator app", async (db, row) =>
        {
            row.PasswordHash = factors.PasswordHash ?? row.PasswordHash;
            row.CodeKey = secrets.Seal(factors.CodeKey!);
            row.LastTimeStep = factors.UsedStep;
            codes = await AccountSecrets.RenewRecoveryCodesAsync(db, account, cancel);
        }, cancel);
        return codes;
    }

    public Task SetPasswordAsync(ClaimsPrincipal user, Staff staff, string password, CancellationToken cancel) =>
        ChangeAsync(user, staff, "new password", (_, row) =>
        {
            row.PasswordHash = secrets.HashPassword(password);
            return Task.CompletedTask;
        }, cancel);

    public async Task<IReadOnlyList<string>> RenewCodesAsync(ClaimsPrincipal user, Staff staff, CancellationToken cancel)
    {
        IReadOnlyList<string> codes = [];
        await ChangeAsync(user, staff, "new recovery codes", async (db, _) => codes = await AccountSecrets.RenewRecoveryCodesAsync(db, staff.Id, cancel), cancel);
        return codes;
    }

    public Task EndOthersAsync(ClaimsPrincipal user, Staff staff, CancellationToken cancel) =>
        ChangeAsync(user, staff, "other sign-ins ended", (_, _) => Task.CompletedTask, cancel);

    public async Task<bool> IsPasswordAsync(Staff staff, string password, GuessGate gate, CancellationToken cancel)
    {
        if (gate.Enter("own/" + staff.Id) is not null)
        {
            return false;
        }

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var right = secrets.IsPassword(await db.Users.AsNoTracking().SingleAsync(one => one.Id == staff.Id, cancel), password);
        if (right)
        {
            gate.Open("own/" + staff.Id);
        }

        return right;
    }

    /// <summary>Every change of a way to sign in ends the account's sign-ins elsewhere: one of them may be a thief's.</summary>
    public async Task ChangeAsync(
        ClaimsPrincipal user, Staff staff, string detail, Func<AccountDb, Account, Task> change, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var account = await db.Users.SingleAsync(one => one.Id == staff.Id, cancel);
        await change(db, account);
        account.SecurityStamp = OneTimeToken.Make(16);
        await db.SaveChangesAsync(cancel);
        await sessions.EndAllAsync(db, staff.Id, user.FindFirstValue(StaffSessions.Claim), cancel);
        await audit.RecordAsync(staff.Actor, AuditAct.AccountChanged, null, $"account {staff.Id}: {detail}", cancel);
        await transaction.CommitAsync(cancel);
        register.Revoke(staff.Id);
    }
}
