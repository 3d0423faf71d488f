using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// A practice of one clinician: one account that may do everything, declared with the very first account of a site and by nothing else, and
/// over as soon as there is another. What is stored is an administrator with a mark; what the mark gives is asked anew at each call.
/// </summary>
internal static class SoloPractice
{
    /// <summary>What the account of somebody who works alone is stored with: without the mark it is an administrator, who reads no session.</summary>
    public static readonly ImmutableSortedSet<StaffRole> Stored = [StaffRole.Administrator, StaffRole.Solo];

    /// <summary>What working alone is made of.</summary>
    public static readonly ImmutableSortedSet<StaffRole> Parts = [.. Enum.GetValues<StaffRole>().Where(CanBeGiven)];

    /// <summary>An administrator gives roles to others; nobody gives this one.</summary>
    public static bool CanBeGiven(StaffRole role) => Enum.IsDefined(role) && role is not StaffRole.Solo;

    /// <summary>Only at the very beginning: once there was anybody, nobody can be made to have been alone.</summary>
    public static async Task<bool> CanBeDeclaredAsync(AccountDb db, CancellationToken cancel) => !await db.Users.AnyAsync(cancel);

    /// <summary>
    /// What the account may do now. A colleague counts however they came to be there, and whether or not they are disabled: who is not alone is
    /// an administrator like any other.
    /// </summary>
    public static async Task<ImmutableSortedSet<StaffRole>> RolesNowAsync(AccountDb db, Account account, CancellationToken cancel) =>
        !account.Roles.Contains(StaffRole.Solo) ? account.Roles
        : await db.Users.AnyAsync(other => other.Id != account.Id, cancel) ? account.Roles.Remove(StaffRole.Solo)
        : [StaffRole.Solo];

    /// <summary>
    /// What is left to whoever worked alone once a colleague has come. Where that one lets people in and out from now on, they go on reading;
    /// else they are the administrator, and read no session. Never both: that would be an administrator who reads.
    /// </summary>
    public static ImmutableSortedSet<StaffRole> Keeps(ImmutableSortedSet<StaffRole> colleague) => colleague.Contains(StaffRole.Administrator)
        ? [StaffRole.Reviewer, StaffRole.Lead, StaffRole.Editor]
        : [StaffRole.Administrator, StaffRole.Editor];

    /// <summary>Whoever works alone does so no longer. Call in the transaction that adds the colleague, and save after.</summary>
    /// <param name="colleague">The roles of the colleague.</param>
    /// <returns>The account, with the roles it keeps; null where nobody worked alone.</returns>
    public static async Task<Account?> EndAsync(AccountDb db, ImmutableSortedSet<StaffRole> colleague, CancellationToken cancel)
    {
        if (await db.Users.SingleOrDefaultAsync(one => one.RoleNames.Contains(nameof(StaffRole.Solo)), cancel) is not { } alone)
        {
            return null;
        }

        alone.Roles = Keeps(colleague);
        return alone;
    }
}
