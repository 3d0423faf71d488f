using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// The way in where there is no account yet: an address of 128 random bits, told once in the log of whoever runs the site, good for
/// 30 minutes and for one administrator. A restart makes another.
/// </summary>
internal sealed class SetupLink(IDbContextFactory<AccountDb> dbs, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const int TokenBytes = 16;

    private string? hash;
    private DateTimeOffset expires;

    /// <returns>The address, without its host; null where there is an administrator.</returns>
    public async Task<string?> OfferAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.HasAdministratorAsync(cancel))
        {
            return null;
        }

        var token = OneTimeToken.Make(TokenBytes);
        expires = clock.GetUtcNow() + Lifetime;
        hash = OneTimeToken.Hash(token);
        return AccountUrl.SetupFor(token);
    }

    /// <summary>Whether the link is good now. It is not once anybody is an administrator, whoever made them one.</summary>
    public async Task<bool> IsGoodAsync(AccountDb db, string token, CancellationToken cancel) =>
        hash is { } kept
        && clock.GetUtcNow() < expires
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kept), Encoding.ASCII.GetBytes(OneTimeToken.Hash(token)))
        && !await db.HasAdministratorAsync(cancel);

    /// <summary>It has made its administrator, and makes no other, whatever becomes of that one.</summary>
    public void UseUp(string token) => Interlocked.CompareExchange(ref hash, null, OneTimeToken.Hash(token) == hash ? hash : "");
}

internal static class Administrators
{
    /// <summary>A disabled one counts: disabling is no way to get a second setup link.</summary>
    public static Task<bool> HasAdministratorAsync(this AccountDb db, CancellationToken cancel) =>
        db.Users.AnyAsync(account => account.RoleNames.Contains(nameof(StaffRole.Administrator)), cancel);
}
