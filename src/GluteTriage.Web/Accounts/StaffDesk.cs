using System.Collections.Immutable;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Web.Reviewing.Glass;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>One account as administrators see it.</summary>
/// <param name="HasApp">Whether it signs in with a password and the code of an app.</param>
public sealed record StaffLine(
    string Id, string Name, ImmutableSortedSet<StaffRole> Roles, bool HasPasskey, bool HasApp, DateTimeOffset? LastSignInAt, bool IsDisabled,
    bool IsSelf);

/// <summary>A link that was handed out and not used yet.</summary>
/// <param name="Renews">Whether it gives an account new factors rather than making one.</param>
public sealed record OpenInvitation(long Id, string Name, ImmutableSortedSet<StaffRole> Roles, bool Renews, DateTimeOffset Expires);

/// <summary>New factors for a colleague that whoever asks has asked for.</summary>
/// <param name="AgreedBy">Name of who agreed; null while nobody has.</param>
public sealed record AskedRenewal(long Id, string Name, string? AgreedBy);

/// <summary>Lets people in and out. Everything here needs a second factor of the last ten minutes.</summary>
internal sealed class StaffDesk(
    StaffAccess access, IDbContextFactory<AccountDb> dbs, SignInSessions sessions, StaffRegister register, Enrolment enrolment,
    AccountSecrets secrets, GlassFeed feed, AuditedLog audit, TimeProvider clock)
{
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromHours(24);

    private const int TokenBytes = 16;

    [Needs(Permission.ManageStaff)]
    public async Task<IReadOnlyList<StaffLine>> ListAsync(CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ManageStaff, cancel);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var withPasskey = (await db.UserPasskeys.Select(passkey => passkey.UserId).Distinct().ToListAsync(cancel)).ToHashSet();
        var accounts = await db.Users.AsNoTracking().OrderBy(account => account.UserName).ToListAsync(cancel);
        return
        [
            .. accounts.Select(account => new StaffLine(
                account.Id, account.UserName!, account.Roles, withPasskey.Contains(account.Id), account.CodeKey is not null,
                account.LastSignInAt, account.DisabledAt is not null, account.Id == staff.Id)),
        ];
    }

    /// <param name="endsSolo">Whether whoever works alone has said that they want that to end once the link is used.</param>
    /// <returns>Link made, no role, name refused, or ends solo.</returns>
    [Needs(Permission.ManageStaff)]
    public async Task<StaffChange> InviteAsync(string name, ImmutableSortedSet<StaffRole> roles, CancellationToken cancel, bool endsSolo = false)
    {
        var staff = await access.DemandAsync(Permission.ManageStaff, cancel);
        if (!AreRoles(roles))
        {
            return new StaffChange.NoRole();
        }

        // One transaction writes at a time: of two invitations at once, the second finds the name of the first.
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await Enrolment.FindFaultAsync(db, name, cancel) is { } fault)
        {
            return new StaffChange.NameRefused(fault);
        }

        if (staff.WorksAlone && !endsSolo)
        {
            return new StaffChange.EndsSolo(SoloPractice.Keeps(roles));
        }

        if (await enrolment.IsInvitedAsync(db, name, cancel))
        {
            return new StaffChange.NameRefused(NameFault.Invited);
        }

        var token = Add(db, staff, Enrolment.Shown(name), roles, renews: null);
        await db.SaveChangesAsync(cancel);
        await audit.RecordAsync(
            staff.Actor, AuditAct.AccountInvited, null, $"roles {string.Join(' ', roles)}{(staff.WorksAlone ? "; ends working alone" : "")}", cancel);
        await transaction.CommitAsync(cancel);
        return new StaffChange.LinkMade(AccountUrl.AcceptFor(token));
    }

    [Needs(Permission.ManageStaff)]
    public async Task<IReadOnlyList<OpenInvitation>> ListInvitationsAsync(CancellationToken cancel)
    {
        await access.DemandAsync(Permission.ManageStaff, cancel);
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var open = await db.Invitations.AsNoTracking().Where(one => one.UsedAt == null && one.Expires > now).OrderBy(one => one.Id).ToListAsync(cancel);
        return
        [
            .. open.Select(one => new OpenInvitation(
                one.Id, one.Name, [.. one.RoleNames.Split(' ').Select(Enum.Parse<StaffRole>)], one.Renews is not null, one.Expires)),
        ];
    }

    /// <summary>Takes back a link that was not used yet.</summary>
    /// <returns>Made, or no such invitation.</returns>
    [Needs(Permission.ManageStaff)]
    public async Task<StaffChange> RevokeInvitationAsync(long id, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ManageStaff, cancel);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Invitations.Where(one => one.Id == id && one.UsedAt == null).ExecuteDeleteAsync(cancel) == 0)
        {
            return new StaffChange.NoInvitation();
        }

        await audit.RecordAsync(staff.Actor, AuditAct.AccountChanged, null, $"invitation {id} taken back", cancel);
        await transaction.CommitAsync(cancel);
        return new StaffChange.Made();
    }

    /// <summary>Nobody gives themself a role: an administrator would read sessions by it, and have nobody told (ADR 0027).</summary>
    /// <returns>Made, no role, not your roles, works alone, no account, or last administrator.</returns>
    [Needs(Permission.ManageStaff)]
    public async Task<StaffChange> SetRolesAsync(string id, ImmutableSortedSet<StaffRole> roles, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ManageStaff, cancel);
        if (!AreRoles(roles))
        {
            return new StaffChange.NoRole();
        }

        if (staff.WorksAlone)
        {
            return new StaffChange.WorksAlone();
        }

        if (id == staff.Id && !roles.IsSubsetOf(await RolesOfAsync(id, cancel)))
        {
            return new StaffChange.NotYourRoles();
        }

        return await ChangeAsync(staff, id, AuditAct.RolesChanged, $"roles {string.Join(' ', roles)}", (_, account) =>
        {
            account.Roles = roles;
            return Task.FromResult<StaffChange?>(null);
        }, cancel);
    }

    /// <returns>Made, no account, or last administrator.</returns>
    [Needs(Permission.ManageStaff)]
    public async Task<StaffChange> SetDisabledAsync(string id, bool disabled, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ManageStaff, cancel);
        return await ChangeAsync(staff, id, AuditAct.AccountChanged, disabled ? "disabled" : "enabled", async (db, account) =>
        {
            account.DisabledAt = disabled ? clock.GetUtcNow() : null;
            account.SecurityStamp = OneTimeToken.Make(TokenBytes);
            await sessions.EndAllAsync(db, id, except: null, cancel);
            return null;
        }, cancel);
    }

    /// <returns>Made, no account, or last administrator.</returns>
    [Needs(Permission.ManageStaff)]
    public async Task<StaffChange> EndSessionsAsync(string id, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ManageStaff, cancel);
        return await ChangeAsync(staff, id, AuditAct.AccountChanged, "sign-ins ended", async (db, account) =>
        {
            account.SecurityStamp = OneTimeToken.Make(TokenBytes);
            await sessions.EndAllAsync(db, id, except: null, cancel);
            return null;
        }, cancel);
    }

    /// <summary>
    /// Asks that a colleague be given new ways to sign in. Nothing is taken away yet: a second administrator or an auditor has to agree first, as
    /// whoever renews them could read under the colleague's name.
    /// </summary>
    /// <returns>Made, not yourself, no account, or asked already.</returns>
    [Needs(Permission.ManageStaff)]
    public async Task<StaffChange> AskNewFactorsAsync(string id, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ManageStaff, cancel);
        if (id == staff.Id)
        {
            return new StaffChange.NotYourself();
        }

        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id, cancel) is not { } account)
        {
            return new StaffChange.NoAccount();
        }

        var since = clock.GetUtcNow() - InvitationLifetime;
        if (await db.FactorRenewals.AnyAsync(one => one.AccountId == id && one.DoneAt == null && one.At > since, cancel))
        {
            return new StaffChange.AskedAlready();
        }

        db.FactorRenewals.Add(Renewal(staff, account, byCode: false));
        await db.SaveChangesAsync(cancel);
        await audit.RecordAsync(staff.Actor, AuditAct.AccountChanged, null, $"account {id}: new factors asked for", cancel);
        await transaction.CommitAsync(cancel);
        feed.Tell();
        return new StaffChange.Made();
    }

    /// <summary>Takes every way to sign in from an account and makes a link for new ones, once somebody else has agreed.</summary>
    /// <returns>Link made, not agreed yet, no account, or last administrator.</returns>
    [Needs(Permission.ManageStaff)]
    public async Task<StaffChange> RenewFactorsAsync(long renewal, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ManageStaff, cancel);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var since = clock.GetUtcNow() - InvitationLifetime;
        return await db.FactorRenewals.AsNoTracking().SingleOrDefaultAsync(
                one => one.Id == renewal && one.By == staff.Id && one.AgreedBy != null && one.DoneAt == null && one.At > since, cancel) is { } agreed
            ? await RenewAsync(staff, agreed.AccountId, "agreed", (now, _) => DoneAsync(now, renewal, cancel), cancel)
            : new StaffChange.NotAgreed();
    }

    /// <summary>The same at once, where the colleague gives one of their own recovery codes: that they are there stands in for the second person.</summary>
    /// <returns>Link made, not yourself, recovery code refused, no account, or last administrator.</returns>
    [Needs(Permission.ManageStaff)]
    public async Task<StaffChange> RenewFactorsByCodeAsync(string id, string code, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ManageStaff, cancel);
        return id == staff.Id
            ? new StaffChange.NotYourself()
            : await RenewAsync(staff, id, "by their recovery code", async (db, account) =>
            {
                if (await secrets.TakeRecoveryCodeAsync(db, account, code, cancel) is not ProofTaken.Taken and { } refused)
                {
                    return new StaffChange.CodeRefused(refused);
                }

                db.FactorRenewals.Add(Renewal(staff, account, byCode: true));
                return null;
            }, cancel);
    }

    /// <summary>What this administrator has asked for and may do now, or waits for.</summary>
    [Needs(Permission.ManageStaff)]
    public async Task<IReadOnlyList<AskedRenewal>> ListRenewalsAsync(CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ManageStaff, cancel);
        var since = clock.GetUtcNow() - InvitationLifetime;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.FactorRenewals.AsNoTracking().Where(one => one.By == staff.Id && one.DoneAt == null && one.At > since).OrderBy(one => one.Id)
            .Select(one => new AskedRenewal(one.Id, one.AccountName, one.AgreedByName)).ToListAsync(cancel);
    }

    private FactorRenewal Renewal(Staff staff, Account account, bool byCode) => new()
    {
        AccountId = account.Id,
        AccountName = account.UserName!,
        By = staff.Id,
        ByName = staff.Name,
        At = clock.GetUtcNow(),
        ByCode = byCode,
        DoneAt = byCode ? clock.GetUtcNow() : null,
    };

    /// <summary>An agreement is for one link, also where two windows ask for it at once.</summary>
    private async Task<StaffChange?> DoneAsync(AccountDb db, long renewal, CancellationToken cancel) =>
        await db.FactorRenewals.Where(one => one.Id == renewal && one.DoneAt == null)
            .ExecuteUpdateAsync(one => one.SetProperty(row => row.DoneAt, clock.GetUtcNow()), cancel) == 1
            ? null
            : new StaffChange.NotAgreed();

    /// <param name="check">What has to hold first, in the same transaction; why not, or null.</param>
    private async Task<StaffChange> RenewAsync(
        Staff staff, string id, string how, Func<AccountDb, Account, Task<StaffChange?>> check, CancellationToken cancel)
    {
        var token = "";
        var made = await ChangeAsync(staff, id, AuditAct.AccountChanged, $"new factors, {how}", async (db, account) =>
        {
            if (await check(db, account) is { } refused)
            {
                return refused;
            }

            (account.PasswordHash, account.CodeKey, account.SecurityStamp) = (null, null, OneTimeToken.Make(TokenBytes));
            await db.UserPasskeys.Where(passkey => passkey.UserId == id).ExecuteDeleteAsync(cancel);
            await db.RecoveryCodes.Where(code => code.AccountId == id).ExecuteDeleteAsync(cancel);
            await db.Invitations.Where(link => link.Renews == id && link.UsedAt == null).ExecuteDeleteAsync(cancel);
            await sessions.EndAllAsync(db, id, except: null, cancel);
            token = Add(db, staff, account.UserName!, account.Roles, id);
            return null;
        }, cancel);
        feed.Tell();
        return made is StaffChange.Made ? new StaffChange.LinkMade(AccountUrl.AcceptFor(token)) : made;
    }

    private async Task<ImmutableSortedSet<StaffRole>> RolesOfAsync(string id, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Users.Where(account => account.Id == id).Select(account => account.Roles).SingleAsync(cancel);
    }

    private static bool AreRoles(ImmutableSortedSet<StaffRole> roles) => roles.Count > 0 && roles.All(SoloPractice.CanBeGiven);

    private string Add(AccountDb db, Staff staff, string name, ImmutableSortedSet<StaffRole> roles, string? renews)
    {
        var token = OneTimeToken.Make(TokenBytes);
        db.Invitations.Add(new Invitation
        {
            TokenHash = OneTimeToken.Hash(token),
            Name = name,
            RoleNames = string.Join(' ', roles),
            InvitedBy = staff.Id,
            Expires = clock.GetUtcNow() + InvitationLifetime,
            Renews = renews,
        });
        return token;
    }

    private async Task<StaffChange> ChangeAsync(
        Staff staff, string id, AuditAct act, string detail, Func<AccountDb, Account, Task<StaffChange?>> change, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Users.SingleOrDefaultAsync(account => account.Id == id, cancel) is not { } account)
        {
            return new StaffChange.NoAccount();
        }

        if (await change(db, account) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancel);
        if (!await db.Users.AnyAsync(
            one => one.DisabledAt == null && one.RoleNames.Contains(nameof(StaffRole.Administrator))
                && (one.PasswordHash != null || db.UserPasskeys.Any(passkey => passkey.UserId == one.Id)), cancel))
        {
            return new StaffChange.LastAdministrator();
        }

        await audit.RecordAsync(staff.Actor, act, null, $"account {id}: {detail}", cancel);
        await transaction.CommitAsync(cancel);
        register.Revoke(id);
        return new StaffChange.Made();
    }
}
