using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// Who is asking, and whether they may. Every call of a service of the clinician area asks here first, with the account as it stands at
/// that moment: a page that hides a button has refused nothing.
/// </summary>
public sealed class StaffAccess(AuthenticationStateProvider authentication, StaffRegister register, RefusalTrail? refusals = null)
{
    /// <returns>Whoever is signed in, as their account stands now.</returns>
    /// <exception cref="AccessDeniedException">Nobody is, or they may not.</exception>
    /// <exception cref="StepUpNeededException">They may, once they have given their second factor again.</exception>
    public async Task<Staff> DemandAsync(Permission permission, CancellationToken cancel)
    {
        var staff = await FindAsync(cancel);
        if (staff is null || !staff.May(permission))
        {
            if (staff is not null && refusals is not null)
            {
                await refusals.ActAsync(staff, permission, cancel);
            }

            throw new AccessDeniedException(permission);
        }

        return AccessMatrix.NeedsStepUp(permission) && !register.IsFresh(staff) ? throw new StepUpNeededException(permission) : staff;
    }

    /// <returns>The id of this very sign-in among those of its account, or null.</returns>
    public async Task<string?> FindSignInAsync() =>
        (await authentication.GetAuthenticationStateAsync()).User.FindFirstValue(SignInSessions.Claim);

    /// <returns>Whoever is signed in, or null.</returns>
    public async Task<Staff?> FindAsync(CancellationToken cancel) =>
        await register.FindAsync((await authentication.GetAuthenticationStateAsync()).User, cancel);
}

/// <summary>Somebody asked for what they may not have. Not an attack by itself: a role may have been taken away a moment ago.</summary>
public class AccessDeniedException(Permission permission) : Exception($"This needs the permission {permission}.")
{
    public Permission Permission { get; } = permission;
}

/// <summary>They may, but gave their second factor too long ago: send them to <c>/account/step-up</c> with the page to come back to.</summary>
public sealed class StepUpNeededException(Permission permission) : AccessDeniedException(permission);
