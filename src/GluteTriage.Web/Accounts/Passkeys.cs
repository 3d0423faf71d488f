using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>Passkeys: what a browser is asked, and whether its answer is right. The person must have been verified by their device.</summary>
internal sealed class Passkeys(IPasskeyHandler<Account> handler, UserManager<Account> users, SealedStep steps, IDbContextFactory<AccountDb> dbs)
{
    private const string AskingStep = "passkey-asked";
    private const string MakingStep = "passkey-being-made";

    private sealed record Asked(string? State);

    /// <param name="Account">Id the account has or will have.</param>
    private sealed record BeingMade(string? State, string Account, string Name, string Purpose);

    /// <returns>What the browser's own call is to be given, as JSON. No name is needed: the passkey knows whose it is.</returns>
    public async Task<string> AskAsync(HttpContext context)
    {
        var options = await handler.MakeRequestOptionsAsync(null, context);
        steps.Keep(context, AskingStep, new Asked(options.AssertionState));
        return options.RequestOptionsJson;
    }

    /// <returns>The account the passkey opens, or null.</returns>
    public async Task<Account?> CheckAsync(HttpContext context, string credential)
    {
        if (credential.Length == 0 || steps.Read<Asked>(context, AskingStep) is not { } asked)
        {
            return null;
        }

        SealedStep.Drop(context);
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = context,
            CredentialJson = credential,
            AssertionState = asked.State,
        });
        if (!result.Succeeded || result.User is not { DisabledAt: null })
        {
            return null;
        }

        // Its counter has moved on. The passkey alone is stored: the framework's manager would write the account back as it was read, and
        // undo what an administrator has changed meanwhile.
        await using var db = await dbs.CreateDbContextAsync(context.RequestAborted);
        using var store = new UserOnlyStore<Account, AccountDb>(db);
        await store.AddOrUpdatePasskeyAsync(result.User, result.Passkey, context.RequestAborted);
        await db.SaveChangesAsync(context.RequestAborted);
        return await db.Users.AsNoTracking()
            .SingleOrDefaultAsync(account => account.Id == result.User.Id && account.DisabledAt == null, context.RequestAborted);
    }

    /// <param name="purpose">The link or account it is for: a passkey made for one cannot be used for another.</param>
    public async Task<string> BeginAsync(HttpContext context, string account, string name, string purpose)
    {
        var options = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account, Name = name, DisplayName = name }, context);
        steps.Keep(context, MakingStep, new BeingMade(options.AttestationState, account, name, purpose));
        return options.CreationOptionsJson;
    }

    /// <returns>The new passkey, whose account it is for and the name chosen with it; null when the answer is not right.</returns>
    public async Task<(UserPasskeyInfo Passkey, string Account, string Name)?> FinishAsync(HttpContext context, string credential, string purpose)
    {
        if (credential.Length == 0 || steps.Read<BeingMade>(context, MakingStep) is not { } made || made.Purpose != purpose)
        {
            return null;
        }

        SealedStep.Drop(context);
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = context,
            CredentialJson = credential,
            AttestationState = made.State,
        });
        return result is { Succeeded: true, Passkey.IsUserVerified: true } ? (result.Passkey, made.Account, made.Name) : null;
    }

    /// <summary>Stores a passkey, within the transaction that is open, under a name its owner will know it by.</summary>
    public static async Task AddAsync(AccountDb db, Account owner, UserPasskeyInfo passkey, string name, CancellationToken cancel)
    {
        passkey.Name = name;
        using var store = new UserOnlyStore<Account, AccountDb>(db);
        await store.AddOrUpdatePasskeyAsync(owner, passkey, cancel);
        await db.SaveChangesAsync(cancel);
    }

    public async Task<IReadOnlyList<UserPasskeyInfo>> ListAsync(string account) =>
        await users.FindByIdAsync(account) is { } owner ? [.. await users.GetPasskeysAsync(owner)] : [];

    public async Task<int> CountAsync(string account, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.UserPasskeys.CountAsync(passkey => passkey.UserId == account, cancel);
    }

    public static Task RemoveAsync(AccountDb db, string account, byte[] credential, CancellationToken cancel) =>
        db.UserPasskeys.Where(passkey => passkey.UserId == account && passkey.CredentialId == credential).ExecuteDeleteAsync(cancel);
}
