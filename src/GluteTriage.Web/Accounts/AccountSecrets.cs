using System.Security.Cryptography;
using GluteTriage.Sessions.Typing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>Makes and checks what people prove themselves with, apart from passkeys. Each check can succeed once for each proof.</summary>
internal sealed class AccountSecrets(
    IDataProtectionProvider protection, IPasswordHasher<Account> hasher, GuessGate gate, TimeProvider clock) : IDisposable
{
    private const int RecoveryCodes = 10;
    private const int RecoveryBytes = 15;
    private const int GroupLetters = 4;

    private readonly IDataProtector seal = protection.CreateProtector("GluteTriage.Accounts.CodeKey.1");

    /// <summary>Checked against for names that do not exist, so that they take as long as those that do.</summary>
    private readonly Lazy<string> nobodysHash = new(() => hasher.HashPassword(new Account(), OneTimeToken.Make(16)));

    /// <summary>Each hash is a fifth of a second of one processor: more of them at once, and the pages of people who need help stand still.</summary>
    private const int HashesAtOnce = 2;

    /// <summary>Beyond so many who wait, the next is told to come back.</summary>
    private const int WaitingAtMost = 20;

    /// <summary>How long whoever finds too many waiting is asked to wait.</summary>
    public static readonly TimeSpan Busy = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim hashing = new(HashesAtOnce, HashesAtOnce);
    private int waiting;

    public void Dispose() => hashing.Dispose();

    public async Task<string> HashPasswordAsync(string password, CancellationToken cancel)
    {
        await hashing.WaitAsync(cancel);
        try
        {
            return hasher.HashPassword(new Account(), TypedText.Canonical(password));
        }
        finally
        {
            hashing.Release();
        }
    }

    public string Seal(byte[] key) => seal.Protect(Convert.ToBase64String(key));

    /// <param name="account">Null where there is no account of the name: the answer is no, and takes as long.</param>
    /// <returns>Null when too many wait for theirs already.</returns>
    public async Task<bool?> IsPasswordAsync(Account? account, string password, CancellationToken cancel)
    {
        try
        {
            if (Interlocked.Increment(ref waiting) > WaitingAtMost)
            {
                return null;
            }

            await hashing.WaitAsync(cancel);
            try
            {
                return IsPassword(account, password);
            }
            finally
            {
                hashing.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private bool IsPassword(Account? account, string password) =>
        password.Length <= PasswordRules.Longest
        && hasher.VerifyHashedPassword(account ?? new Account(), account?.PasswordHash ?? nobodysHash.Value, TypedText.Canonical(password))
            != PasswordVerificationResult.Failed
        && account is { PasswordHash: not null, DisabledAt: null };

    /// <returns>Taken, wrong, used, or to wait.</returns>
    public async Task<ProofTaken> TakeCodeAsync(AccountDb db, Account account, string code, CancellationToken cancel)
    {
        var name = "code/" + account.Id;
        if (gate.Enter(name) is { } wait)
        {
            return new ProofTaken.Wait(wait);
        }

        if (account.CodeKey is null || OpenKey(account.CodeKey) is not { } key || Totp.FindStep(key, code, clock.GetUtcNow()) is not { } step)
        {
            return new ProofTaken.CodeWrong();
        }

        // Of many at once with the same code, the file lets one through.
        if (await db.Users.Where(one => one.Id == account.Id && one.LastTimeStep < step)
            .ExecuteUpdateAsync(one => one.SetProperty(user => user.LastTimeStep, step), cancel) != 1)
        {
            return new ProofTaken.CodeUsed();
        }

        gate.Open(name);
        return new ProofTaken.Taken();
    }

    /// <returns>Taken, recovery wrong, or to wait.</returns>
    public async Task<ProofTaken> TakeRecoveryCodeAsync(AccountDb db, Account account, string code, CancellationToken cancel)
    {
        var name = "recovery/" + account.Id;
        if (gate.Enter(name) is { } wait)
        {
            return new ProofTaken.Wait(wait);
        }

        var (hash, now) = (OneTimeToken.Hash(Bare(code)), clock.GetUtcNow());
        if (await db.RecoveryCodes.Where(one => one.CodeHash == hash && one.AccountId == account.Id && one.UsedAt == null)
            .ExecuteUpdateAsync(one => one.SetProperty(row => row.UsedAt, now), cancel) != 1)
        {
            return new ProofTaken.RecoveryWrong();
        }

        gate.Open(name);
        return new ProofTaken.Taken();
    }

    /// <summary>Replaces all recovery codes. Add the account before, and save after.</summary>
    /// <returns>The new ones, to be shown once.</returns>
    public static async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(AccountDb db, string account, CancellationToken cancel)
    {
        await db.RecoveryCodes.Where(code => code.AccountId == account).ExecuteDeleteAsync(cancel);
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => Grouped(Totp.Text(RandomNumberGenerator.GetBytes(RecoveryBytes)))).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { CodeHash = OneTimeToken.Hash(Bare(code)), AccountId = account }));
        return codes;
    }

    private static string Grouped(string code) => string.Join('-', code.Chunk(GroupLetters).Select(group => new string(group)));

    private static string Bare(string code) => TypedText.Code(code);

    private byte[]? OpenKey(string sealedKey)
    {
        try
        {
            return Convert.FromBase64String(seal.Unprotect(sealedKey));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
