using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// Makes an account straight in the file, for whoever runs the machine and for tests. No address of the site leads here.
/// </summary>
internal sealed class AccountOpening(IDbContextFactory<AccountDb> dbs, AccountStart start, AccountSecrets secrets, TimeProvider clock)
{
    /// <param name="codeKey">Key of the authenticator app; see <see cref="Totp.NewKey"/>.</param>
    /// <returns>Id of the account.</returns>
    public async Task<string> OpenAsync(
        string name, string password, byte[] codeKey, ImmutableSortedSet<StaffRole> roles, CancellationToken cancel)
    {
        await start.Ready;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var account = new Account
        {
            UserName = name,
            NormalizedUserName = Enrolment.Normal(name),
            PasswordHash = await secrets.HashPasswordAsync(password, cancel),
            CodeKey = secrets.Seal(codeKey),
            SecurityStamp = OneTimeToken.Make(16),
            Roles = roles,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Users.Add(account);
        await db.SaveChangesAsync(cancel);
        return account.Id;
    }
}
