using GluteTriage.Sessions.Auditing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>What somebody changes about their own account. Every change needs a second factor of the last ten minutes.</summary>
internal sealed class OwnAccount(
    StaffAccess access, StaffRegister register, IDbContextFactory<AccountDb> dbs, SignInSessions sessions, AccountSecrets secrets, GuessGate gate,
    AuditedLog audit, SignInsLately lately)
{
    /// <param name="Lately">Sign-ins and refused tries, the latest first.</param>
    public sealed record Shown(Staff Staff, bool HasPassword, int Browsers, IReadOnlyList<AuditEntry> Lately);

    [Needs(Permission.ManageOwnAccount)]
    public async Task<Shown> ShowAsync(CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ManageOwnAccount, cancel);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var account = await db.Users.AsNoTracking().SingleAsync(one => one.Id == staff.Id, cancel);
        return new Shown(
            staff, account.PasswordHash is not null, await sessions.Live(db).CountAsync(one => one.AccountId == staff.Id, cancel),
            await lately.OfAsync(staff.Id, cancel));
    }

    /// <returns>Whoever is signed in, and has proved it lately.</returns>
    /// <exception cref="StepUpNeededException">Their second factor is older than ten minutes.</exception>
    [Needs(Permission.ManageOwnAccount)]
    public async Task<Staff> FreshAsync(CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ManageOwnAccount, cancel);
        return register.IsFresh(staff) ? staff : throw new StepUpNeededException(Permission.ManageOwnAccount);
    }

    [Needs(Permission.ManageOwnAccount)]
    public async Task AddPasskeyAsync(UserPasskeyInfo passkey, string label, CancellationToken cancel) => await ChangeAsync(
        await FreshAsync(cancel), "passkey added", (db, row) => Passkeys.AddAsync(db, row, passkey, label, cancel), cancel);

    /// <returns>Made, or last way.</returns>
    [Needs(Permission.ManageOwnAccount)]
    public async Task<PasskeyRemoved> RemovePasskeyAsync(byte[] credential, CancellationToken cancel)
    {
        var staff = await FreshAsync(cancel);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var account = await db.Users.SingleAsync(one => one.Id == staff.Id, cancel);
        await Passkeys.RemoveAsync(db, staff.Id, credential, cancel);

        // Asked within the transaction: of two who each remove another one at once, one is refused.
        if (account.PasswordHash is null && !await db.UserPasskeys.AnyAsync(passkey => passkey.UserId == staff.Id, cancel))
        {
            return new PasskeyRemoved.LastWay();
        }

        await FinishAsync(db, account, staff, "passkey removed", cancel);
        await transaction.CommitAsync(cancel);
        register.Revoke(staff.Id);
        return new PasskeyRemoved.Made();
    }

    /// <summary>Gives the account a new app, new recovery codes and, where there is one, a new password.</summary>
    /// <param name="account">Id of the account whose page began this; somebody else may have signed in since.</param>
    /// <returns>The recovery codes, to be shown once; null when it is not theirs.</returns>
    [Needs(Permission.ManageOwnAccount)]
    public async Task<IReadOnlyList<string>?> SetAppAsync(string account, NewFactors factors, CancellationToken cancel)
    {
        var staff = await FreshAsync(cancel);
        if (staff.Id != account)
        {
            return null;
        }

        IReadOnlyList<string> codes = [];
        await ChangeAsync(staff, "new authenticator app", async (db, row) =>
        {
            row.PasswordHash = factors.PasswordHash ?? row.PasswordHash;
            row.CodeKey = secrets.Seal(factors.CodeKey!);
            row.LastTimeStep = factors.UsedStep;
            codes = await AccountSecrets.RenewRecoveryCodesAsync(db, account, cancel);
        }, cancel);
        return codes;
    }

    /// <param name="current">The present password.</param>
    /// <param name="password">The new one; it obeys <see cref="PasswordRules"/>.</param>
    /// <returns>Made, current wrong, or to wait.</returns>
    [Needs(Permission.ManageOwnAccount)]
    public async Task<PasswordSet> SetPasswordAsync(string current, string password, CancellationToken cancel)
    {
        var staff = await FreshAsync(cancel);
        if (gate.Enter("own/" + staff.Id) is { } wait)
        {
            return new PasswordSet.Wait(wait);
        }

        await using (var db = await dbs.CreateDbContextAsync(cancel))
        {
            switch (await secrets.IsPasswordAsync(await db.Users.AsNoTracking().SingleAsync(one => one.Id == staff.Id, cancel), current, cancel))
            {
                case null:
                    return new PasswordSet.Wait(AccountSecrets.Busy);
                case false:
                    return new PasswordSet.CurrentWrong();
            }
        }

        gate.Open("own/" + staff.Id);
        var hash = await secrets.HashPasswordAsync(password, cancel);
        await ChangeAsync(staff, "new password", (_, row) =>
        {
            row.PasswordHash = hash;
            return Task.CompletedTask;
        }, cancel);
        return new PasswordSet.Made();
    }

    /// <returns>The recovery codes, to be shown once.</returns>
    [Needs(Permission.ManageOwnAccount)]
    public async Task<IReadOnlyList<string>> RenewCodesAsync(CancellationToken cancel)
    {
        var staff = await FreshAsync(cancel);
        IReadOnlyList<string> codes = [];
        await ChangeAsync(
            staff, "new recovery codes", async (db, _) => codes = await AccountSecrets.RenewRecoveryCodesAsync(db, staff.Id, cancel), cancel);
        return codes;
    }

    [Needs(Permission.ManageOwnAccount)]
    public async Task EndOthersAsync(CancellationToken cancel) =>
        await ChangeAsync(await FreshAsync(cancel), "other sign-ins ended", (_, _) => Task.CompletedTask, cancel);

    private async Task ChangeAsync(Staff staff, string detail, Func<AccountDb, Account, Task> change, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var account = await db.Users.SingleAsync(one => one.Id == staff.Id, cancel);
        await change(db, account);
        await FinishAsync(db, account, staff, detail, cancel);
        await transaction.CommitAsync(cancel);
        register.Revoke(staff.Id);
    }

    /// <summary>Every change of a way to sign in ends the account's sign-ins elsewhere: one of them may be a thief's.</summary>
    private async Task FinishAsync(AccountDb db, Account account, Staff staff, string detail, CancellationToken cancel)
    {
        account.SecurityStamp = OneTimeToken.Make(16);
        await db.SaveChangesAsync(cancel);
        await sessions.EndAllAsync(db, staff.Id, await access.FindSignInAsync(), cancel);
        await audit.RecordAsync(staff.Actor, AuditAct.AccountChanged, null, $"account {staff.Id}: {detail}", cancel);
    }
}
