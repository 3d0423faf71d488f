using System.Collections.Immutable;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Typing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>A link that makes an account, or renews the factors of one.</summary>
/// <param name="Name">The name it was made for; null on the setup link, whose person chooses.</param>
/// <param name="Renews">Id of the account whose factors it replaces.</param>
/// <param name="MayBeAlone">Whether its person may declare that they work alone.</param>
internal sealed record EnrolmentLink(
    bool IsSetup, string Token, string? Name, ImmutableSortedSet<StaffRole> Roles, string? InvitedBy, string? Renews, bool MayBeAlone = false)
{
    /// <summary>Whether its person has declared it.</summary>
    public bool Alone { get; init; }
}

/// <summary>What somebody signs in with from now on: a passkey, or a password and the key of an app.</summary>
/// <param name="UsedStep">The time step of the code that showed the app to work; it is used up.</param>
internal sealed record NewFactors(UserPasskeyInfo? Passkey, string? PasswordHash, byte[]? CodeKey, long UsedStep);

/// <summary>Turns a link into an account, once.</summary>
internal sealed class Enrolment(
    IDbContextFactory<AccountDb> dbs, SetupLink setup, AccountSecrets secrets, StaffRegister register, AuditedLog audit, TimeProvider clock)
{
    public const int LongestName = 60;

    /// <summary>What names are told apart by: two that look alike but for unseen characters or the form of a letter are one.</summary>
    public static string Normal(string name) => TypedText.Plain(name).ToUpperInvariant();

    /// <summary>As everybody sees it.</summary>
    public static string Shown(string name) => TypedText.Canonical(name).Trim();

    /// <returns>The link behind a token, or null when it is none, too old or used up.</returns>
    public async Task<EnrolmentLink?> FindAsync(bool isSetup, string token, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (isSetup)
        {
            return await setup.IsGoodAsync(db, token, cancel)
                ? new EnrolmentLink(true, token, null, [StaffRole.Administrator], null, null, await SoloPractice.CanBeDeclaredAsync(db, cancel))
                : null;
        }

        var (hash, now) = (OneTimeToken.Hash(token), clock.GetUtcNow());
        var found = await db.Invitations.AsNoTracking()
            .FirstOrDefaultAsync(one => one.TokenHash == hash && one.UsedAt == null && one.Expires > now, cancel);
        return found is null
            ? null
            : new EnrolmentLink(
                false, token, found.Name,
                new Account { Roles = [.. found.RoleNames.Split(' ').Select(Enum.Parse<StaffRole>)] }.Roles,
                found.InvitedBy, found.Renews);
    }

    /// <returns>What is wrong with a name, or null.</returns>
    public async Task<NameFault?> FindFaultAsync(string name, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await FindFaultAsync(db, name, cancel);
    }

    /// <inheritdoc cref="FindFaultAsync(string, CancellationToken)"/>
    public static async Task<NameFault?> FindFaultAsync(AccountDb db, string name, CancellationToken cancel)
    {
        if (Shown(name) is not { Length: >= 2 and <= LongestName } shown || !TypedText.IsName(shown) || Normal(shown).Length < 2)
        {
            return NameFault.Unfit;
        }

        var normal = Normal(name);
        var names = await db.Users.Select(account => new { account.UserName, account.NormalizedUserName }).ToListAsync(cancel);
        var skeleton = Skeleton.Of(name);
        return names.Exists(one => one.NormalizedUserName == normal || Skeleton.Of(one.UserName ?? "") == skeleton) ? NameFault.Taken : null;
    }

    /// <summary>Whether an invitation stands for this name, or for one that looks like it: of the two the second could not be used.</summary>
    public async Task<bool> IsInvitedAsync(AccountDb db, string name, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var names = await db.Invitations
            .Where(one => one.UsedAt == null && one.Renews == null && one.Expires > now).Select(one => one.Name).ToListAsync(cancel);
        var (normal, skeleton) = (Normal(name), Skeleton.Of(name));
        return names.Exists(one => Normal(one) == normal || Skeleton.Of(one) == skeleton);
    }

    /// <summary>Uses the link up and makes the account with its factors in one transaction; of two at once, one. What fails leaves the link good.</summary>
    /// <param name="id">The id a new account gets.</param>
    /// <returns>The account and its recovery codes, none without an authenticator app; null when the link was not good any more.</returns>
    public async Task<(Account Account, IReadOnlyList<string> Codes)?> MakeAsync(
        EnrolmentLink link, string id, string name, NewFactors factors, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await MayUseAsync(db, link, cancel) || (link.Alone && !(link.IsSetup && await SoloPractice.CanBeDeclaredAsync(db, cancel))))
        {
            return null;
        }

        var wasAlone = link.Renews is null ? await SoloPractice.EndAsync(db, link.Roles, cancel) : null;
        var account = link.Renews is null ? NewAccount(link, id, name) : await db.Users.SingleAsync(one => one.Id == link.Renews, cancel);
        account.PasswordHash = factors.PasswordHash;
        account.CodeKey = factors.CodeKey is null ? null : secrets.Seal(factors.CodeKey);
        account.LastTimeStep = factors.UsedStep;
        account.SecurityStamp = OneTimeToken.Make(16);
        if (link.Renews is null)
        {
            db.Users.Add(account);
        }

        await db.SaveChangesAsync(cancel);
        if (factors.Passkey is not null)
        {
            await Passkeys.AddAsync(db, account, factors.Passkey, AccountText.FirstPasskey, cancel);
        }

        IReadOnlyList<string> codes = factors.CodeKey is null ? [] : await AccountSecrets.RenewRecoveryCodesAsync(db, account.Id, cancel);
        await db.SaveChangesAsync(cancel);
        await audit.RecordAsync(
            new Actor(account.Id, account.UserName!), AuditAct.AccountChanged, null,
            $"account {account.Id} {(link.Renews is null ? "made" : "given new factors")}, "
                + $"{(factors.PasswordHash is null ? "passkey" : "password and app")}",
            cancel);
        await RecordSoloAsync(link, account, wasAlone, cancel);
        await transaction.CommitAsync(cancel);
        if (link.IsSetup)
        {
            setup.UseUp(link.Token);
        }

        register.Revoke(account.Id);
        if (wasAlone is not null)
        {
            register.Revoke(wasAlone.Id);
        }

        return (account, codes);
    }

    /// <summary>Working alone begins and ends with acts of its own: whoever reads the trail must not have to guess it from roles.</summary>
    private async Task RecordSoloAsync(EnrolmentLink link, Account account, Account? wasAlone, CancellationToken cancel)
    {
        var actor = new Actor(account.Id, account.UserName!);
        if (link.Alone)
        {
            await audit.RecordAsync(actor, AuditAct.SoloDeclared, null, $"account {account.Id}", cancel);
        }

        if (wasAlone is not null)
        {
            await audit.RecordAsync(actor, AuditAct.SoloEnded, null, $"account {wasAlone.Id}: roles {string.Join(' ', wasAlone.Roles)}", cancel);
        }
    }

    private Account NewAccount(EnrolmentLink link, string id, string name) => new()
    {
        Id = id,
        UserName = Shown(name),
        NormalizedUserName = Normal(name),
        Roles = link.Alone ? SoloPractice.Stored : link.Roles,
        CreatedAt = clock.GetUtcNow(),
        InvitedBy = link.InvitedBy,
    };

    /// <summary>One transaction writes at a time: whoever comes second at the setup link finds an administrator, and at another finds it used.</summary>
    private async Task<bool> MayUseAsync(AccountDb db, EnrolmentLink link, CancellationToken cancel)
    {
        if (link.IsSetup)
        {
            return await setup.IsGoodAsync(db, link.Token, cancel);
        }

        var (hash, now) = (OneTimeToken.Hash(link.Token), clock.GetUtcNow());
        return await db.Invitations.Where(one => one.TokenHash == hash && one.UsedAt == null && one.Expires > now)
            .ExecuteUpdateAsync(one => one.SetProperty(row => row.UsedAt, now), cancel) == 1;
    }
}
